"""Totals of tables, numbers of things against lists, two lists of the same."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.checking.rules.facts import Around
from reports.checking.rules.lists import check_lists, check_spellings
from reports.checking.rules.tables import check_counts, check_totals, total_slip
from tests.reports.checking.texts import items, paper, para, said, table, text


def test_a_total_that_its_column_does_not_give() -> None:
    words = paper(
        *table(("Service", "2021/22", "2022/23"), ("Beds", "£1,200", "1,300"), ("Visits", "£300", "(100)"),
               ("Nothing", "–", "nil"), ("Total", "£1,500", "1,400"))
    )  # fmt: skip
    assert said(check_totals(words), words) == [("table.total", "1,400")]
    (slip,) = check_totals(words)
    assert "1,200" in slip.reason


@pytest.mark.parametrize(
    ("rows", "total", "head"),
    [
        ([("A", "10"), ("B", "20")], "30", ""),
        ([("A", "33.3"), ("B", "33.3"), ("C", "33.3")], "100.0", ""),  # rounded to the last place
        ([("A", "12"), ("B", "13")], "26", "£m"),
        ([("A", "10"), ("B", "20"), ("Sub-total", "30"), ("C", "5")], "35", ""),
        ([("A", "10"), ("of which B", "4"), ("C", "5")], "15", ""),
        ([("A", "50%"), ("B", "70%")], "120", ""),
        ([("A", "3"), ("Average", "4")], "9", ""),
        ([("A", "about 3"), ("B", "4")], "9", ""),
        ([("A", "10"), ("B", "20")], "not known", ""),
        ([("A", "10"), ("B", "20")], "15", "Rate per 1,000"),
    ],
)
def test_totals_that_are_right_or_cannot_be_told(rows: list[tuple[str, str]], total: str, head: str) -> None:
    assert total_slip(rows, total, head) is None


@given(st.lists(st.integers(-(10**7), 10**7), min_size=3, max_size=12), st.integers(-5, 5))
def test_whole_figures_add_up_exactly_or_are_told(figures: list[int], off: int) -> None:
    rows = [(f"Row {n}", f"({-value:,})" if value < 0 else f"{value:,}") for n, value in enumerate(figures)]
    whole = sum(figures)
    told = total_slip(rows, f"{whole + off:,}" if whole + off >= 0 else f"-{-(whole + off):,}")
    counts = sum(value != 0 for value in figures) >= 2
    assert told == (Decimal(whole) if off and counts else None)


@pytest.mark.requirement("R162")
@pytest.mark.parametrize(
    ("sentence", "listed", "found"),
    [
        ("The three collaboratives are:", 2, [("list.count", "three collaboratives")]),
        ("The three collaboratives are:", 3, []),
        ("There are two county and two district councils:", 4, []),
        ("There are fourteen members:", 15, [("list.count", "fourteen members")]),
        ("Four areas, including:", 2, []),
        ("At least two members of:", 3, []),
        ("Over the next three years:", 5, []),
        ("It spent £3 millions on things:", 5, []),
        ("Five boards met. They agreed that:", 3, []),
        ("One of the five boards asked for these things:", 2, []),
    ],
)
def test_a_number_of_things_against_the_list_that_follows(
    sentence: str, listed: int, found: list[tuple[str, str]]
) -> None:
    words = paper(para(sentence), *items(*(f"Thing {n}" for n in range(listed))))
    assert said(check_counts(words), words) == found


MEMBERS = [
    "Hillside Care",
    "Hillside Voluntary Sector Council",
    "Meadow & Moor Hospice",
    "Oakfield NHS Foundation Trust",
    "Local Pharmacy Committee",
]
NAMED = [
    "Hillside Care",
    "Hillside Voluntary Service Council",
    "Meadow and Moor Hospice",
    "NHS Oakfield Foundation Trust",
    "Local Pharmacy Committee",
    "Marlowe Healthcare",
]


@pytest.mark.requirement("R162")
def test_two_lists_of_the_same_bodies_are_compared() -> None:
    words = paper(
        *table(("Organisation", "Seat"), *((name, "✓") for name in MEMBERS), group=1),
        *table(("Organisation", "Attendee"), *((name, "N. N.") for name in NAMED), group=2),
    )
    assert said(check_lists(words), words) == [
        ("list.spelled", "Hillside Voluntary Service Council"),
        ("list.only_in", "Marlowe Healthcare"),
    ]


def test_lists_of_different_things_are_not() -> None:
    words = paper(
        *table(("Organisation", "Seat"), *((name, "✓") for name in MEMBERS), group=1),
        *table(("Partner", "Said"), *((f"Group {n} of residents", "Yes") for n in range(6)), group=2),
        *table(("Cost", "Sum"), *((name, "1") for name in MEMBERS[:4]), group=3),
    )
    assert said(check_lists(words), words) == []


@pytest.mark.requirement("R162")
@pytest.mark.parametrize(
    ("sentences", "found"),
    [
        (["Networks: APL, Frogmoor, North Hill.", "Networks: APL, Frogmoore, North Hill."], ["Frogmoore"]),
        (["Networks: APL, Froggna and Hill.", "Networks: APL, Frogna and Hill."], ["Frogna"]),
        (["The Partner Board met.", "The Partners Board met."], []),
        (["Dr Steven Marsh spoke.", "Mrs Stephen came."], []),  # nothing stands beside both
        (["The Planned Care Board met.", "The planner spoke; Planner Care is another."], []),
    ],
)
def test_one_name_in_two_spellings(sentences: list[str], found: list[str]) -> None:
    words = text(*sentences)
    assert said(check_spellings(words, Around()), words) == [("word.spelled", each) for each in found]
