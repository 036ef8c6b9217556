"""A year of meetings by the pattern of a series, and the calendar against the terms of reference; no database."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.planning.rules.calendar import (
    Row,
    Span,
    check_aligned,
    check_calendar,
    periods,
)
from meetings.planning.rules.facts import MeetingTerms, PlannedMeeting, Times
from meetings.planning.rules.generator import KindTimes, Proposed, SeriesPlan, kinds, propose_year
from meetings.planning.rules.recurrence import Recurrence, occurrences
from meetings.planning.rules.texts import check_dates_named, check_weekdays_named
from meetings.planning.rules.years import Year, year_of

TWO = time(14)
TIMES = {"public": KindTimes(TWO, 180), "private": KindTimes(TWO, 120), "workshop": KindTimes(TWO, 120)}
THURSDAY = 3
# The dates that the Borough Based Board had published (R177).
PUBLISHED = (
    *(date(2021, 9, 30), date(2021, 10, 28), date(2021, 11, 25), date(2021, 12, 23)),
    *(date(2022, 1, 27), date(2022, 2, 24), date(2022, 3, 24)),
)
BEXLEY = SeriesPlan(
    Recurrence("aligned", date(2021, 9, 1), followed=PUBLISHED),
    openness="alternate_public_first",
    times=TIMES,
    workshop_months=(9, 11, 2),
)
# R178, with the month that its last workshop means.
TEN_ROWS = [
    ("workshop", "2021-09", "14:00 - 16:00"),
    ("public", "2021-09-30", "14:00 - 17:00"),
    ("private", "2021-10-28", "14:00 - 16:00"),
    ("workshop", "2021-11", "14:00 - 16:00"),
    ("public", "2021-11-25", "14:00 - 17:00"),
    ("private", "2021-12-23", "14:00 - 16:00"),
    ("public", "2022-01-27", "14:00 - 17:00"),
    ("workshop", "2022-02", "14:00 - 16:00"),
    ("private", "2022-02-24", "14:00 - 16:00"),
    ("public", "2022-03-24", "14:00 - 17:00"),
]
TERMS = MeetingTerms(
    meets_in_public="alternate",
    public_minutes=180,
    private_minutes=120,
    forum_minutes=60,
    frequency="monthly",
    source="Clause 7",
)
YEAR = Span(date(2021, 9, 1), date(2022, 3, 31))
HOLIDAYS = {date(2021, 12, 27): "Christmas Day", date(2021, 12, 28): "Boxing Day"}


def told(row: Proposed) -> tuple[str, str, str]:
    when = row.date.isoformat() if row.date else "{}-{:02d}".format(*row.month or (0, 0))
    return row.kind, when, f"{row.starts_at:%H:%M} - {row.ends_at:%H:%M}"


def rows_of(proposed: tuple[Proposed, ...]) -> list[Row]:
    return [
        Row(PlannedMeeting(p.kind, p.date, p.month), Times(p.starts_at, p.ends_at), p.slot) for p in proposed
    ]


def check(rows: list[Row], terms: MeetingTerms = TERMS, span: Span = YEAR) -> list[tuple[str, str]]:
    found = check_calendar(rows, terms=terms, span=span, on=date(2021, 8, 1), holidays=HOLIDAYS)
    return [(outcome.code, outcome.details.get("meeting", "")) for outcome in found]


@pytest.mark.requirement("R175", "R176", "R177", "R178")
def test_the_ten_rows_of_bexley_come_out_and_fit_the_terms() -> None:
    proposed = propose_year(BEXLEY, Year(2021))
    assert [told(row) for row in proposed] == TEN_ROWS
    assert [row.number for row in proposed if row.kind == "workshop"] == [1, 2, 3]
    assert check(rows_of(proposed)) == []


@pytest.mark.requirement("R175")
def test_fourth_thursdays_give_them_but_for_september() -> None:
    plan = replace(
        BEXLEY, recurrence=Recurrence("monthly_weekday", date(2021, 9, 1), weekday=THURSDAY, nth=4)
    )
    days = [row.date for row in propose_year(plan, Year(2021)) if row.date]
    assert [day for day in days if day not in PUBLISHED] == [date(2021, 9, 23)]
    after = propose_year(plan, Year(2022))
    assert (after[0].date, after[0].kind) == (date(2022, 4, 28), "private"), "alternation goes on"


@pytest.mark.requirement("R178", "R196")
def test_the_checker_reports_february_2021() -> None:
    rows = rows_of(propose_year(BEXLEY, Year(2021)))
    at = next(n for n, row in enumerate(rows) if row.key == "workshop-2022-02")
    rows[at] = replace(rows[at], planned=PlannedMeeting("workshop", None, (2021, 2)))
    assert check(rows) == [("meeting.date_note.before_the_schedule", "workshop-2022-02")]


@pytest.mark.requirement("R187")
def test_29_october_contradicts_the_calendar() -> None:
    (found,) = check_dates_named(
        [date(2021, 10, 29), date(2021, 10, 28), date(2021, 6, 24)],
        meeting_days=PUBLISHED,
        what="The terms of reference",
        code="calendar.text",
    )
    assert (found.code, found.clause) == ("calendar.text", "R187")
    assert "29 October 2021" in found.reason
    assert "28 October 2021" in found.reason
    named = [("Thursday", date(2021, 10, 28)), ("Friday", date(2021, 10, 28))]
    (wrong,) = check_weekdays_named(named)
    assert wrong.reason == "Friday 28 October 2021 stands in a text; that day is a Thursday."


MONTH, WEEK = date(2026, 4, 1), date(2026, 4, 6)


@pytest.mark.requirement("R175")
@pytest.mark.parametrize(
    ("rule", "first_days"),
    [
        (Recurrence("monthly_day", MONTH, day_of_month=31), ["2026-04-30", "2026-05-31", "2026-06-30"]),
        (Recurrence("monthly_day", MONTH, day_of_month=-1, shift="before"), ["2026-04-30", "2026-05-29"]),
        (Recurrence("monthly_day", MONTH, day_of_month=3, shift="after"), ["2026-04-07", "2026-05-05"]),
        (Recurrence("monthly_weekday", MONTH, every=2, weekday=0, nth=-1), ["2026-04-27", "2026-06-29"]),
        (
            Recurrence("monthly_weekday", MONTH, nth=1, months_without=frozenset({5})),
            ["2026-04-06", "2026-06-01"],
        ),
        (Recurrence("weekly", WEEK, every=2, weekday=2), ["2026-04-08", "2026-04-22"]),
        (
            Recurrence("aligned", MONTH, followed=(date(2026, 4, 1), date(2026, 5, 6)), offset=-7),
            ["2026-04-29"],
        ),
    ],
)
def test_patterns(rule: Recurrence, first_days: list[str]) -> None:
    holidays = {date(2026, 4, 3): "Good Friday", date(2026, 4, 6): "Easter Monday", date(2026, 5, 4): "May"}
    found = [o.date.isoformat() for o in occurrences(rule, until=date(2026, 6, 30), holidays=holidays)]
    assert found[: len(first_days)] == first_days


def slow(rule: Recurrence, until: date) -> list[date]:
    """The same day by day, without a library."""
    day, found = rule.starts_on, []
    while day <= until:
        length = calendar.monthrange(day.year, day.month)[1]
        months = (day.year - rule.starts_on.year) * 12 + day.month - rule.starts_on.month
        on_month = months % rule.every == 0
        if rule.pattern == "monthly_day":
            hit = on_month and day.day == (
                length if rule.day_of_month == -1 else min(rule.day_of_month, length)
            )
        elif rule.pattern == "monthly_weekday":
            nth = day.day + 7 > length if rule.nth == -1 else (day.day - 1) // 7 + 1 == rule.nth
            hit = on_month and nth and day.weekday() == rule.weekday
        else:
            monday = rule.starts_on - timedelta(days=rule.starts_on.weekday())
            hit = day.weekday() == rule.weekday and (day - monday).days // 7 % rule.every == 0
        if hit and day.month not in rule.months_without:
            found.append(day)
        day += timedelta(days=1)
    return found


RULES = st.builds(
    Recurrence,
    pattern=st.sampled_from(["monthly_day", "monthly_weekday", "weekly"]),
    starts_on=st.dates(date(2019, 1, 1), date(2030, 12, 31)),
    every=st.integers(1, 6),
    weekday=st.integers(0, 6),
    nth=st.sampled_from([1, 2, 3, 4, -1]),
    day_of_month=st.sampled_from([1, 15, 28, 29, 30, 31, -1]),
    months_without=st.frozensets(st.integers(1, 12), max_size=3),
)


@given(RULES, st.integers(0, 900))
def test_every_pattern_agrees_with_a_day_by_day_count(rule: Recurrence, days: int) -> None:
    until = rule.starts_on + timedelta(days=days)
    assert [o.slot for o in occurrences(rule, until=until)] == slow(rule, until)


@given(
    RULES, st.sampled_from(["before", "after"]), st.frozensets(st.dates(date(2019, 1, 1), date(2032, 1, 1)))
)
def test_a_shift_ends_on_the_nearest_working_day(rule: Recurrence, shift: str, off: frozenset[date]) -> None:
    until = rule.starts_on + timedelta(days=200)
    for one in occurrences(replace(rule, shift=shift), until=until, holidays=off):
        assert one.date.weekday() < 5
        assert one.date not in off
        low, high = sorted((one.slot, one.date))
        between = [low + timedelta(days=n) for n in range((high - low).days + 1)]
        assert all(day in off or day.weekday() >= 5 for day in between if day != one.date)


def test_kinds_by_openness() -> None:
    days = [date(2026, month, 10) for month in (4, 5, 6, 7, 8, 11)]
    assert kinds(days, "quarterly_public") == ["public", "private", "private", "public", "private", "public"]
    assert kinds(days[:3], "alternate_private_first") == ["private", "public", "private"]
    assert set(kinds(days, "public")) == {"public"}
    assert set(kinds(days, "private")) == {"private"}


def test_a_series_that_has_ended_proposes_nothing_after_its_last_day() -> None:
    plan = replace(BEXLEY, ends_on=date(2021, 11, 30))
    assert [row.slot for row in propose_year(plan, Year(2021))][-1] == "2021-11-25"
    assert propose_year(plan, Year(2022)) == ()
    assert propose_year(plan, Year(2019)) == ()


def test_years_run_from_april() -> None:
    assert str(year_of(date(2022, 3, 31))) == "2021/22"
    assert str(year_of(date(2099, 4, 1))) == "2099/00"
    months = list(Year(2021).months())
    assert (months[0], months[-1], len(months)) == ((2021, 4), (2022, 3), 12)
    assert Year(2021).with_month(3) == (2022, 3)


def meetings(kind: str, *days: date) -> list[Row]:
    return [Row(PlannedMeeting(kind, day), Times(TWO, time(17)), day.isoformat()) for day in days]


@pytest.mark.requirement("R149", "R175")
@pytest.mark.parametrize(
    ("terms", "days", "missing"),
    [
        ("monthly", PUBLISHED, []),
        ("monthly", PUBLISHED[:3] + PUBLISHED[4:], ["December 2021"]),
        ("two_monthly", PUBLISHED[:3] + PUBLISHED[4:], []),
        ("two_monthly", PUBLISHED[:3], ["December 2021 to January 2022", "February to March 2022"]),
        ("quarterly", PUBLISHED[:1], ["October to December 2021", "January to March 2022"]),
        ("half_yearly", PUBLISHED[:1], ["October 2021 to March 2022"]),
    ],
)
def test_a_period_without_a_meeting(terms: str, days: tuple[date, ...], missing: list[str]) -> None:
    said = MeetingTerms(frequency=terms)
    found = check_calendar(meetings("public", *days), terms=said, span=YEAR, on=YEAR.first, holidays={})
    assert [code for o in found for code in o.details.get("missing", [])] == missing
    assert all(outcome.code == "calendar.too_few" for outcome in found)


@pytest.mark.requirement("R175")
def test_a_gap_of_three_weeks_is_too_long_for_every_fortnight() -> None:
    days = [date(2021, 9, 1), date(2021, 9, 15), date(2021, 10, 6)]
    (found,) = check_calendar(
        meetings("private", *days),
        terms=MeetingTerms(frequency="fortnightly"),
        span=YEAR,
        on=days[0],
        holidays={},
    )
    assert "between 15 September 2021 and 6 October 2021" in found.reason
    assert check([], MeetingTerms(frequency="weekly")) == [("calendar.too_few", "")]


@pytest.mark.requirement("R149")
def test_a_quarter_without_a_public_meeting() -> None:
    terms = MeetingTerms(meets_in_public="at_least_quarterly")
    rows = [*meetings("public", PUBLISHED[1]), *meetings("private", PUBLISHED[4])]
    assert check(rows, terms) == [("calendar.quarter_without_public", "")]
    assert check([*rows, *meetings("public", PUBLISHED[6])], terms) == []


def test_bank_holidays_weekends_and_two_at_once_are_told() -> None:
    rows = [
        *meetings("workshop", date(2021, 12, 27), date(2021, 11, 6)),
        *meetings("workshop", date(2021, 11, 8)),
        Row(PlannedMeeting("workshop", date(2021, 11, 8)), Times(time(10), time(14)), "earlier that day"),
        Row(PlannedMeeting("workshop", date(2021, 11, 8)), Times(time(16), None), "open end"),
    ]
    assert check(rows, MeetingTerms()) == [
        ("calendar.weekend", "2021-11-06"),
        ("calendar.same_time", "2021-11-08"),
        ("calendar.same_time", "earlier that day"),
        ("calendar.same_time", "open end"),
        ("calendar.bank_holiday", "2021-12-27"),
    ]


@pytest.mark.requirement("R177")
def test_dates_that_leave_those_of_the_other_body() -> None:
    terms = MeetingTerms(aligned_with="Borough Based Board", aligned_days=1)
    day = timedelta(days=1)
    rows = meetings("public", PUBLISHED[0] + day, PUBLISHED[1])
    (found,) = check_aligned(rows, terms=terms, followed=PUBLISHED, span=YEAR)
    assert found.details["meeting"] == "2021-10-28"
    assert check_aligned(rows, terms=terms, followed=[], span=YEAR) == ()
    assert check_aligned(rows, terms=MeetingTerms(), followed=PUBLISHED, span=YEAR) == ()


def test_only_whole_periods_are_judged() -> None:
    span = Span(date(2021, 7, 29), date(2022, 3, 31))
    assert [p[0] for p in periods(span, 3)] == [(2021, 10), (2022, 1)]
    assert periods(span, 1)[0] == [(2021, 8)]
    assert [p[0] for p in periods(span, 6)] == [(2021, 10)]
