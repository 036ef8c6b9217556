"""Two meetings at once: told beside the date, never refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.foundation.outcome import Outcome, not_met
from meetings.planning.rules.calendar import overlap
from meetings.planning.rules.facts import Times


@dataclass(frozen=True)
class Booked:
    """A meeting that is in the calendar already. `shared` counts its members who are members here as well."""

    date: date
    times: Times
    committee: str
    is_own: bool
    shared: int = 0


def check_clashes(day: date, times: Times, booked: Sequence[Booked]) -> tuple[Outcome, ...]:
    """Each meeting of that day that touches these times and concerns the same people."""
    found = []
    for other in booked:
        if other.date != day or not overlap(times, other.times):
            continue
        if other.is_own:
            found.append(
                not_met("calendar.same_time", "The committee has another meeting at that time.", field="date")
            )
        elif other.shared:
            who = "1 member sits" if other.shared == 1 else f"{other.shared} members sit"
            found.append(
                not_met(
                    "calendar.members_elsewhere",
                    f"{other.committee} meets at that time; {who} on both.",
                    field="date",
                    shared=other.shared,
                )
            )
    return tuple(found)
