"""The day and the last moment of a deadline, counted from the day of a meeting (R194).

| Unit | "n … before a meeting" is |
|---|---|
| calendar | the day n days before it |
| weeks | the day 7 n days before it |
| clear | the last day that leaves n whole days between itself and the meeting: neither counts (LP47, LP51) |
| working | the n-th working day before it |
| clear_working | the last working day that leaves n working days between itself and the meeting (LP51, LP55) |
| weekday | the n-th Monday, Tuesday … before it (LP57, LP58) |

After a meeting the count runs the other way. Nought of calendar days, weeks or working days is the day of the meeting.
Working days are Monday to Friday without bank holidays; where these are not known yet, neither is the deadline.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from governance.foundation.bank_holidays import BankHolidays
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.zone import LONDON

ONE_DAY = timedelta(days=1)
END_OF_DAY = time(23, 59)
BY_WORKING_DAYS = ("working", "clear_working")


@dataclass(frozen=True)
class Offset:
    """How far from the meeting. `weekday` (0 is Monday) goes with the unit weekday; `cut_off` is an hour in London."""

    amount: int
    unit: str
    is_after: bool = False
    weekday: int | None = None
    cut_off: time | None = None


@dataclass(frozen=True)
class Deadline:
    """`outcome` says whether the day is known; `moment` (aware, UTC) is the last minute that is in time."""

    outcome: Outcome
    day: date | None = None
    moment: datetime | None = None

    @property
    def is_known(self) -> bool:
        return self.day is not None

    def is_kept_at(self, at: datetime) -> bool:
        """Is an act at this moment in time? The minute of the cut-off is the last one that is."""
        return self.moment is not None and at < self.moment + timedelta(minutes=1)


UNDETERMINED = not_met(
    "deadline.undetermined",
    "The date of the meeting is to be confirmed, so this day is not determined.",
    "R178",
)


def deadline(meeting_day: date | None, offset: Offset, holidays: BankHolidays) -> Deadline:
    """The deadline by this rule for a meeting on that day; without a day it is undetermined."""
    if meeting_day is None:
        return Deadline(UNDETERMINED)
    try:
        day = _day(meeting_day, offset, holidays)
    except _NotKnownYet as beyond:
        return Deadline(
            not_met(
                "deadline.not_known_yet",
                f"The bank holidays of {beyond.year} are not known yet, so the working days cannot be counted.",
                "R194",
                year=beyond.year,
            )
        )
    return Deadline(met("deadline.known", clause="R194"), day, last_moment(day, offset.cut_off))


def last_moment(day: date, cut_off: time | None) -> datetime:
    """The last minute of that hour on that day in London, as UTC; without an hour, of the day.

    When the clocks go back an hour strikes twice and the second one counts; when they go forward, an hour that is
    left out ends with the last minute before the change.
    """
    wall = datetime.combine(day, cut_off or END_OF_DAY).replace(
        second=0, microsecond=0, tzinfo=LONDON, fold=1
    )
    moment = wall.astimezone(UTC)
    if moment.astimezone(LONDON).time() == wall.time():
        return moment
    skipped = (wall.utcoffset() or timedelta()) - (wall.replace(fold=0).utcoffset() or timedelta())
    return moment + skipped - timedelta(minutes=wall.minute + 1)


def furthest(offset: Offset) -> timedelta:
    """No deadline by this rule lies further from its meeting than this: where to look for what is due on some days.

    Twice the working days leaves room for weekends, and the rest for the bank holidays of Christmas and Easter.
    """
    days = {"calendar": 1, "clear": 1, "weeks": 7, "weekday": 7}.get(offset.unit, 2)
    return timedelta(days=days * offset.amount + 14)


class _NotKnownYet(Exception):
    def __init__(self, year: int) -> None:
        super().__init__(str(year))
        self.year = year


def _day(meeting_day: date, offset: Offset, holidays: BankHolidays) -> date:
    way = 1 if offset.is_after else -1
    if offset.unit == "calendar":
        return meeting_day + way * offset.amount * ONE_DAY
    if offset.unit == "weeks":
        return meeting_day + way * offset.amount * 7 * ONE_DAY
    if offset.unit == "clear":
        return meeting_day + way * (offset.amount + 1) * ONE_DAY
    if offset.unit == "weekday":
        return _nth_weekday(meeting_day, offset, way)
    if offset.unit in BY_WORKING_DAYS:
        steps = offset.amount + (offset.unit == "clear_working")
        return _working_days_from(meeting_day, steps, way, holidays)
    raise ValueError(f"No such unit: {offset.unit}")


def _nth_weekday(meeting_day: date, offset: Offset, way: int) -> date:
    if offset.weekday is None or offset.amount < 1:
        raise ValueError("A rule by a day of the week names the day, and which one.")
    first = (way * (offset.weekday - meeting_day.weekday())) % 7 or 7
    return meeting_day + way * (first + 7 * (offset.amount - 1)) * ONE_DAY


def _working_days_from(start: date, steps: int, way: int, holidays: BankHolidays) -> date:
    day = start
    while steps:
        day += way * ONE_DAY
        if not holidays.is_known(day):
            raise _NotKnownYet(day.year)
        steps -= holidays.is_working_day(day)
    return day
