"""Addresses of the files of minutes, under /workspace/."""

from __future__ import annotations

from django.urls import path

from reports import minutes_ways
from reports.views import minutes

MINUTES = "meetings/<slug:pk>/minutes"

minutes_urls = [
    path(f"{MINUTES}/pdf/", minutes.MinutesPdf.as_view(), name="minutes-pdf"),
    path(f"{MINUTES}/word/", minutes.MinutesWord.as_view(), name="minutes-word"),
    path(f"{MINUTES}/word/changes/", minutes.MinutesChanges.as_view(), name="minutes-changes"),
    path(f"{MINUTES}/word/back/", minutes.MinutesWordBack.as_view(), name="minutes-word-back"),
]

__all__ = ["minutes_urls", "minutes_ways"]  # importing the ways adds them to the page of minutes
