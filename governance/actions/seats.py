"""Seats at a committee: added, changed, ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation import actions, words
from governance.models import Committee, Seat


def create_seat(
    *,
    committee: Committee,
    by: Any,
    reason: str = "",
    **values: Any,
) -> Seat:
    """Add a place at the table of a committee, with or without a vote (R34, R35)."""
    row = Seat(committee=committee, **values)
    return actions.create(
        row,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="seat.created",
        summary=f"Added seat: {row}",
        reason=reason,
    )


def change_seat(
    seat: Seat,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> Seat:
    """Change its particulars. Raises NotPermitted, ValidationError or StaleEdit."""
    return actions.update(
        seat,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="seat.changed",
        summary=f"Changed seat: {seat}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def end_seat(seat: Seat, *, last_day: date, by: Any, reason: str) -> Seat:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        seat,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="seat.ended",
        summary=f"Ended seat: {seat}, last day {words.day(last_day)}",
        reason=reason,
    )
