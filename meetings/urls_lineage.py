"""Addresses of what is sent on and of the way of a matter, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance.enums import Permission
from governance.foundation.screens import Section, dashboard, navigation
from governance.foundation.screens.navigation import shown_with
from governance.foundation.screens.register import also_show
from meetings.conduct.views.decisions import Decisions
from meetings.record import panels_sent_on as panels
from meetings.record.views import sent_on as views

ITEM = "meetings/<slug:pk>/live/items/<uuid:item>"
DECISION = "decisions/<uuid:public_id>"

lineage_urls = [
    *views.Referrals().urls(),
    path(f"{ITEM}/send/", views.SendFromItem.as_view(), name="live-item-send"),
    path(f"{ITEM}/journey/", views.ItemJourney.as_view(), name="live-item-journey"),
    path(f"{DECISION}/send/", views.SendFromDecision.as_view(register=Decisions()), name="decision-send"),
    path(
        f"{DECISION}/journey/", views.DecisionJourney.as_view(register=Decisions()), name="decision-journey"
    ),
]

also_show("governance:committee", panels.of_committee)
also_show("meetings:decision", panels.of_decision)
dashboard.contribute(panels.on_first_page)
navigation.contribute(
    Section(
        "sent-on",
        "Sent on",
        "meetings:referral-list",
        56,
        "meetings",
        nouns=("referral", "assurance", "obligation"),
        shown=shown_with(Permission.VIEW_MEETING),
    )
)
