"""Addresses of committees that meet together, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance.foundation.screens import dashboard
from meetings.planning import together_panel
from meetings.planning.views import together as views

ONE = "meeting-together/<uuid:public_id>"

together_urls = [
    path("meetings/<slug:pk>/together/ask/", views.TogetherAsk.as_view(), name="together-ask"),
    path(
        "meetings/<slug:pk>/together/<slug:committee>/leave/",
        views.TogetherLeave.as_view(),
        name="together-leave",
    ),
    path(f"{ONE}/", views.TogetherPage.as_view(), name="together-detail"),
    path(f"{ONE}/withdraw/", views.TogetherWithdraw.as_view(), name="together-withdraw"),
]

dashboard.contribute(together_panel.asked_to_meet)
