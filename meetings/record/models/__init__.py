"""What is kept of a meeting once it is over."""

from meetings.record.models.action_log import ActionLink, ActionUpdate, MeetingAction
from meetings.record.models.effectiveness import EffectivenessReview
from meetings.record.models.obligations import ObligationFulfilment, StandingObligation
from meetings.record.models.sent_on import AssuranceReport, Referral

__all__ = [
    "ActionLink",
    "ActionUpdate",
    "AssuranceReport",
    "EffectivenessReview",
    "MeetingAction",
    "ObligationFulfilment",
    "Referral",
    "StandingObligation",
]
