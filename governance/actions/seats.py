"""Seats on a committee."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from governance.enums import Permission
from governance.foundation import actions
from governance.models import Committee, Seat


def create_seat(*, committee: Committee, by: Any, reason: str = "", **values: Any) -> Seat:
    """Give a committee a seat, with the clause that made it."""
    seat = Seat(committee=committee, **values)
    return actions.create(
        seat,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="seat.created",
        summary=f"Added the seat {seat.title} to {committee.name}",
        reason=reason,
    )


def change_seat(
    seat: Seat,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> Seat:
    """Change a seat's particulars or its dates."""
    return actions.update(
        seat,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="seat.changed",
        summary=f"Changed the seat {seat.title}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )
