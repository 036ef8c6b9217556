"""A year of meetings as a series would have them: proposed, not made (R175–R178)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, time

from meetings.planning.rules.recurrence import Occurrence, Recurrence, occurrences
from meetings.planning.rules.years import Year

PUBLIC, PRIVATE, WORKSHOP = "public", "private", "workshop"
ALL_PUBLIC, ALL_PRIVATE, QUARTERLY = "public", "private", "quarterly_public"
PUBLIC_FIRST, PRIVATE_FIRST = "alternate_public_first", "alternate_private_first"


@dataclass(frozen=True)
class KindTimes:
    """When a meeting of one kind begins, and how many minutes it takes; either may not be known."""

    starts_at: time | None = None
    minutes: int | None = None

    @property
    def ends_at(self) -> time | None:
        """None when it cannot be known, or would lie past midnight."""
        if self.starts_at is None or self.minutes is None:
            return None
        total = self.starts_at.hour * 60 + self.starts_at.minute + self.minutes
        return time(total // 60, total % 60) if total < 24 * 60 else None


@dataclass(frozen=True)
class SeriesPlan:
    """What a series says. `openness`: public, private, alternate_public_first, alternate_private_first or
    quarterly_public. `workshop_months` are months (1 to 12) with a workshop whose date is to be confirmed."""

    recurrence: Recurrence
    ends_on: date | None = None
    openness: str = ALL_PUBLIC
    times: dict[str, KindTimes] = field(default_factory=dict)
    workshop_months: tuple[int, ...] = ()


@dataclass(frozen=True)
class Proposed:
    """One row of a proposed year. `slot` names it for good: making the year again finds it by that name."""

    slot: str
    kind: str
    by_pattern: date | None = None  # the day before it was moved to a working day
    date: date | None = None
    month: tuple[int, int] | None = None
    number: int = 0
    starts_at: time | None = None
    ends_at: time | None = None

    @property
    def place(self) -> tuple[int, int, int]:
        """For the order: a month to be confirmed stands before the days of that month."""
        if self.date is not None:
            return self.date.year, self.date.month, self.date.day
        year, month = self.month or (9999, 12)
        return year, month, 0


def kinds(days: Sequence[date], openness: str) -> list[str]:
    """Public or private for each meeting of a series, counted from its first."""
    if openness in (PUBLIC_FIRST, PRIVATE_FIRST):
        pair = (PUBLIC, PRIVATE) if openness == PUBLIC_FIRST else (PRIVATE, PUBLIC)
        return [pair[n % 2] for n in range(len(days))]
    if openness == QUARTERLY:
        quarters = [(day.year, (day.month - 1) // 3) for day in days]
        return [PUBLIC if quarters.index(q) == n else PRIVATE for n, q in enumerate(quarters)]
    return [PRIVATE if openness == ALL_PRIVATE else PUBLIC] * len(days)


def propose_year(plan: SeriesPlan, year: Year, *, holidays: Collection[date] = ()) -> tuple[Proposed, ...]:
    """The meetings of this year, by date. Alternation counts from the first meeting of the series, so that a year
    goes on where the last one ended. Days before the series begins or after it ends are none."""
    until = min(year.last, plan.ends_on) if plan.ends_on else year.last
    found = occurrences(plan.recurrence, until=until, holidays=holidays)
    rows = [
        _meeting(plan, occurrence, kind)
        for occurrence, kind in zip(found, kinds([o.slot for o in found], plan.openness), strict=True)
        if occurrence.slot >= year.first
    ]
    return tuple(sorted([*rows, *_workshops(plan, year)], key=lambda row: row.place))


def _meeting(plan: SeriesPlan, occurrence: Occurrence, kind: str) -> Proposed:
    times = plan.times.get(kind, KindTimes())
    return Proposed(
        slot=occurrence.slot.isoformat(),
        kind=kind,
        date=occurrence.date,
        starts_at=times.starts_at,
        ends_at=times.ends_at,
        by_pattern=occurrence.slot if occurrence.slot != occurrence.date else None,
    )


def _workshops(plan: SeriesPlan, year: Year) -> list[Proposed]:
    times = plan.times.get(WORKSHOP, KindTimes())
    months = sorted({year.with_month(month) for month in plan.workshop_months})
    begins, ends = plan.recurrence.starts_on, plan.ends_on or year.last
    inside = [m for m in months if (begins.year, begins.month) <= m <= (ends.year, ends.month)]
    return [
        Proposed(
            slot=f"workshop-{month[0]}-{month[1]:02d}",
            kind=WORKSHOP,
            month=month,
            number=number,
            starts_at=times.starts_at,
            ends_at=times.ends_at,
        )
        for number, month in enumerate(inside, 1)
    ]
