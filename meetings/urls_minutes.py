"""Addresses of the minutes of a meeting, under /workspace/."""

from __future__ import annotations

from django.urls import path

from meetings.record import minutes_panels
from meetings.record.views import minutes, minutes_steps, minutes_writing

MINUTES = "meetings/<slug:pk>/minutes"

minutes_urls = [
    path(f"{MINUTES}/", minutes.MinutesPage.as_view(), name="minutes"),
    path(f"{MINUTES}/preview/", minutes.MinutesPreview.as_view(), name="minutes-preview"),
    path(f"{MINUTES}/versions/<int:number>/", minutes.MinutesVersionPage.as_view(), name="minutes-version"),
    path(f"{MINUTES}/write/", minutes_writing.MinutesWrite.as_view(), name="minutes-write"),
    path(f"{MINUTES}/write/<slug:only>/", minutes_writing.MinutesWrite.as_view(), name="minutes-write-one"),
    path(f"{MINUTES}/mend/<slug:only>/", minutes_writing.MinutesMend.as_view(), name="minutes-mend"),
    path(f"{MINUTES}/circulate/", minutes_steps.MinutesCirculate.as_view(), name="minutes-circulate"),
    path(f"{MINUTES}/comment/<uuid:entry>/", minutes_steps.MinutesComment.as_view(), name="minutes-comment"),
    path(f"{MINUTES}/comments/<uuid:comment>/", minutes_steps.MinutesAnswer.as_view(), name="minutes-answer"),
    path(f"{MINUTES}/to-meeting/", minutes_steps.MinutesToMeeting.as_view(), name="minutes-to-meeting"),
    path(f"{MINUTES}/approve/", minutes_steps.MinutesApprove.as_view(), name="minutes-approve"),
    path(f"{MINUTES}/sign/", minutes_steps.MinutesSign.as_view(), name="minutes-sign"),
]

__all__ = ["minutes_panels", "minutes_urls"]  # importing the panel adds it to the meeting's page
