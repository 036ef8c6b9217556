"""What the notes, readings and statements of a day say: truth tables."""

from __future__ import annotations

from datetime import date

import pytest

from delegation.rules.engagement import Statement, check_themes, standing_statements, themes_by_group
from delegation.rules.milestones import (
    Standing,
    Told,
    check_condition,
    check_due,
    check_told_day,
    standing,
)
from delegation.rules.roadmap import (
    Reading,
    Tally,
    check_indicator,
    check_indicators_agreed,
    reading_on,
    tally,
    when,
)

JUNE, JULY, AUGUST = date(2022, 6, 1), date(2022, 7, 1), date(2022, 8, 1)
NOTES = (
    Told(AUGUST, 3, "complete", "Signed"),
    Told(JUNE, 1, "not_started", "Nobody appointed"),
    Told(JULY, 2, "underway", "Advert out"),
)


@pytest.mark.requirement("R103")
@pytest.mark.parametrize(
    ("on", "status"),
    [
        (date(2022, 5, 31), "not_told"),
        (JUNE, "not_started"),
        (date(2022, 6, 30), "not_started"),
        (JULY, "underway"),
        (date(2022, 7, 31), "underway"),
        (AUGUST, "complete"),
        (date(2030, 1, 1), "complete"),
    ],
)
def test_the_status_of_a_day_is_that_of_the_newest_note_by_it(on: date, status: str) -> None:
    assert standing(NOTES, on=on).status == status


def test_of_two_notes_of_one_day_the_one_entered_last_counts() -> None:
    notes = [Told(JUNE, 9, "underway", "Taken up again"), Told(JUNE, 8, "dropped", "Given up")]
    assert standing(notes, on=JUNE) == Standing("underway", JUNE, "Taken up again")


@pytest.mark.requirement("R103")
@pytest.mark.parametrize(
    ("status", "told_on", "due_on", "on", "code"),
    [
        ("not_told", None, None, JULY, "no_day"),
        ("not_told", None, JULY, date(2022, 5, 31), "ahead"),
        ("not_told", None, JULY, JUNE, "due_soon"),
        ("underway", JUNE, JULY, JULY, "due_soon"),
        ("underway", JUNE, JULY, date(2022, 7, 2), "overdue"),
        ("not_told", None, JULY, date(2022, 7, 2), "overdue"),
        ("not_started", JUNE, JULY, AUGUST, "overdue"),
        ("complete", JULY, JULY, AUGUST, "complete"),
        ("complete", AUGUST, JULY, AUGUST, "complete_late"),
        ("complete", AUGUST, None, AUGUST, "complete"),
        ("dropped", AUGUST, JULY, AUGUST, "dropped"),
    ],
)
def test_due(status: str, told_on: date | None, due_on: date | None, on: date, code: str) -> None:
    answer = check_due(Standing(status, told_on), due_on, on=on)
    assert answer.code == f"milestone.{code}"
    assert answer.ok == (code != "overdue")


def test_overdue_says_for_how_long() -> None:
    now = Standing()
    assert check_due(now, JULY, on=date(2022, 7, 2)).reason == "It was due by 1 July 2022, 1 day ago."
    assert check_due(now, JULY, on=AUGUST).details["days"] == 31


@pytest.mark.requirement("R102")
@pytest.mark.parametrize(
    ("statuses", "code"),
    [
        ((), "nothing"),
        (("dropped",), "nothing"),
        (("not_told",), "planned"),
        (("not_started", "dropped"), "planned"),
        (("not_told", "underway"), "in_hand"),
        (("underway", "complete"), "evidenced"),
        (("complete",), "evidenced"),
    ],
)
def test_a_condition_is_evidenced_by_what_is_complete(statuses: tuple[str, ...], code: str) -> None:
    answer = check_condition(statuses)
    assert answer.code == f"condition.{code}"
    assert answer.ok == (code == "evidenced")


@pytest.mark.parametrize(("day", "ok"), [(JUNE, True), (JULY, True), (date(2022, 7, 2), False)])
def test_nobody_tells_of_a_day_to_come(day: date, ok: bool) -> None:
    answer = check_told_day(day, today=JULY, field="noted_on")
    assert answer.ok == ok
    assert ok or answer.details["field"] == "noted_on"


@pytest.mark.requirement("R77")
@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2022, 6, 30), "to_come"),
        (JULY, "current"),
        (date(2023, 6, 30), "current"),
        (date(2023, 7, 1), "over"),
    ],
)
def test_both_days_belong_to_a_phase(on: date, expected: str) -> None:
    assert when(JULY, date(2023, 6, 30), on=on) == expected


@pytest.mark.requirement("R77")
@pytest.mark.parametrize(
    ("state", "code"),
    [
        (None, "not_measured"),
        ("not_measured", "not_measured"),
        ("towards", "towards"),
        ("away", "away"),
        ("reached", "reached"),
    ],
)
def test_an_indicator_without_a_reading_is_not_yet_measured(state: str | None, code: str) -> None:
    answer = check_indicator(Reading(JUNE, 1, state) if state else None)
    assert answer.code == f"indicator.{code}"
    assert answer.ok == (code == "reached")


def test_the_newest_reading_by_a_day() -> None:
    first, second = Reading(JUNE, 1, "not_measured"), Reading(AUGUST, 2, "towards", "12%")
    assert reading_on([second, first], on=date(2022, 5, 31)) is None
    assert reading_on([second, first], on=JULY) == first
    assert reading_on([second, first], on=AUGUST) == second


@pytest.mark.requirement("R77")
def test_progress_counts_what_was_dropped_beside_the_rest() -> None:
    found = tally(["complete", "underway", "not_told", "not_told", "dropped"])
    assert found == Tally(complete=1, underway=1, not_told=2, dropped=1)
    assert found.wanted == 4


@pytest.mark.requirement("R77")
@pytest.mark.parametrize(
    ("wanted", "recorded", "code"),
    [(None, 0, "free"), (5, 4, "missing"), (5, 5, "agreed"), (5, 6, "agreed")],
)
def test_as_many_indicators_as_were_to_be_agreed(wanted: int | None, recorded: int, code: str) -> None:
    answer = check_indicators_agreed(wanted, recorded)
    assert answer.code == f"phase.indicators_{code}"
    assert answer.ok == (code != "missing")


@pytest.mark.requirement("R74")
def test_a_later_statement_on_the_same_proposal_takes_the_place_of_the_earlier() -> None:
    first = Statement(1, "Align", JUNE, 1, "concerns", frozenset({10, 11}))
    later = Statement(1, "Align", JULY, 2, "welcomed")
    other = Statement(1, "Merge", JUNE, 3, "concerns", frozenset({10}))
    neighbour = Statement(2, "Align", JUNE, 4, "some_concern", frozenset({10}))
    known = [later, neighbour, first, other]
    assert standing_statements(known, on=date(2022, 5, 31)) == []
    assert set(standing_statements(known, on=JUNE)) == {first, other, neighbour}
    assert set(standing_statements(known, on=JULY)) == {later, other, neighbour}
    assert themes_by_group([first, other, neighbour]) == {(1, 10): 2, (1, 11): 1, (2, 10): 1}


@pytest.mark.parametrize(("themes_of", "ok"), [((), True), ((1,), True), ((1, 2), False)])
def test_themes_belong_to_the_icb_of_the_group(themes_of: tuple[int, ...], ok: bool) -> None:
    assert check_themes(1, themes_of).ok == ok
