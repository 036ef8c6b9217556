"""Addresses of papers that are waited for, under /workspace/."""

from __future__ import annotations

from django.urls import path

from meetings.papers.selectors.chasing import ESCALATION, REMINDER
from meetings.papers.views import chasing as views

BOARD = views.AwaitedPapers()

chasing_urls = [
    path("papers-waited-for/", views.AwaitedList.as_view(register=BOARD), name="awaited-paper-list"),
    path("papers-waited-for/csv/", views.AwaitedCsv.as_view(register=BOARD), name="awaited-paper-csv"),
    path(
        "papers-waited-for/remind/",
        views.Chase.as_view(register=BOARD, event=REMINDER),
        name="awaited-paper-remind",
    ),
    path(
        "papers-waited-for/sponsors/",
        views.Chase.as_view(register=BOARD, event=ESCALATION),
        name="awaited-paper-escalate",
    ),
    path("meetings/<slug:pk>/papers-waited-for/", views.MeetingChasing.as_view(), name="meeting-chasing"),
    path(
        "meetings/<slug:pk>/papers-waited-for/csv/",
        views.MeetingChasingCsv.as_view(),
        name="meeting-chasing-csv",
    ),
]
