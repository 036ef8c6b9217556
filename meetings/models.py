"""What was done. The wings keep their own models; Django finds them here."""

from meetings.papers.models import (
    AgendaAgreement,
    AgendaItem,
    Annex,
    MatchReview,
    Paper,
    PaperUserObjectPermission,
    PaperVersion,
    PaperWithholding,
    Recommendation,
    SignOff,
)
from meetings.planning.models import DeadlineRule, Meeting, MeetingCommittee, MeetingUserObjectPermission

__all__ = [
    "AgendaAgreement",
    "AgendaItem",
    "Annex",
    "DeadlineRule",
    "MatchReview",
    "Meeting",
    "MeetingCommittee",
    "MeetingUserObjectPermission",
    "Paper",
    "PaperUserObjectPermission",
    "PaperVersion",
    "PaperWithholding",
    "Recommendation",
    "SignOff",
]
