"""Who may decide."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from delegation.rules.authority import authority_for
from delegation.rules.facts import EntryFacts, Question
from tests.delegation.rules.cases import (
    BOARD,
    BY_LAW,
    CALLS,
    DIRECTOR,
    FORUM,
    HILL,
    ICB_BOARD,
    JUNE,
    LOWER_HILL,
    URGENT,
    VALE,
    WARDS,
    limit,
    row,
)


def ask(**values: Any) -> Question:
    return Question(
        **({"function": URGENT, "place": HILL, "on": JUNE, "holder": BOARD, "amount": None} | values)
    )


OURS = row(1, holder=BOARD)
CAPPED = row(1, holder=BOARD, limits=(limit(50_000),))
LADDER = [row(1, holder=DIRECTOR, limits=(limit(50_000),)), row(2, holder=BOARD, limits=(limit(500_000),))]
CASES = [
    pytest.param(ask(), [OURS], "held", id="delegated to it"),
    pytest.param(ask(function=WARDS), [OURS], "held", id="part of what is delegated to it"),
    pytest.param(ask(place=LOWER_HILL), [OURS], "held", id="inside its place"),
    pytest.param(ask(place=VALE), [OURS], "not_listed", id="another place"),
    pytest.param(ask(), [], "not_listed", id="an empty scheme"),
    pytest.param(ask(), [CAPPED], "held", id="a limit, no amount asked"),
    pytest.param(ask(amount=Decimal(50_000)), [CAPPED], "held", id="exactly the limit"),
    pytest.param(ask(amount=Decimal("50000.01")), [CAPPED], "over_limit", id="a penny over"),
    pytest.param(ask(amount=Decimal(10**9)), [OURS], "held", id="no limit stated is no ceiling"),
    pytest.param(ask(amount=Decimal(100_000)), LADDER, "held", id="its own step of the ladder"),
    pytest.param(
        ask(holder=DIRECTOR, amount=Decimal(100_000)), LADDER, "over_limit", id="a lower step of the ladder"
    ),
    pytest.param(
        ask(amount=Decimal(100_000)),
        [CAPPED, row(2, holder=BOARD)],
        "held",
        id="the row with the highest limit counts",
    ),
    pytest.param(ask(holder=DIRECTOR), [OURS], "held_by_another", id="delegated to another"),
    pytest.param(ask(), [row(1, treatment="reserved", holder=ICB_BOARD)], "function_reserved", id="reserved"),
    pytest.param(
        ask(holder=ICB_BOARD),
        [row(1, treatment="reserved", holder=ICB_BOARD)],
        "held",
        id="reserved to the one asking",
    ),
    pytest.param(
        ask(),
        [row(1, treatment="discussed_not_delegated")],
        "function_reserved",
        id="discussed only",
    ),
    pytest.param(
        ask(), [row(1, treatment="led_elsewhere", lead_body="A network")], "led_elsewhere", id="led by others"
    ),
    pytest.param(
        ask(),
        [row(1, treatment="led_elsewhere", holder=BOARD)],
        "led_elsewhere",
        id="leading is not deciding here",
    ),
    pytest.param(ask(), [row(1, treatment="undetermined")], "undetermined", id="not decided yet"),
    pytest.param(
        ask(), [row(1, holder=BOARD, end=date(2023, 5, 31))], "not_in_force", id="ended the day before"
    ),
    pytest.param(ask(), [row(1, holder=BOARD, end=JUNE)], "held", id="on its last day"),
    pytest.param(
        ask(), [row(1, holder=BOARD, start=date(2023, 6, 2))], "not_in_force", id="starts the day after"
    ),
    pytest.param(
        ask(),
        [row(1, holder=BOARD, end=date(2023, 5, 31)), row(2, treatment="undetermined")],
        "undetermined",
        id="what is in force counts before what has ended",
    ),
    pytest.param(
        ask(function=CALLS),
        [OURS, row(2, CALLS, "led_elsewhere", place=None)],
        "led_elsewhere",
        id="a part kept back for the whole ICB",
    ),
    pytest.param(
        ask(function=BY_LAW), [row(1, BY_LAW, holder=BOARD)], "non_delegable", id="the law forbids it"
    ),
    pytest.param(ask(function=BY_LAW), [], "non_delegable", id="the law forbids it, listed or not"),
    pytest.param(
        ask(function=BY_LAW, holder=ICB_BOARD),
        [row(1, BY_LAW, "reserved", holder=ICB_BOARD)],
        "held",
        id="what cannot be delegated is decided by the body itself",
    ),
    pytest.param(
        ask(holder=FORUM), [row(1, holder=FORUM)], "advisory_only", id="a forum, whatever the scheme says"
    ),
]


@pytest.mark.requirement("R24", "R29", "R44", "R90", "R98", "R190")
@pytest.mark.parametrize(("question", "entries", "code"), CASES)
def test_authority(question: Question, entries: list[EntryFacts], code: str) -> None:
    outcome = authority_for(question, entries)
    assert outcome.code == f"authority.{code}"
    assert outcome.ok is (code == "held")
    assert outcome.reason.endswith(".")
    assert outcome.clause


def test_ids_of_posts_and_committees_are_kept_apart() -> None:
    assert DIRECTOR.id == BOARD.id
    assert not authority_for(ask(holder=DIRECTOR), [row(1, holder=BOARD)])


@pytest.mark.requirement("R42", "R98")
def test_the_answer_carries_limit_conditions_what_is_kept_back_and_its_source() -> None:
    entry = row(
        4,
        holder=BOARD,
        limits=(limit(50_000, "per_year"),),
        conditions=("Reports each quarter",),
        exclusions=("The national core contract",),
    )
    outcome = authority_for(ask(), [entry])
    assert outcome.reason == (
        "Hill Partnership Board may decide on Urgent care for Hill, up to £50,000 in a financial year including VAT. "
        "Kept back: The national core contract. On condition: Reports each quarter."
    )
    assert outcome.clause == "Scheme, row 4"
    told = {
        name: outcome.details[name] for name in ("entry", "limit", "limit_basis", "conditions", "exclusions")
    }
    assert told == {
        "entry": 4,
        "limit": "50000",
        "limit_basis": "per_year",
        "conditions": ["Reports each quarter"],
        "exclusions": ["The national core contract"],
    }


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (row(1, holder=BOARD, end=date(2023, 3, 31)), "ended on 31 March 2023"),
        (row(1, holder=BOARD, start=date(2023, 7, 1)), "starts on 1 July 2023"),
    ],
)
def test_an_authority_on_other_days_says_which(entry: EntryFacts, says: str) -> None:
    assert says in authority_for(ask(), [entry]).reason
