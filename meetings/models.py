"""What was done. The wings keep their own models; Django finds them here."""

from meetings.papers.models import (
    AgendaAgreement,
    AgendaItem,
    Annex,
    Commission,
    Folder,
    FolderFile,
    MatchReview,
    Paper,
    PaperUserObjectPermission,
    PaperVersion,
    PaperWithholding,
    Recommendation,
    SignOff,
    Submission,
    UploadLink,
)
from meetings.planning.models import DeadlineRule, Meeting, MeetingCommittee, MeetingUserObjectPermission

__all__ = [
    "AgendaAgreement",
    "AgendaItem",
    "Annex",
    "Commission",
    "DeadlineRule",
    "Folder",
    "FolderFile",
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
    "Submission",
    "UploadLink",
]
