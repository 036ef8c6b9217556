"""Addresses of the calendar, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance.enums import Permission
from meetings.papers import calendar_texts
from meetings.planning.views import calendars, moving, years
from meetings.planning.views.series import SeriesScreens

# importing the texts holds their dates against the calendar
__all__ = ["calendar_texts", "urlpatterns"]

ALL = calendars.Entrance("meetings:calendar-list", Permission.VIEW_MEETING)
MINE = calendars.Entrance("meetings:calendar-mine")

urlpatterns = [
    path("calendar/", calendars.CalendarPage.as_view(register=ALL), name="calendar-list"),
    path("calendar/mine/", calendars.MyCalendar.as_view(register=MINE), name="calendar-mine"),
    path("calendar/mine/<uuid:public_id>/end/", calendars.FeedEnd.as_view(), name="calendar-feed-end"),
    path("calendar/feed/<str:token>/meetings.ics", calendars.FeedFile.as_view(), name="calendar-feed"),
    path(
        "calendar/committees/<slug:slug>/",
        calendars.CommitteeCalendar.as_view(),
        name="calendar-committee",
    ),
    path(
        "calendar/committees/<slug:slug>/announce/",
        calendars.CalendarAnnounce.as_view(),
        name="calendar-announce",
    ),
    *SeriesScreens().urls(),
    path("meeting-series/<int:pk>/year/", years.MakeYear.as_view(), name="series-year"),
    path("meetings/<slug:pk>/move/", moving.MeetingMove.as_view(), name="meeting-move"),
]
