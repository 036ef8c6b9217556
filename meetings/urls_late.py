"""Addresses of late papers and supplements, under /workspace/."""

from __future__ import annotations

from django.urls import path

from meetings.papers.panels import late as panels_late
from meetings.papers.views import late as views

MEETING = "meetings/<slug:pk>/late"

late_urls = [
    path(f"{MEETING}/", views.LateList.as_view(), name="late-list"),
    path(f"{MEETING}/supplement/", views.SupplementIssue.as_view(), name="supplement-issue"),
    path(f"{MEETING}/items/<uuid:item>/", views.LateAsk.as_view(), name="late-ask"),
    path(f"{MEETING}/items/<uuid:item>/papers/<uuid:paper>/", views.LateAsk.as_view(), name="late-ask-paper"),
    path("late/<uuid:public_id>/", views.LateDetail.as_view(), name="late-detail"),
    path("late/<uuid:public_id>/withdraw/", views.LateWithdraw.as_view(), name="late-withdraw"),
]

__all__ = ["late_urls", "panels_late"]  # importing the panel adds it to the meeting's page
