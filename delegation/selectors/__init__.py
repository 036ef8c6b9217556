"""Reads of what is delegated to whom; every answer is for a day."""

from delegation.selectors.authority import authority, treatment_of, who_may_decide
from delegation.selectors.catalogue import functions_visible_to, unlisted_functions
from delegation.selectors.holdings import Coverage, coverage_of, may_decide
from delegation.selectors.scheme import (
    entries_in_force,
    entries_visible_to,
    scheme_in_force,
    versions_in_force,
    versions_visible_to,
)
from delegation.selectors.scope import Scope, ScopeLine, scope_of
from delegation.selectors.versions import adoption_checks, version_before

__all__ = [
    "Coverage",
    "Scope",
    "ScopeLine",
    "adoption_checks",
    "authority",
    "coverage_of",
    "entries_in_force",
    "entries_visible_to",
    "functions_visible_to",
    "may_decide",
    "scheme_in_force",
    "scope_of",
    "treatment_of",
    "unlisted_functions",
    "version_before",
    "versions_in_force",
    "versions_visible_to",
    "who_may_decide",
]
