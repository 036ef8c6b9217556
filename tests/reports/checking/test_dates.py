"""Dates of a text: days that do not exist, weekdays, years, meetings on no calendar."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checking.rules.dates import Named, check_dates, dates_in, year_slips
from reports.checking.rules.facts import Around, Body
from tests.reports.checking.texts import items, paper, said, table, text

BOARD = Around(
    meeting_day=date(2021, 9, 30),
    meeting_days=(date(2021, 7, 29), date(2021, 9, 30), date(2021, 10, 28), date(2021, 11, 25)),
    meets=("Hillside Strategic Board",),
    bodies=(Body(("Hillside Strategic Board",)), Body(("Hillside Scrutiny Board",))),
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("It opens on 31 November 2021.", [("date.impossible", "31 November 2021")]),
        ("It opens on 29th February 2022.", [("date.impossible", "29th February 2022")]),
        ("It opens on 29 February 2024.", []),
        ("It opens on 31st June.", [("date.impossible", "31st June")]),
        ("It opens on 29 February, a leap day.", []),
        ("It opens on 31/11/2021.", [("date.impossible", "31/11/2021")]),
        ("See release 31.13.2021 of the tool.", []),
        ("It met on Friday 28 October 2021.", [("date.weekday_wrong", "Friday 28 October 2021")]),
        ("It met on Thursday, 28th October 2021.", []),
        ("It met on Thu 28 Oct 2021 and Fri 29 Oct 2021.", []),
        ("It met on Thursday 28 October.", []),
        ("It ends on 31 March 2202.", [("date.year_unlikely", "31 March 2202")]),
        ("The Act of 5 July 1948 and the plan to 31 March 2030.", []),
        ("May 15 members attend? In May 2021 they may.", []),
        ("Section 31 Mar agreement; 31 marched.", []),
    ],
)
def test_days_and_weekdays(sentence: str, found: list[tuple[str, str]]) -> None:
    words = text(sentence)
    assert said(check_dates(words, BOARD), words) == found


@pytest.mark.requirement("R187")
@pytest.mark.parametrize(
    "sentence",
    [
        "Final proposals will be submitted to the Borough Strategic Board Part 1 on 29th October 2021.",
        "Final proposals come to the Board, Part 1, on 29 October 2021.",
        "The outcome goes to the Hillside Strategic Board on 15 November 2021.",
    ],
)
def test_a_meeting_of_the_body_that_is_on_no_calendar_is_told(sentence: str) -> None:
    words = text(sentence)
    assert [code for code, _ in said(check_dates(words, BOARD), words)] == ["date.no_meeting"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Final proposals will be submitted to the Hillside Strategic Board on 28 October 2021.",
        "The Board received it on 24 June 2021.",  # before the calendar begins
        "The Hillside Scrutiny Board meets; it goes to the Hillside Scrutiny Board on 29 October 2021.",
        "It goes to the Health and Wellbeing Board on 29 October 2021.",
        "The Board agreed. Work begins on 29 October 2021.",
        "Notices are due by 29 October 2021.",
    ],
)
def test_other_days_and_other_bodies_are_left_alone(sentence: str) -> None:
    words = text(sentence)
    assert said(check_dates(words, BOARD), words) == []


def test_the_date_of_the_meeting_as_the_text_says_it() -> None:
    words = text("Date of meeting: 27 September 2021")
    assert said(check_dates(words, BOARD), words) == [("date.meeting_differs", "27 September 2021")]
    words = text("Date of Meeting: Thursday 30 September 2021")
    assert said(check_dates(words, BOARD), words) == []


SCHEDULE = [
    ("Date", "Kind"),
    ("To be confirmed, September 2021", "Workshop"),
    ("30 September 2021", "Public"),
    ("28 October 2021", "Private"),
    ("To be confirmed, November 2021", "Workshop"),
    ("25 November 2021", "Public"),
    ("23 December 2021", "Private"),
    ("27 January 2022", "Public"),
    ("TBC February 2021", "Workshop"),
    ("24 February 2022", "Private"),
    ("24 March 2022", "Public"),
]


@pytest.mark.requirement("R178", "R196")
def test_a_year_that_slipped_between_its_neighbours_is_found() -> None:
    words = paper(*table(*SCHEDULE))
    assert said(check_dates(words, BOARD), words) == [("date.year_slip", "February 2021")]
    right = paper(*table(*((d.replace("TBC February 2021", "TBC February 2022"), k) for d, k in SCHEDULE)))
    assert said(check_dates(right, BOARD), right) == []


def test_lists_that_are_in_no_order_say_nothing_of_years() -> None:
    words = paper(*items("In March 2020", "In May 2019", "In January 2022", "In April 2018", "In June 2021"))
    assert said(check_dates(words, BOARD), words) == []


def days(first: date = date(2015, 1, 1), last: date = date(2034, 12, 31)) -> st.SearchStrategy[date]:
    return st.dates(first, last)


@given(
    st.integers(1, 31), st.integers(1, 12), st.integers(2000, 2040),
    st.sampled_from(["{d} {m} {y}", "{d}th {m} {y}", "the {d} of {m} {y}", "{d:02}/{n:02}/{y}", "{d}.{n}.{y}"]),
)  # fmt: skip
def test_what_exists_is_what_the_calendar_has(day: int, month: int, year: int, shape: str) -> None:
    """Against the slow way: the days of that year, one by one."""
    real = {date(year, 1, 1) + timedelta(n) for n in range(366 if calendar.isleap(year) else 365)}
    exists = any((each.day, each.month) == (day, month) for each in real)
    written = shape.format(d=day, m=calendar.month_name[month], n=month, y=year)
    (named,) = dates_in(f"It is due on {written}, they say.")
    assert named.exists == exists
    assert named.on == (date(year, month, day) if exists else None)


@given(st.lists(days(), min_size=4, max_size=12, unique=True), st.data())
def test_one_wrong_year_in_a_year_of_dates_is_found_and_nothing_else(
    some: list[date], data: st.DataObject
) -> None:
    """Dates in order say nothing; against the slow way of trying every other year at every place."""
    ordered = sorted(some)
    assert year_slips([_named(each) for each in ordered]) == []
    place = data.draw(st.integers(0, len(ordered) - 1))
    years = data.draw(st.sampled_from([-1, 1]))
    moved = list(ordered)
    moved[place] = _shifted(moved[place], years)
    assert set(year_slips([_named(each) for each in moved])) == _slowly(moved)


def _named(day: date) -> Named:
    return Named(0, 0, day.day, day.month, day.year)


def _shifted(day: date, years: int) -> date:
    year = day.year + years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def _slowly(dates: list[date]) -> set[int]:
    found = set()
    for place in range(1, len(dates) - 1):
        without = dates[:place] + dates[place + 1 :]
        before, after = dates[place - 1], dates[place + 1]
        far = (before - dates[place]).days > 60 or (dates[place] - after).days > 60
        fits = any(before <= _shifted(dates[place], years) <= after for years in (-1, 1))
        if sorted(without) == without and far and fits:
            found.add(place)
    return found
