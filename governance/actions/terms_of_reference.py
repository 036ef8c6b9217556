"""Terms of reference: dated versions with typed parameters (R157)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, words
from governance.models import Committee, TermsOfReference
from governance.selectors.procedure import in_force_before


@transaction.atomic
def create_terms_of_reference(
    *, committee: Committee, by: Any, reason: str = "", ends_previous: bool = False, **values: Any
) -> TermsOfReference:
    """Put a version of a committee's terms of reference in force between two dates.

    A parameter left out is unset: inherited from the standing orders, or not set at all (R172). `ends_previous` ends
    the version in force on the day before, in the same transaction.
    """
    terms_of_reference = TermsOfReference(committee=committee, **values)
    if ends_previous:
        for before in in_force_before(committee.terms_of_reference, terms_of_reference.effective_from):
            last_day = terms_of_reference.effective_from - timedelta(days=1)
            end_terms_of_reference(before, last_day=last_day, by=by, reason=reason)
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


def end_terms_of_reference(
    terms_of_reference: TermsOfReference, *, last_day: date, by: Any, reason: str
) -> TermsOfReference:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        terms_of_reference,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="terms_of_reference.ended",
        summary=f"Ended {terms_of_reference}, last day {words.day(last_day)}",
        reason=reason,
    )
