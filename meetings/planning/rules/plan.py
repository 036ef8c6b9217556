"""Into which months a planned item falls, where it stands after it was moved, and at which meeting it is due.

Months are told by their first day.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met

# Months between two of one cycle; the first is the one that is chosen.
STEPS = {"yearly": 12, "half_yearly": 6, "quarterly": 3}
AT_MEETINGS = {"every_public": frozenset({"public"}), "every_meeting": frozenset({"public", "private"})}
NAMES = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True)
class Cycle:
    """How often something comes back, from `first` to `last`. `months` are numbers 1 to 12."""

    kind: str
    months: tuple[int, ...]
    first: date
    last: date | None = None


@dataclass(frozen=True)
class Sitting:
    """A dated meeting of the committee that was not cancelled."""

    key: int
    kind: str
    day: date

    @property
    def month(self) -> date:
        return month_of(self.day)


@dataclass(frozen=True)
class Move:
    """What was due in `month` stands in `to_month`, at a `sitting` if one was named; None: it is not taken."""

    month: date
    to_month: date | None
    sitting: int | None = None
    because: str = ""


@dataclass(frozen=True)
class Occurrence:
    """Once that an item falls due: in `month` by its cycle, in `stands_in` after moves (None: not taken this time)."""

    month: date
    stands_in: date | None
    sitting: int | None = None
    because: str = ""

    @property
    def is_moved(self) -> bool:
        return self.stands_in != self.month


def month_of(day: date) -> date:
    return day.replace(day=1)


def next_month(month: date, by: int = 1) -> date:
    """The first day of the month that comes `by` months after `month` (before it, when negative)."""
    years, rest = divmod(month.month - 1 + by, 12)
    return date(month.year + years, rest + 1, 1)


def months_between(first: date, last: date) -> list[date]:
    """Every month from that of `first` to that of `last`, both included."""
    found, month = [], month_of(first)
    while month <= last:
        found.append(month)
        month = next_month(month)
    return found


def check_months(kind: str, months: Collection[int]) -> Outcome:
    """The months that are chosen fit the cycle."""
    code = "plan.months"
    if kind in STEPS and len(months) != 1:
        return not_met(f"{code}.one", "Choose one month: the others follow from it.", field="months")
    if kind == "months" and not months:
        return not_met(f"{code}.some", "Choose at least one month.", field="months")
    if kind not in (*STEPS, "months") and months:
        return not_met(f"{code}.none", "This does not go by chosen months. Choose none.", field="months")
    return met(code)


def calendar_months(cycle: Cycle) -> frozenset[int]:
    """The months of the year (1 to 12) into which a cycle falls; none for those that follow the meetings."""
    step = STEPS.get(cycle.kind)
    if step is None:
        return frozenset(cycle.months) if cycle.kind == "months" else frozenset()
    return frozenset((month - 1 + step * n) % 12 + 1 for month in cycle.months for n in range(12 // step))


def due_months(cycle: Cycle, first: date, last: date, sittings: Iterable[Sitting]) -> list[date]:
    """The months from `first` to `last` in which it falls due by its cycle alone, in order, each once."""
    held = [
        month
        for month in months_between(first, last)
        if month >= month_of(cycle.first) and (cycle.last is None or month <= cycle.last)
    ]
    if cycle.kind == "once":
        return [month for month in held if month == month_of(cycle.first)]
    if cycle.kind in AT_MEETINGS:
        kinds = AT_MEETINGS[cycle.kind]
        meeting = {one.month for one in sittings if one.kind in kinds and _holds(cycle, one.day)}
        return [month for month in held if month in meeting]
    chosen = calendar_months(cycle)
    return [month for month in held if month.month in chosen]


def _holds(cycle: Cycle, day: date) -> bool:
    return cycle.first <= day and (cycle.last is None or day <= cycle.last)


def occurrences(due: Sequence[date], moves: Sequence[Move]) -> list[Occurrence]:
    """What falls due, with where it stands now. `moves` in the order they were made; the latest of a month counts."""
    latest = {move.month: move for move in moves}
    return [_stands(month, latest.get(month)) for month in due]


def _stands(month: date, move: Move | None) -> Occurrence:
    if move is None:
        return Occurrence(month, month)
    return Occurrence(month, move.to_month, move.sitting, move.because)


def sittings_for(one: Occurrence, kind: str, sittings: Sequence[Sitting]) -> list[Sitting]:
    """The meetings at which an occurrence is due: the one that was named, else those of its month for a cycle that
    follows the meetings, else the first from its month on. None while no such meeting is planned."""
    if one.stands_in is None:
        return []
    named = [sitting for sitting in sittings if sitting.key == one.sitting]
    if named:
        return named
    fitting = [s for s in sittings if s.kind in AT_MEETINGS.get(kind, ("public", "private"))]
    if kind in AT_MEETINGS and not one.is_moved:
        return [sitting for sitting in fitting if sitting.month == one.month]
    ahead = [sitting for sitting in fitting if sitting.month >= one.stands_in]
    return [min(ahead, key=lambda sitting: (sitting.day, sitting.key))] if ahead else []


def check_move(month: date, to_month: date | None, because: str) -> Outcome:
    """What is moved goes to another month, with a reason."""
    if not because.strip():
        return not_met("plan.move.reason", "Say why it is moved.", field="because")
    if to_month is not None and to_month < month:
        words = f"It is due in {month_words(month)}: choose a month after that."
        return not_met("plan.move.earlier", words, field="to_month")
    return met("plan.move")


def month_words(month: date) -> str:
    """March 2026."""
    return f"{NAMES[month.month - 1]} {month.year}"


def cycle_words(cycle: Cycle, labels: Mapping[str, str]) -> str:
    """Every three months: April, July, October and January. `labels` are the words of the kinds."""
    chosen = sorted(calendar_months(cycle), key=lambda month: (month - 4) % 12)
    if cycle.kind == "once":
        return f"Once, in {month_words(month_of(cycle.first))}"
    said = labels[cycle.kind].removesuffix(", every year")
    if not chosen:
        return said
    names = [NAMES[month - 1] for month in chosen]
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
    return f"{said}: {listed}"
