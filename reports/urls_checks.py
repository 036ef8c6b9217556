"""Addresses of checks of papers."""

from __future__ import annotations

from django.urls import path

from reports.views import checks

MEETING = "meetings/<slug:pk>/checks"
PAPER = "papers/<uuid:paper>/checks"

urlpatterns = [
    path(f"{MEETING}/", checks.MeetingChecks.as_view(), name="meeting-checks"),
    path(f"{MEETING}/csv/", checks.MeetingChecksCsv.as_view(), name="meeting-checks-csv"),
    path(f"{MEETING}/word/", checks.MeetingChecksWord.as_view(), name="meeting-checks-word"),
    path(f"{PAPER}/", checks.PaperChecks.as_view(), name="paper-checks"),
    path(f"{PAPER}/<slug:mark>/aside/", checks.FindingAside.as_view(), name="finding-aside"),
    path(f"{PAPER}/<slug:mark>/take-up/", checks.FindingTakeUp.as_view(), name="finding-take-up"),
]
