"""Meetings and what is planned around them."""

from meetings.planning.models.calendars import CalendarEntry, CalendarFeed, MeetingInvitation
from meetings.planning.models.deadlines import DeadlineRule
from meetings.planning.models.meetings import (
    NOT_ISSUED,
    Meeting,
    MeetingCommittee,
    MeetingQuerySet,
    MeetingUserObjectPermission,
)
from meetings.planning.models.plan import PlanImport, PlanMove, PlannedItem
from meetings.planning.models.series import MeetingSeries
from meetings.planning.models.standing import StandingItem
from meetings.planning.models.together import TogetherRequest

__all__ = [
    "NOT_ISSUED",
    "CalendarEntry",
    "CalendarFeed",
    "DeadlineRule",
    "Meeting",
    "MeetingCommittee",
    "MeetingInvitation",
    "MeetingQuerySet",
    "MeetingSeries",
    "MeetingUserObjectPermission",
    "PlanImport",
    "PlanMove",
    "PlannedItem",
    "StandingItem",
    "TogetherRequest",
]
