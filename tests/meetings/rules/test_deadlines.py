"""Deadlines counted from a meeting: the worked example, a truth table, and a slow oracle that walks day by day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from governance.foundation.bank_holidays import ENGLAND_AND_WALES, BankHolidays, read
from meetings.planning.rules.deadline_states import state_of
from meetings.planning.rules.deadline_words import offset_words
from meetings.planning.rules.deadlines import Deadline, Offset, deadline, furthest, last_moment

WEEK = timedelta(days=7)
SEVEN_BEFORE, EIGHT_AFTER = Offset(7, "calendar"), Offset(8, "calendar", is_after=True)

# The seven dated meetings of the Bexley schedule: meeting, papers published by, minutes to members by.
BEXLEY = (
    (date(2021, 9, 30), date(2021, 9, 23), date(2021, 10, 8)),
    (date(2021, 10, 28), date(2021, 10, 21), date(2021, 11, 5)),
    (date(2021, 11, 25), date(2021, 11, 18), date(2021, 12, 3)),
    (date(2021, 12, 23), date(2021, 12, 16), date(2021, 12, 31)),
    (date(2022, 1, 27), date(2022, 1, 20), date(2022, 2, 4)),
    (date(2022, 2, 24), date(2022, 2, 17), date(2022, 3, 4)),
    (date(2022, 3, 24), date(2022, 3, 17), date(2022, 4, 1)),
)


def day_of(meeting: date, offset: Offset, holidays: BankHolidays = ENGLAND_AND_WALES) -> date | None:
    return deadline(meeting, offset, holidays).day


@pytest.mark.requirement("R181", "R182", "R194")
@pytest.mark.parametrize(("meeting", "papers", "minutes"), BEXLEY)
def test_worked_example_of_bexley(meeting: date, papers: date, minutes: date) -> None:
    assert day_of(meeting, SEVEN_BEFORE) == papers
    assert day_of(meeting, EIGHT_AFTER) == minutes
    assert (f"{papers:%A}", f"{minutes:%A}") == ("Thursday", "Friday")


@pytest.mark.requirement("R194")
@pytest.mark.parametrize(
    ("meeting", "offset", "expected"),
    [
        pytest.param(
            date(2021, 11, 25), Offset(3, "clear"), date(2021, 11, 21), id="Thursday, by the Sunday"
        ),
        pytest.param(
            date(2021, 11, 25), Offset(0, "clear"), date(2021, 11, 24), id="no clear day: the day before"
        ),
        pytest.param(date(2021, 11, 25), Offset(0, "calendar"), date(2021, 11, 25), id="on the day"),
        pytest.param(date(2021, 11, 25), Offset(2, "weeks"), date(2021, 11, 11), id="two weeks"),
        pytest.param(
            date(2021, 11, 25),
            Offset(5, "clear_working"),
            date(2021, 11, 17),
            id="Thursday, five clear, Wednesday",
        ),
        pytest.param(
            date(2021, 11, 22), Offset(5, "clear_working"), date(2021, 11, 12), id="Monday: not on the Sunday"
        ),
        pytest.param(date(2022, 4, 20), Offset(3, "working"), date(2022, 4, 13), id="over Easter"),
        pytest.param(date(2022, 6, 7), Offset(5, "working"), date(2022, 5, 27), id="over the Jubilee"),
        pytest.param(date(2026, 12, 30), Offset(5, "working"), date(2026, 12, 21), id="over Christmas"),
        pytest.param(
            date(2026, 12, 23),
            Offset(3, "working", is_after=True),
            date(2026, 12, 30),
            id="after, over Christmas",
        ),
        pytest.param(date(2024, 3, 7), SEVEN_BEFORE, date(2024, 2, 29), id="leap day"),
        pytest.param(
            date(2026, 3, 25),
            Offset(1, "weekday", weekday=4),
            date(2026, 3, 20),
            id="Friday before a Wednesday",
        ),
        pytest.param(
            date(2026, 3, 25),
            Offset(1, "weekday", weekday=2),
            date(2026, 3, 18),
            id="a Wednesday: the one before",
        ),
        pytest.param(
            date(2026, 3, 25),
            Offset(2, "weekday", weekday=0),
            date(2026, 3, 16),
            id="the second Monday before",
        ),
    ],
)
def test_each_way_to_count(meeting: date, offset: Offset, expected: date) -> None:
    assert day_of(meeting, offset) == expected


@pytest.mark.requirement("R178", "R194")
def test_without_a_date_it_is_undetermined_and_beyond_the_table_not_known() -> None:
    without = deadline(None, SEVEN_BEFORE, ENGLAND_AND_WALES)
    assert (without.outcome.code, without.day, without.moment) == ("deadline.undetermined", None, None)
    january = date(ENGLAND_AND_WALES.last.year + 1, 1, 5)
    beyond = deadline(january, Offset(5, "working"), ENGLAND_AND_WALES)
    assert (beyond.outcome.code, beyond.day) == ("deadline.not_known_yet", None)
    assert str(january.year) in beyond.outcome.reason
    assert day_of(january, SEVEN_BEFORE) == january - WEEK, "calendar days need no table"
    with pytest.raises(ValueError, match="not known"):
        ENGLAND_AND_WALES.is_working_day(january)


def test_a_table_with_a_gap_is_refused() -> None:
    with pytest.raises(ValueError, match="follow"):
        read("2026 01-01N\n2028 01-03N\n")


def easter_sunday(year: int) -> date:
    """By the anonymous Gregorian algorithm: what the table did not come from."""
    a, b, c = year % 19, *divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    rest = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * rest) // 451
    month, day = divmod(h + rest - 7 * m + 114, 31)
    return date(year, month, day + 1)


@pytest.mark.parametrize("year", range(ENGLAND_AND_WALES.first.year, ENGLAND_AND_WALES.last.year + 1))
def test_the_table_has_easter_christmas_and_eight_days_a_year(year: int) -> None:
    days, easter = ENGLAND_AND_WALES.days, easter_sunday(year)
    assert days[easter - timedelta(days=2)] == "Good Friday"
    assert days[easter + timedelta(days=1)] == "Easter Monday"
    mine = [day for day in days if day.year == year]
    extra = sum(name == "Extra bank holiday" for day, name in days.items() if day.year == year)
    assert len(mine) - extra == 8
    assert all(day.weekday() < 5 for day in mine), (
        "a holiday at a weekend has its substitute day in the table"
    )


# --- The oracle: walks away from the meeting one day at a time, and from the clock one minute at a time ---------


def walked(meeting: date, is_after: bool) -> Iterator[date]:
    day = meeting
    while True:
        day = date.fromordinal(day.toordinal() + (1 if is_after else -1))
        yield day


def slow_day(meeting: date, offset: Offset, holidays: BankHolidays) -> date | str:
    """The deadline by asking of each day in turn whether it leaves enough; "unknown" when a day cannot be judged."""

    def works(day: date) -> bool:
        if not holidays.first <= day <= holidays.last:
            raise LookupError
        return day.strftime("%a") not in ("Sat", "Sun") and day not in holidays.days

    whole, clear = offset.unit in ("calendar", "weeks", "working"), offset.unit.startswith("clear")
    wanted = offset.amount * (7 if offset.unit == "weeks" else 1) + (1 if clear else 0)
    if whole and not wanted:
        return meeting
    try:
        counted = 0
        for day in walked(meeting, offset.is_after):
            if offset.unit == "weekday":
                counted += day.weekday() == offset.weekday
            elif "working" in offset.unit:
                counted += works(day)
            else:
                counted += 1
            if counted == wanted:
                return day
    except LookupError:
        return "unknown"
    raise AssertionError


def leaves_enough(day: date, meeting: date, offset: Offset, holidays: BankHolidays) -> bool:
    """Clear days by their definition: as many whole days between the two, neither counted, as the rule asks."""
    first, last = min(day, meeting), max(day, meeting)
    between = [date.fromordinal(n) for n in range(first.toordinal() + 1, last.toordinal())]
    if offset.unit == "clear_working":
        between = [
            one for one in between if one.strftime("%a") not in ("Sat", "Sun") and one not in holidays.days
        ]
    return len(between) >= offset.amount


def slow_moment(day: date, cut_off: time | None) -> datetime:
    """The last minute in UTC at which a clock in London shows this day and no later than the hour."""
    london, last = ZoneInfo("Europe/London"), None
    minute = datetime(day.year, day.month, day.day, tzinfo=UTC) - timedelta(hours=2)
    for _ in range(28 * 60):
        shown = minute.astimezone(london)
        if shown.date() == day and (cut_off is None or shown.time() <= cut_off):
            last = minute
        minute += timedelta(minutes=1)
    assert last is not None
    return last


MEETINGS = st.one_of(
    st.dates(date(2012, 1, 1), date(2029, 6, 30)),
    st.sampled_from(
        [easter_sunday(year) + timedelta(days=n) for year in range(2013, 2029) for n in range(-4, 9)]
    ),
    st.sampled_from(
        [date(year, 12, 20) + timedelta(days=n) for year in range(2012, 2028) for n in range(20)]
    ),
    st.sampled_from(
        [date(year, 2, 25) + timedelta(days=n) for year in range(2012, 2029, 4) for n in range(12)]
    ),
)
UNITS = st.sampled_from(["calendar", "weeks", "clear", "working", "clear_working"])
OFFSETS = st.one_of(
    st.builds(Offset, amount=st.integers(0, 40), unit=UNITS, is_after=st.booleans()),
    st.builds(
        Offset,
        amount=st.integers(1, 9),
        unit=st.just("weekday"),
        is_after=st.booleans(),
        weekday=st.integers(0, 6),
    ),
)


@pytest.mark.requirement("R194")
@given(MEETINGS, OFFSETS)
def test_the_day_is_what_the_slow_walk_finds(meeting: date, offset: Offset) -> None:
    found = deadline(meeting, offset, ENGLAND_AND_WALES)
    slow = slow_day(meeting, offset, ENGLAND_AND_WALES)
    assert found.day == (None if slow == "unknown" else slow)
    assert found.is_known == found.outcome.ok == (found.moment is not None)


@pytest.mark.requirement("R194")
@given(MEETINGS, st.integers(0, 15), st.sampled_from(["clear", "clear_working"]))
def test_clear_days_lie_between_the_deadline_and_the_meeting(meeting: date, amount: int, unit: str) -> None:
    """By their definition, and the deadline is the latest such day (a working one, where working days count)."""
    offset, table = Offset(amount, unit), ENGLAND_AND_WALES
    found = day_of(meeting, offset)
    if found is None:
        return
    assert leaves_enough(found, meeting, offset, table)
    later = [found + timedelta(days=n) for n in range(1, (meeting - found).days)]
    if unit == "clear_working":
        later = [day for day in later if table.is_known(day) and table.is_working_day(day)]
    assert not any(leaves_enough(day, meeting, offset, table) for day in later)


YEARS = (date(2027, 1, 1), date(2028, 12, 31))


@st.composite
def calendars(draw: st.DrawFn) -> BankHolidays:
    """Any table: many holidays or none, in a row or apart, known for long or for some days only."""
    first, last = sorted((draw(st.dates(*YEARS)), draw(st.dates(*YEARS))))
    days = draw(st.sets(st.dates(first, last), max_size=25))
    days |= {day + timedelta(days=n) for day in list(days)[:3] for n in range(draw(st.integers(0, 6)))}
    return BankHolidays({day: "A holiday" for day in days if first <= day <= last}, first, last)


@pytest.mark.requirement("R194")
@given(calendars(), st.dates(*YEARS), OFFSETS, st.none() | st.sampled_from([time(0), time(1, 30), time(17)]))
def test_any_calendar_gives_what_the_slow_walk_finds(
    holidays: BankHolidays, meeting: date, offset: Offset, cut_off: time | None
) -> None:
    found = deadline(meeting, replace(offset, cut_off=cut_off), holidays)
    slow = slow_day(meeting, offset, holidays)
    assert found.day == (None if slow == "unknown" else slow)
    if isinstance(slow, date):
        assert found.moment == slow_moment(slow, cut_off)


CLOCK_CHANGES = st.sampled_from(
    [date(2021, 3, 28), date(2021, 10, 31), date(2026, 3, 29), date(2026, 10, 25), date(2027, 3, 28)]
)
HOURS = st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0))


@pytest.mark.requirement("R194")
@given(st.one_of(CLOCK_CHANGES, st.dates(date(2012, 1, 1), date(2035, 12, 31))), HOURS)
@example(date(2027, 3, 28), time(1, 30))  # an hour that does not exist
@example(date(2026, 10, 25), time(1, 30))  # an hour that strikes twice
def test_the_moment_is_the_last_minute_that_a_clock_in_london_shows(day: date, cut_off: time | None) -> None:
    assert last_moment(day, cut_off) == slow_moment(day, cut_off)


@given(MEETINGS, OFFSETS)
def test_no_deadline_lies_further_than_said(meeting: date, offset: Offset) -> None:
    day = day_of(meeting, offset)
    assert day is None or abs(day - meeting) <= furthest(offset)


@given(MEETINGS, OFFSETS, st.integers(1, 20))
def test_more_days_are_never_nearer_to_the_meeting(meeting: date, offset: Offset, more: int) -> None:
    near = day_of(meeting, offset)
    far = day_of(meeting, Offset(offset.amount + more, offset.unit, offset.is_after, offset.weekday))
    if near and far:
        assert (far >= near) if offset.is_after else (far <= near)


# --- Words and states ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offset", "words"),
    [
        (Offset(7, "calendar", cut_off=time(17)), "7 days before the meeting, by 5pm"),
        (Offset(1, "clear"), "1 clear day before the meeting"),
        (Offset(5, "clear_working"), "5 clear working days before the meeting"),
        (Offset(1, "weeks", is_after=True), "1 week after the meeting"),
        (Offset(0, "calendar", cut_off=time(12)), "on the day of the meeting, by midday"),
        (Offset(1, "weekday", weekday=4, cut_off=time(14)), "the Friday before the meeting, by 2pm"),
        (Offset(2, "weekday", weekday=0), "the second Monday before the meeting"),
    ],
)
def test_a_rule_in_words(offset: Offset, words: str) -> None:
    assert offset_words(offset) == words


DUE = deadline(date(2021, 11, 25), Offset(7, "calendar", cut_off=time(17)), ENGLAND_AND_WALES)
IN_TIME, TOO_LATE = datetime(2021, 11, 18, 17, 0, 59, tzinfo=UTC), datetime(2021, 11, 18, 17, 1, tzinfo=UTC)
NEXT_DAY = datetime(2021, 11, 19, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "done_at", "at", "is_recorded", "is_over", "state"),
    [
        (None, None, NEXT_DAY, True, False, "not_set"),
        (deadline(None, SEVEN_BEFORE, ENGLAND_AND_WALES), None, NEXT_DAY, True, False, "undetermined"),
        (DUE, IN_TIME, NEXT_DAY, True, False, "met"),
        (DUE, TOO_LATE, NEXT_DAY, True, False, "met_late"),
        (DUE, NEXT_DAY, IN_TIME, True, False, "soon"),
        (DUE, None, IN_TIME, True, False, "soon"),
        (DUE, None, IN_TIME - timedelta(days=8), True, False, "ahead"),
        (DUE, None, TOO_LATE, True, False, "late"),
        (DUE, None, TOO_LATE, True, True, "missed"),
        (DUE, None, TOO_LATE, False, False, "passed"),
    ],
)
def test_the_state_of_a_deadline(
    due: Deadline | None, done_at: datetime | None, at: datetime, is_recorded: bool, is_over: bool, state: str
) -> None:
    assert state_of(due, done_at=done_at, at=at, is_recorded=is_recorded, is_over=is_over) == state
