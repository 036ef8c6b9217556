"""Addresses of the action log, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance.enums import Permission
from governance.foundation.screens import Section, dashboard, navigation
from governance.foundation.screens.navigation import shown_with
from governance.foundation.screens.register import also_show
from meetings.record import panels_action_log as panels
from meetings.record.views import action_log as views
from membership.interests import mine

action_urls = [
    *views.MeetingActions().urls(),
    path(
        "meetings/<slug:pk>/live/items/<uuid:item>/actions/add/",
        views.ActionNote.as_view(),
        name="live-item-action-add",
    ),
    path("meetings/<slug:pk>/actions/send/", views.MeetingActionsSend.as_view(), name="meeting-actions-send"),
]

also_show("governance:committee", panels.of_committee)
dashboard.contribute(panels.on_first_page)
mine.contribute(panels.my_actions)
navigation.contribute(
    Section(
        "actions",
        "Actions",
        "meetings:action-list",
        13,
        "meetings",
        nouns=("action", "my-actions"),
        shown=shown_with(Permission.VIEW_MEETING),
    )
)
