"""What a scheme says about a function at a place on a day."""

from __future__ import annotations

from datetime import date

import pytest

from delegation.rules.facts import EntryFacts, FunctionFacts, PlaceFacts
from delegation.rules.treatment import treatment_at
from tests.delegation.rules.cases import BOARD, CALLS, HILL, JUNE, LOWER_HILL, URGENT, VALE, WARDS, row

OURS = row(1, holder=BOARD)
CALLS_AT_SYSTEM = row(2, CALLS, "led_elsewhere", place=None, lead_body="Urgent care board")
CASES = [
    pytest.param([OURS], URGENT, HILL, "delegated", id="its own row"),
    pytest.param([OURS], WARDS, HILL, "delegated", id="part of a delegated function"),
    pytest.param([OURS], URGENT, LOWER_HILL, "delegated", id="inside the place"),
    pytest.param([OURS], URGENT, VALE, "not_listed", id="another place"),
    pytest.param([OURS], URGENT, None, "not_listed", id="a row for a place says nothing about the whole ICB"),
    pytest.param([row(1, WARDS)], URGENT, HILL, "not_listed", id="a part says nothing about the whole"),
    pytest.param([], URGENT, HILL, "not_listed", id="an empty scheme"),
    pytest.param(
        [row(1, holder=BOARD, verb="recommend")],
        URGENT,
        HILL,
        "discussed_not_delegated",
        id="who recommends has nothing delegated",
    ),
    pytest.param(
        [row(1, holder=BOARD, verb="recommend"), row(2, place=None, treatment="reserved")],
        URGENT,
        HILL,
        "reserved",
        id="advice at the place does not hide who decides",
    ),
    pytest.param(
        [row(1, treatment="reserved", place=None)], URGENT, HILL, "reserved", id="for the whole ICB"
    ),
    pytest.param(
        [OURS, CALLS_AT_SYSTEM], CALLS, HILL, "led_elsewhere", id="the part is closer than the place"
    ),
    pytest.param([OURS, CALLS_AT_SYSTEM], WARDS, HILL, "delegated", id="the other part is as the whole"),
    pytest.param(
        [row(1, treatment="reserved", place=None), row(2, holder=BOARD)],
        URGENT,
        HILL,
        "delegated",
        id="place first",
    ),
    pytest.param([row(1, treatment="undetermined")], URGENT, HILL, "undetermined", id="expressly open"),
    pytest.param(
        [row(1, treatment="discussed_not_delegated")],
        URGENT,
        HILL,
        "discussed_not_delegated",
        id="discussed only",
    ),
    pytest.param(
        [row(1, treatment="reserved"), row(2, holder=BOARD)], URGENT, HILL, "delegated", id="partly delegated"
    ),
    pytest.param([row(1, end=date(2023, 5, 31))], URGENT, HILL, "not_listed", id="ended the day before"),
    pytest.param([row(1, end=JUNE)], URGENT, HILL, "delegated", id="on its last day"),
    pytest.param([row(1, start=date(2023, 6, 2))], URGENT, HILL, "not_listed", id="starts the day after"),
]


@pytest.mark.requirement("R17", "R22", "R23", "R24", "R29")
@pytest.mark.parametrize(("entries", "function", "place", "treatment"), CASES)
def test_treatment(
    entries: list[EntryFacts], function: FunctionFacts, place: PlaceFacts | None, treatment: str
) -> None:
    outcome = treatment_at(entries, function=function, place=place, on=JUNE)
    assert outcome.code == f"treatment.{treatment}"
    assert outcome.ok is (treatment == "delegated")


@pytest.mark.requirement("R24")
def test_what_is_not_listed_says_that_it_is_not_delegated() -> None:
    outcome = treatment_at([], function=URGENT, place=HILL, on=JUNE)
    assert "Not listed never means delegated" in outcome.reason
    assert outcome.details["treatments"] == ("not_listed",)


def test_the_answer_names_source_holder_and_where_it_is_listed() -> None:
    outcome = treatment_at([OURS], function=WARDS, place=HILL, on=JUNE)
    assert outcome.clause == "Scheme, row 1"
    assert outcome.details["holders"] == ("Hill Partnership Board",)
    assert outcome.reason == (
        "Virtual wards at Hill: delegated to Hill Partnership Board (listed as part of Urgent care)."
    )


def test_the_lead_is_named_when_led_elsewhere() -> None:
    outcome = treatment_at([CALLS_AT_SYSTEM], function=CALLS, place=HILL, on=JUNE)
    assert "Urgent care board" in outcome.reason
