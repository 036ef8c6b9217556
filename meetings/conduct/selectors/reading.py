"""How the portal reads a committee's rules of quorum: each line against the seats of the day (LP25, LP65, R172)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from governance.models import Committee
from meetings.conduct.rules.limbs import limbs
from meetings.conduct.selectors.tables import empty_table

MAY_LEAVE_OPEN = (
    "quorum_unit",
    "quorum_counts_vacant",
    "deputy_counts_quorum",
    "remote_counts",
    "conflict_counts_quorum",
    "vote_unit",
    "majority_base",
    "casting_vote",
)


@dataclass(frozen=True)
class LineRead:
    """One line: how many it asks for, and the seats and organisations that it names; none: nobody can tell."""

    line: str
    count: int
    named: tuple[str, ...]


@dataclass(frozen=True)
class QuorumRead:
    """The lines as read, and the rules that are not set, on which an answer may hang."""

    lines: tuple[LineRead, ...]
    open: tuple[str, ...]


def quorum_read(committee: Committee, *, on: date) -> QuorumRead:
    """Of the terms of reference in force on that day, or else the standing orders."""
    table, _ = empty_table(committee, on=on)
    names = {body.id: body.name for seat in table.seats for body in seat.bodies}
    lines = tuple(
        LineRead(
            part.line,
            part.count,
            (
                *(seat.title for seat in table.seats if seat.key in part.seats),
                *sorted(names.get(key, "") for key in part.bodies if key in names),
            ),
        )
        for part in limbs(str(table.rule("quorum_categories").value or ""), table.seats)
    )
    return QuorumRead(lines, tuple(name for name in MAY_LEAVE_OPEN if not table.says(name)))
