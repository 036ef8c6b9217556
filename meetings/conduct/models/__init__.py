"""A meeting at work."""

from meetings.conduct.models.attendance import Attendance, Presence
from meetings.conduct.models.conflicts import ConflictHandling, QuorumRecord
from meetings.conduct.models.decisions import BallotPaper, Decision, Vote
from meetings.conduct.models.sittings import ItemSession, PublicExclusion, Sitting

__all__ = [
    "Attendance",
    "BallotPaper",
    "ConflictHandling",
    "Decision",
    "ItemSession",
    "Presence",
    "PublicExclusion",
    "QuorumRecord",
    "Sitting",
    "Vote",
]
