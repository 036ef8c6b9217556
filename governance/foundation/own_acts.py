"""Writes whose right may be a person's own, given as an outcome; no words of a private record enter the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from governance.foundation import actions, ledger
from governance.foundation.audit import Recorded, changes, save_recorded, snapshot
from governance.foundation.outcome import Outcome

R = TypeVar("R", bound=Recorded)


@transaction.atomic
def enter(
    row: R,
    *,
    icb: Any,
    right: Outcome,
    by: Any,
    event: str,
    summary: str,
    reason: str = "",
    rules: Iterable[Outcome] = (),
) -> R:
    """Save a new row: right → rules → save → ledger. `reason` stays in the row's history, which can be erased.

    Raises NotPermitted, RuleNotMet or ValidationError.
    """
    actions.allow(right)
    actions.obey(*rules)
    _save(row, by=by, reason=reason)
    ledger.record(event, by=by, icb=icb, subject=row, summary=summary, after=snapshot(row))
    return row


@transaction.atomic
def alter(
    row: R,
    values: Mapping[str, Any],
    *,
    icb: Any,
    right: Outcome,
    by: Any,
    event: str,
    summary: str,
    reason: str = "",
    expected_version: int | None = None,
    rules: Iterable[Outcome] = (),
) -> R:
    """Set `values` on a row that the caller has locked. Raises NotPermitted, RuleNotMet, ValidationError, StaleEdit."""
    actions.allow(right)
    actions.obey(*rules)
    before = snapshot(row)
    for name, value in values.items():
        setattr(row, name, value)
    _save(row, by=by, reason=reason, expected_version=expected_version)
    was, now = changes(before, snapshot(row))
    ledger.record(event, by=by, icb=icb, subject=row, summary=summary, before=was, after=now)
    return row


def _save(row: Recorded, *, by: Any, reason: str, expected_version: int | None = None) -> None:
    try:
        save_recorded(row, by=by, reason=reason, expected_version=expected_version)
    except IntegrityError as error:
        raise ValidationError(
            "Somebody saved something that clashes with this at the same moment."
        ) from error
