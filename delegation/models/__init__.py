"""With what authority."""

from delegation.models.agreements import Agreement
from delegation.models.availability import AvailabilityRule
from delegation.models.comments import EntryComment
from delegation.models.entries import (
    DelegatedBudget,
    Delegator,
    Limit,
    Measure,
    SchemeEntry,
)
from delegation.models.functions import Function, FunctionAlias
from delegation.models.imports import (
    ColumnLayout,
    HolderAlias,
    ImportName,
    ImportRow,
    ImportTable,
    SchemeImport,
)
from delegation.models.operating import OperatingModel
from delegation.models.proposals import Proposal, ProposedChange
from delegation.models.schemes import Scheme, SchemeVersion

__all__ = [
    "Agreement",
    "AvailabilityRule",
    "ColumnLayout",
    "DelegatedBudget",
    "Delegator",
    "EntryComment",
    "Function",
    "FunctionAlias",
    "HolderAlias",
    "ImportName",
    "ImportRow",
    "ImportTable",
    "Limit",
    "Measure",
    "OperatingModel",
    "Proposal",
    "ProposedChange",
    "Scheme",
    "SchemeEntry",
    "SchemeImport",
    "SchemeVersion",
]
