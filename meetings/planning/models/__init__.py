"""Meetings and what is planned around them."""

from meetings.planning.models.deadlines import DeadlineRule
from meetings.planning.models.meetings import (
    NOT_ISSUED,
    Meeting,
    MeetingCommittee,
    MeetingQuerySet,
    MeetingUserObjectPermission,
)

__all__ = [
    "NOT_ISSUED",
    "DeadlineRule",
    "Meeting",
    "MeetingCommittee",
    "MeetingQuerySet",
    "MeetingUserObjectPermission",
]
