"""Whether delegating and delegated budgets are supported on a day, and what agreements must say."""

from __future__ import annotations

from datetime import date

import pytest

from delegation.rules.agreements import ALL_CONTENTS, check_contents, check_review, contents_for
from delegation.rules.availability import (
    AvailabilityFacts,
    check_agreements,
    check_budget_available,
    check_delegation_available,
)
from governance.foundation.periods import Period
from tests.delegation.rules.cases import BOARD, URGENT, WARDS, row

YEAR_1, YEAR_2 = Period(date(2022, 4, 1), date(2023, 3, 31)), Period(date(2023, 4, 1), date(2024, 3, 31))


def rule(
    availability: str, period: Period, *, covers: str = "delegation", function: int | None = None
) -> AvailabilityFacts:
    return AvailabilityFacts(1, covers, availability, period, "The plan comes first.", "Paper ¶4.7", function)


LAST_DAY_OF_YEAR_1 = date(2023, 3, 31)
CASES = [
    pytest.param(
        row(1, holder=BOARD, start=LAST_DAY_OF_YEAR_1),
        [rule("not_supported", YEAR_1)],
        True,
        id="its last day",
    ),
    pytest.param(
        row(1, holder=BOARD, start=date(2023, 4, 1)),
        [rule("not_supported", YEAR_1)],
        False,
        id="the day after",
    ),
    pytest.param(
        row(1, WARDS, holder=BOARD),
        [rule("not_supported", YEAR_1, function=URGENT.id)],
        True,
        id="part of it",
    ),
    pytest.param(
        row(1, holder=BOARD), [rule("not_supported", YEAR_1, function=WARDS.id)], False, id="only a part"
    ),
    pytest.param(
        row(1, holder=BOARD), [rule("not_supported", YEAR_1, covers="budget")], False, id="about money only"
    ),
    pytest.param(
        row(1, treatment="reserved"), [rule("not_supported", YEAR_1)], False, id="nothing is delegated"
    ),
]


@pytest.mark.requirement("R80")
@pytest.mark.parametrize(("entry", "rules", "speaks"), CASES)
def test_a_delegation_starts_when_it_is_supported(entry, rules, speaks) -> None:
    path = WARDS.path if entry.function == WARDS.id else URGENT.path
    assert bool(check_delegation_available(entry, functions=path, rules=rules)) == speaks


@pytest.mark.requirement("R75")
def test_a_delegated_budget_starts_when_it_is_supported() -> None:
    rules = [rule("unlikely", YEAR_2, covers="budget"), rule("not_supported", YEAR_1, covers="budget")]
    whole = Period(date(2022, 4, 1), date(2024, 3, 31))
    found = check_budget_available(
        row(1, holder=BOARD), year="2022/23", days=YEAR_1, functions=URGENT.path, rules=rules
    )
    assert [outcome.code for outcome in found] == ["availability.not_supported"]
    assert "until 31 March 2023: The plan comes first." in found[0].reason
    worst_first = check_budget_available(
        row(1, holder=BOARD), year="", days=whole, functions=URGENT.path, rules=rules
    )
    assert [outcome.code for outcome in worst_first] == [
        "availability.not_supported",
        "availability.unlikely",
    ]


@pytest.mark.requirement("LP13")
@pytest.mark.parametrize(
    ("agreement", "joint", "code"),
    [
        (None, False, "agreement.not_needed"),
        (None, True, "agreement.missing"),
        (Period(date(2022, 1, 1)), True, "agreement.in_force"),
        (Period(date(2022, 1, 1), date(2024, 1, 1)), True, "agreement.too_short"),
    ],
)
def test_a_joint_delegation_rests_on_an_agreement_in_force(agreement, joint: bool, code: str) -> None:
    assert check_agreements(row(1, holder=BOARD), agreement=agreement, joint=joint).code == code


@pytest.mark.requirement("LP23", "LP22")
def test_a_pooled_fund_agreement_says_seven_things() -> None:
    wanted = contents_for("section_75", on=date(2023, 1, 1))
    assert wanted is not None
    assert len(wanted.contents) == 7
    said = {each.code: "Said." for each in wanted.contents}
    assert check_contents("section_75", said, on=date(2023, 1, 1)).ok
    refused = check_contents("section_75", said | {"fund": "  "}, on=date(2023, 1, 1))
    assert (refused.code, refused.details["missing"]) == ("agreement.contents_missing", ("fund",))
    assert "how the fund is managed" in refused.reason
    assert "617" in refused.clause
    assert check_contents("other", {}, on=date(2023, 1, 1)).code == "agreement.contents_free"


def test_the_lists_of_all_kinds_have_codes_of_their_own() -> None:
    assert len({each.code for each in ALL_CONTENTS}) == len(ALL_CONTENTS)


@pytest.mark.parametrize(
    ("review", "on", "code"),
    [
        (None, date(2022, 5, 1), "agreement.review_not_set"),
        (date(2022, 5, 1), date(2022, 5, 1), "agreement.review_ahead"),
        (date(2022, 5, 1), date(2022, 5, 2), "agreement.review_overdue"),
        (date(2022, 5, 1), date(2023, 4, 1), "agreement.not_in_force"),
    ],
)
def test_a_review_is_due_while_the_agreement_is_in_force(review, on: date, code: str) -> None:
    assert check_review(review, period=YEAR_1, on=on).code == code
