"""Agenda and papers."""

from meetings.papers.models.agenda import AgendaItem
from meetings.papers.models.agreement import AgendaAgreement
from meetings.papers.models.commissions import Commission, Submission, UploadLink
from meetings.papers.models.exemptions import Exemption, ExemptionReview, PrivateGround, RedactedCopy
from meetings.papers.models.folders import Folder, FolderFile
from meetings.papers.models.late import LateRequest, PaperIssue
from meetings.papers.models.matching import MatchReview
from meetings.papers.models.papers import (
    Annex,
    Paper,
    PaperUserObjectPermission,
    PaperVersion,
    PaperWithholding,
    Recommendation,
    SignOff,
)
from meetings.papers.models.rolling import AgendaRoll, ItemDeferral
from meetings.papers.models.routes import SignOffRoute, SignOffStep, StandIn

__all__ = [
    "AgendaAgreement",
    "AgendaItem",
    "AgendaRoll",
    "Annex",
    "Commission",
    "Exemption",
    "ExemptionReview",
    "Folder",
    "FolderFile",
    "ItemDeferral",
    "LateRequest",
    "MatchReview",
    "Paper",
    "PaperIssue",
    "PaperUserObjectPermission",
    "PaperVersion",
    "PaperWithholding",
    "PrivateGround",
    "Recommendation",
    "RedactedCopy",
    "SignOff",
    "SignOffRoute",
    "SignOffStep",
    "StandIn",
    "Submission",
    "UploadLink",
]
