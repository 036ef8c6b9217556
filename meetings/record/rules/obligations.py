"""When a standing obligation falls due, and how it stands. Pure (R183)."""

from __future__ import annotations

import calendar
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from governance.foundation.outcome import Outcome, met, not_met

OVERDUE, SOON, IN_TIME, OVER = "overdue", "soon", "in_time", "over"
SOON_DAYS = 60
AHEAD = timedelta(days=3 * 366)


def due_days(*, first: date, every_months: int, last_day: date | None, until: date) -> list[date]:
    """The first day and every so many months after it, to `until`, and to the obligation's own last day.

    In a month that is too short it falls on the last day; the next one goes by the first day again.
    """
    end = min(until, last_day) if last_day else until
    found: list[date] = []
    number = 0
    while (day := _months_after(first, number * every_months)) <= end:
        found.append(day)
        number += 1
    return found


def _months_after(day: date, months: int) -> date:
    years, rest = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, rest + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


@dataclass(frozen=True)
class Standing:
    """`state` is one of the codes above; `overdue` the days that passed and were not kept; `next_due` the first one
    that is not kept, None when nothing is owed any more."""

    state: str
    overdue: tuple[date, ...]
    next_due: date | None


def standing_of(
    *, first: date, every_months: int, last_day: date | None, kept: Collection[date], today: date
) -> Standing:
    """Overdue from the day after one was due; due soon within 60 days."""
    days = due_days(first=first, every_months=every_months, last_day=last_day, until=today + AHEAD)
    open_days = [day for day in days if day not in kept]
    late = tuple(day for day in open_days if day < today)
    following = open_days[0] if open_days else None
    if late:
        return Standing(OVERDUE, late, following)
    if following is None:
        return Standing(OVER, (), None)
    return Standing(SOON if (following - today).days <= SOON_DAYS else IN_TIME, (), following)


def check_fulfils(
    *,
    due_on: date,
    owed: Collection[date],
    kept: Collection[date],
    fulfilled_on: date,
    today: date,
    says_how: bool,
) -> Outcome:
    """One of the days on which it is owed, once, given by today, and how."""
    code = "obligation.fulfil"
    if due_on not in owed:
        return not_met(f"{code}.not_due", "It is not due on that day.", "R183", field="due_on")
    if due_on in kept:
        return not_met(f"{code}.kept", "What was due that day was given already.", "R183", field="due_on")
    if fulfilled_on > today:
        return not_met(f"{code}.ahead", "This day has not come yet.", field="fulfilled_on")
    if not says_how:
        return not_met(
            f"{code}.how", "Choose the report or what was sent, or say how it was given.", field="note"
        )
    return met(code, clause="R183")
