"""Agenda and papers."""

from meetings.papers.models.agenda import AgendaItem
from meetings.papers.models.agreement import AgendaAgreement
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

__all__ = [
    "AgendaAgreement",
    "AgendaItem",
    "Annex",
    "MatchReview",
    "Paper",
    "PaperUserObjectPermission",
    "PaperVersion",
    "PaperWithholding",
    "Recommendation",
    "SignOff",
]
