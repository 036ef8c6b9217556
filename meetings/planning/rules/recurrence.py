"""On which days a committee meets: the pattern of a series, as dates (R175, R177)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateutil.rrule import DAILY, MONTHLY, WEEKLY, rrule, weekday

MONTHLY_WEEKDAY, MONTHLY_DAY, WEEKS, ALIGNED = "monthly_weekday", "monthly_day", "weekly", "aligned"
LAST = -1
SATURDAY = 5


@dataclass(frozen=True)
class Recurrence:
    """When a committee meets. `starts_on` is the first day of the series: every second month counts from its month.

    `every`: 1 each month or week, 2 every second one. `weekday`: 0 is Monday. `nth`: 1 to 4, or -1 for the last.
    `day_of_month`: 1 to 31 (the last day of a shorter month), or -1 for the last. `shift`: keep, before or after,
    for a day that is no working day. `followed`: the dates of the other body, `offset` days from which we meet.
    """

    pattern: str
    starts_on: date
    every: int = 1
    weekday: int = 0
    nth: int = 1
    day_of_month: int = 1
    shift: str = "keep"
    months_without: frozenset[int] = frozenset()
    followed: tuple[date, ...] = ()
    offset: int = 0


@dataclass(frozen=True)
class Occurrence:
    """`slot` is the day by the pattern, which names the meeting for good; `date` the day after a shift."""

    slot: date
    date: date


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    return day.weekday() < SATURDAY and day not in holidays


def occurrences(rule: Recurrence, *, until: date, holidays: Collection[date] = ()) -> list[Occurrence]:
    """Every day of the series from its start to `until`, both included, by the pattern."""
    days = [day for day in _days(rule, until) if day.month not in rule.months_without]
    return [Occurrence(day, shifted(day, rule.shift, holidays)) for day in days]


def shifted(day: date, shift: str, holidays: Collection[date]) -> date:
    """The working day before or after a day that is none; the day itself with `keep`."""
    step = {"before": -1, "after": 1}.get(shift)
    while step is not None and not is_working_day(day, holidays):
        day += timedelta(days=step)
    return day


def _days(rule: Recurrence, until: date) -> list[date]:
    if rule.pattern == ALIGNED:
        moved = (day + timedelta(days=rule.offset) for day in rule.followed)
        return sorted({day for day in moved if rule.starts_on <= day <= until})
    if rule.pattern == WEEKS:
        found = _by_rule(rule.starts_on, until, WEEKLY, rule.every, byweekday=weekday(rule.weekday))
    elif rule.pattern == MONTHLY_WEEKDAY:
        found = _by_month(rule, until, byweekday=weekday(rule.weekday, rule.nth))
    elif rule.day_of_month == LAST:
        found = _by_month(rule, until, bymonthday=LAST)
    else:
        # The last of these days that the month has: 31 is 30 in April.
        days = range(min(28, rule.day_of_month), rule.day_of_month + 1)
        found = _by_month(rule, until, bymonthday=list(days), bysetpos=LAST)
    return [day for day in found if day >= rule.starts_on]


def _by_month(rule: Recurrence, until: date, **pattern: object) -> list[date]:
    return _by_rule(rule.starts_on.replace(day=1), until, MONTHLY, rule.every, **pattern)


def _by_rule(start: date, until: date, frequency: int, every: int, **pattern: object) -> list[date]:
    """Days only: the library counts in moments, which carry no clock here."""
    moments: Iterable[datetime] = rrule(
        frequency,
        dtstart=datetime.combine(start, time()),
        until=datetime.combine(until, time()),
        interval=every,
        **pattern,
    )
    return [moment.date() for moment in moments]


def days_between(first: date, last: date) -> list[date]:
    """Every day from first to last, both included."""
    return _by_rule(first, last, DAILY, 1) if first <= last else []
