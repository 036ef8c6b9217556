"""Terms of reference: dated versions with typed parameters (R157)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from governance.enums import Permission
from governance.foundation import actions
from governance.models import Committee, TermsOfReference


def create_terms_of_reference(
    *, committee: Committee, by: Any, reason: str = "", **values: Any
) -> TermsOfReference:
    """Put a version of a committee's terms of reference in force between two dates."""
    terms_of_reference = TermsOfReference(committee=committee, **values)
    return actions.create(
        terms_of_reference,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="terms_of_reference.created",
        summary=f"{committee.name}: terms of reference {terms_of_reference.label}",
        reason=reason,
    )


def change_terms_of_reference(
    terms_of_reference: TermsOfReference,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> TermsOfReference:
    """Change or end a version; history and ledger keep what it was."""
    return actions.update(
        terms_of_reference,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="terms_of_reference.changed",
        summary=f"Changed {terms_of_reference}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )
