"""With what authority."""

from delegation.models.entries import (
    DelegatedBudget,
    Delegator,
    Limit,
    Measure,
    SchemeEntry,
)
from delegation.models.functions import Function, FunctionAlias
from delegation.models.schemes import Scheme, SchemeVersion

__all__ = [
    "DelegatedBudget",
    "Delegator",
    "Function",
    "FunctionAlias",
    "Limit",
    "Measure",
    "Scheme",
    "SchemeEntry",
    "SchemeVersion",
]
