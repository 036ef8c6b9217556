"""What exists."""

from governance.foundation.models import (
    GovernanceEvent,
    Job,
    LedgerActor,
    LedgerChain,
    OutboxMessage,
    StoredFile,
)
from governance.models.access import RoleGrant, User
from governance.models.committees import Committee, CommitteePart, Post, Seat
from governance.models.cover_sheets import CoverSheetTemplate
from governance.models.forms import FormAppraisal, FormStep
from governance.models.maturity import StepRequest
from governance.models.organisations import IntegratedCareBoard, Organisation, Succession
from governance.models.places import Place, PlaceAuthority
from governance.models.procedure import StandingOrders, TermsOfReference

__all__ = [
    "Committee",
    "CommitteePart",
    "CoverSheetTemplate",
    "FormAppraisal",
    "FormStep",
    "GovernanceEvent",
    "IntegratedCareBoard",
    "Job",
    "LedgerActor",
    "LedgerChain",
    "Organisation",
    "OutboxMessage",
    "Place",
    "PlaceAuthority",
    "Post",
    "RoleGrant",
    "Seat",
    "StandingOrders",
    "StepRequest",
    "StoredFile",
    "Succession",
    "TermsOfReference",
    "User",
]
