"""Reads of what is delegated to whom; every answer is for a day."""

from delegation.selectors.authority import authority, treatment_of
from delegation.selectors.catalogue import functions_visible_to, unlisted_functions
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
    "Scope",
    "ScopeLine",
    "adoption_checks",
    "authority",
    "entries_in_force",
    "entries_visible_to",
    "functions_visible_to",
    "scheme_in_force",
    "scope_of",
    "treatment_of",
    "unlisted_functions",
    "version_before",
    "versions_in_force",
    "versions_visible_to",
]
