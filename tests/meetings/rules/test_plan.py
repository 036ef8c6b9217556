"""Into which months a planned item falls, and at which meeting it is due."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.planning.rules.plan import (
    Cycle,
    Move,
    Occurrence,
    Sitting,
    check_months,
    check_move,
    cycle_words,
    due_months,
    month_of,
    next_month,
    occurrences,
    sittings_for,
)
from meetings.planning.rules.standing import READY_SETS, worded

APRIL, MARCH = date(2026, 4, 1), date(2027, 3, 31)
SITTINGS = [
    Sitting(1, "public", date(2026, 5, 28)),
    Sitting(2, "private", date(2026, 6, 25)),
    Sitting(3, "public", date(2026, 7, 30)),
    Sitting(4, "private", date(2026, 7, 2)),
    Sitting(5, "workshop", date(2026, 8, 6)),
]
CYCLES = {
    "yearly in March": (Cycle("yearly", (3,), APRIL), [3]),
    "half-yearly from November": (Cycle("half_yearly", (11,), APRIL), [5, 11]),
    "quarterly from January": (Cycle("quarterly", (1,), APRIL), [4, 7, 10, 1]),
    "two chosen months": (Cycle("months", (6, 2), APRIL), [6, 2]),
    "once": (Cycle("once", (), date(2026, 9, 17)), [9]),
    "until it ends": (Cycle("quarterly", (1,), APRIL, date(2026, 9, 30)), [4, 7]),
    "from the month it begins": (Cycle("quarterly", (1,), date(2026, 7, 15)), [7, 10, 1]),
    "every public meeting": (Cycle("every_public", (), APRIL), [5, 7]),
    "every meeting, workshops are none": (Cycle("every_meeting", (), APRIL), [5, 6, 7]),
    "public meetings from a day": (Cycle("every_public", (), date(2026, 5, 29)), [7]),
}


@pytest.mark.parametrize("name", CYCLES)
def test_a_cycle_gives_its_months(name: str) -> None:
    cycle, expected = CYCLES[name]
    assert [month.month for month in due_months(cycle, APRIL, MARCH, SITTINGS)] == expected


@given(
    st.sampled_from(["yearly", "half_yearly", "quarterly"]),
    st.integers(1, 12),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.integers(0, 60),
)
def test_months_of_a_cycle_against_a_walk_day_by_day(
    kind: str, first: int, begins: date, months: int
) -> None:
    """A slow oracle: walk every day, and count months from the chosen one."""
    step = {"yearly": 12, "half_yearly": 6, "quarterly": 3}[kind]
    last = next_month(month_of(begins), months)
    found = due_months(Cycle(kind, (first,), begins), begins, last, [])
    expected, day = [], begins.replace(day=1)
    while day <= last:
        if day.day == 1 and (day.month - first) % step == 0:
            expected.append(day)
        day += timedelta(days=1)
    assert found == expected


def test_the_months_that_are_chosen_fit_the_cycle() -> None:
    assert check_months("yearly", [3]).ok
    assert check_months("once", []).ok
    assert check_months("yearly", []).code == "plan.months.one"
    assert check_months("quarterly", [1, 4]).code == "plan.months.one"
    assert check_months("months", []).code == "plan.months.some"
    assert check_months("every_public", [3]).code == "plan.months.none"


def test_the_latest_move_of_a_month_counts() -> None:
    may, june, july = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
    moves = [Move(may, june, because="Figures late"), Move(may, july, 3, "Chair away"), Move(june, None)]
    assert occurrences([may, june, july], moves) == [
        Occurrence(may, july, 3, "Chair away"),
        Occurrence(june, None),
        Occurrence(july, july),
    ]


def due(month: int, stands: int | None = None, sitting: int | None = None) -> Occurrence:
    return Occurrence(date(2026, month, 1), date(2026, stands or month, 1), sitting)


WHERE = {
    "the first meeting of its month": (due(7), "yearly", [4]),
    "no meeting in April: the next one": (due(4), "yearly", [1]),
    "none is planned so late": (due(9), "yearly", []),
    "moved to a meeting by name": (due(5, 7, 3), "yearly", [3]),
    "moved to a month": (due(5, 6), "yearly", [2]),
    "a meeting that is gone: by the month": (due(5, 6, 99), "yearly", [2]),
    "every meeting of the month": (due(7), "every_meeting", [3, 4]),
    "public meetings only": (due(7), "every_public", [3]),
    "follows meetings, and was moved": (due(5, 6), "every_public", [3]),
}


@pytest.mark.parametrize("name", WHERE)
def test_an_occurrence_falls_to_a_meeting(name: str) -> None:
    one, kind, expected = WHERE[name]
    assert [sitting.key for sitting in sittings_for(one, kind, SITTINGS)] == expected


def test_what_is_not_taken_falls_to_no_meeting() -> None:
    assert sittings_for(Occurrence(date(2026, 5, 1), None), "yearly", SITTINGS) == []


def test_a_move_goes_forward_with_a_reason() -> None:
    may, june = date(2026, 5, 1), date(2026, 6, 1)
    assert check_move(may, june, "Figures late").ok
    assert check_move(may, None, "Not needed").ok
    assert check_move(may, june, "  ").code == "plan.move.reason"
    assert check_move(june, may, "Why").code == "plan.move.earlier"


def test_a_cycle_in_words() -> None:
    labels = {
        "quarterly": "Every three months",
        "yearly": "Every year",
        "every_public": "At every public meeting",
    }
    assert cycle_words(Cycle("quarterly", (1,), APRIL), labels) == (
        "Every three months: April, July, October and January"
    )
    assert cycle_words(Cycle("yearly", (3,), APRIL), labels) == "Every year: March"
    assert cycle_words(Cycle("every_public", (), APRIL), labels) == "At every public meeting"
    assert cycle_words(Cycle("once", (), date(2026, 9, 17)), labels) == "Once, in September 2026"


def test_titles_say_the_days_of_the_meetings_before_and_after() -> None:
    title = "Minutes of {last meeting}; next on {next meeting}"
    assert worded(title, last=date(2026, 5, 28), next=None) == (
        "Minutes of 28 May 2026; next on a day to be confirmed"
    )


@pytest.mark.parametrize("key", READY_SETS)
def test_a_ready_set_opens_with_apologies_and_closes_with_other_business(key: str) -> None:
    lines = READY_SETS[key].lines
    kinds = [line.kind for line in lines]
    assert "apologies" in lines[0].title
    assert kinds.count("minutes") == 1
    assert kinds[-2:] == ["aob", "next_meeting"]
    assert [line.is_closing for line in lines] == sorted(line.is_closing for line in lines)
    assert any("eclarations of interest" in line.title for line in lines)
