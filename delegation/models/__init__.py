"""With what authority."""

from delegation.models.agreements import Agreement
from delegation.models.availability import AvailabilityRule
from delegation.models.comments import EntryComment
from delegation.models.engagement import ConcernTheme, StakeholderGroup, Stance
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
from delegation.models.milestones import Milestone, MilestoneNote
from delegation.models.operating import OperatingModel
from delegation.models.proposals import Proposal, ProposedChange
from delegation.models.roadmap import Indicator, IndicatorReading, RoadmapPhase
from delegation.models.schemes import Scheme, SchemeVersion

__all__ = [
    "Agreement",
    "AvailabilityRule",
    "ColumnLayout",
    "ConcernTheme",
    "DelegatedBudget",
    "Delegator",
    "EntryComment",
    "Function",
    "FunctionAlias",
    "HolderAlias",
    "ImportName",
    "ImportRow",
    "ImportTable",
    "Indicator",
    "IndicatorReading",
    "Limit",
    "Measure",
    "Milestone",
    "MilestoneNote",
    "OperatingModel",
    "Proposal",
    "ProposedChange",
    "RoadmapPhase",
    "Scheme",
    "SchemeEntry",
    "SchemeImport",
    "SchemeVersion",
    "StakeholderGroup",
    "Stance",
]
