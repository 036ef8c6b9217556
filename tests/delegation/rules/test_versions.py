"""May a version be changed or adopted?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from delegation.rules.versions import (
    DraftEntry,
    check_adoption_told,
    check_editable,
    check_follows,
    checks_before_adoption,
)
from governance.foundation.periods import Period
from tests.delegation.rules.cases import BOARD, BY_LAW, FORUM, ICB_BOARD, JUNE, START, row


def draft(entry: Any, **values: Any) -> DraftEntry:
    return DraftEntry(entry, "A1", **values)


GOOD = draft(row(1, holder=BOARD), holder_period=Period(START))
GONE = Period(date(2020, 1, 1), date(2023, 5, 31))
CASES = [
    pytest.param([GOOD], [], id="nothing to say"),
    pytest.param([], [("scheme_version.empty", True)], id="no entries"),
    pytest.param([draft(row(1))], [("scheme_entry.no_holder", True)], id="delegated to nobody"),
    pytest.param([draft(row(1, treatment="reserved"))], [], id="reserved needs no holder"),
    pytest.param(
        [draft(row(1, BY_LAW, holder=BOARD), non_delegable_by_law=True)],
        [("scheme_entry.non_delegable", True)],
        id="the law forbids it",
    ),
    pytest.param(
        [draft(row(1, BY_LAW, "reserved", holder=ICB_BOARD), non_delegable_by_law=True)],
        [],
        id="reserved by law",
    ),
    pytest.param(
        [draft(row(1, holder=FORUM))], [("scheme_entry.holder_advises", True)], id="a forum decides nothing"
    ),
    pytest.param(
        [draft(row(1, holder=BOARD), holder_period=GONE)],
        [("scheme_entry.holder_missing", True)],
        id="holder closed",
    ),
    pytest.param(
        [draft(row(1, holder=BOARD, start=date(2024, 1, 1)), holder_period=Period(date(2024, 1, 1)))],
        [],
        id="row and holder begin later together",
    ),
    pytest.param(
        [draft(row(1, treatment="led_elsewhere"))],
        [("scheme_entry.no_lead", False)],
        id="led by nobody named",
    ),
    pytest.param(
        [GOOD, draft(row(2, treatment="undetermined"))],
        [("scheme_entry.contradiction", False)],
        id="contradiction",
    ),
    pytest.param(
        [
            draft(row(1, holder=BOARD, start=JUNE), holder_period=Period(START)),
            draft(row(2, treatment="undetermined", end=date(2023, 5, 31))),
        ],
        [],
        id="open first, delegated afterwards",
    ),
]


@pytest.mark.requirement("R17", "R22", "R90")
@pytest.mark.parametrize(("entries", "expected"), CASES)
def test_checks_before_adoption(entries: list[DraftEntry], expected: list[tuple[str, bool]]) -> None:
    found = checks_before_adoption(entries, effective_from=JUNE)
    assert [(check.outcome.code, check.stops) for check in found] == expected


@pytest.mark.requirement("R24")
def test_functions_left_out_are_told_and_do_not_stop_the_adoption() -> None:
    (check,) = checks_before_adoption([GOOD], effective_from=JUNE, unlisted=list("gfedcba"))
    assert not check.stops
    assert check.outcome.reason == (
        "7 of the functions in the catalogue have no entry: a, b, c, d, e and 2 more. Not listed never means delegated."
    )


def test_what_stops_comes_first() -> None:
    found = checks_before_adoption(
        [draft(row(1, treatment="led_elsewhere")), draft(row(2))], effective_from=JUNE
    )
    assert [check.stops for check in found] == [True, False]


@pytest.mark.requirement("R190")
@pytest.mark.parametrize(("state", "ok"), [("draft", True), ("adopted", False), ("withdrawn", False)])
def test_only_drafts_are_edited(state: str, ok: bool) -> None:
    outcome = check_editable(state)
    assert outcome.ok is ok
    assert ok or "opy" in outcome.reason


@pytest.mark.parametrize(
    ("start", "adopted", "ok"),
    [
        (JUNE, [], True),
        (JUNE, [Period(START)], True),
        (JUNE, [Period(START, date(2023, 3, 31))], True),
        (START, [Period(START)], False),
        (START, [Period(JUNE)], False),
    ],
)
def test_a_new_version_starts_after_those_before_it(start: date, adopted: list[Period], ok: bool) -> None:
    assert check_follows(start, adopted=adopted).ok is ok


@pytest.mark.parametrize(
    ("by", "on", "ok"), [("ICB Board, minute 7", JUNE, True), (" ", JUNE, False), ("ICB Board", None, False)]
)
def test_an_adoption_says_by_whom_and_when(by: str, on: date | None, ok: bool) -> None:
    assert check_adoption_told(by, adopted_on=on).ok is ok
