"""What is passed on is never wider, larger or longer than what was received."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from delegation.rules.chain import check_chain, path_to_top
from delegation.rules.facts import DelegatorFacts, EntryFacts, HolderFacts, Limit
from tests.delegation.rules.cases import (
    BOARD,
    BY_LAW,
    CALLS,
    DIRECTOR,
    FORUM,
    HILL,
    ICB_BOARD,
    LOWER_HILL,
    URGENT,
    VALE,
    WARDS,
    limit,
    row,
)

FUNCTIONS = {function.id: function for function in (URGENT, WARDS, CALLS, BY_LAW)}
PLACES = {place.id: place for place in (HILL, LOWER_HILL, VALE)}
ICB = HolderFacts("body", 90, "Hill and Vale ICB", "icb")
ENGLAND, COUNCIL = DelegatorFacts(80, "NHS England"), DelegatorFacts(81, "Hill Council")
EXECUTIVES = HolderFacts("committee", 4, "Hill Executive Group", "individual_executives")
TRUST = HolderFacts("committee", 5, "Hill Provider Alliance", "lead_provider")
ENVELOPE = Limit(Decimal(10**6), "per_year", "in a financial year", kind="payment_envelope")

TOP = row(1, place=None, holder=ICB, may_sub_delegate=True, delegators=(ENGLAND,))
MIDDLE = row(2, holder=BOARD, parent=1, may_sub_delegate=True)
LOW = row(3, WARDS, place=6, holder=DIRECTOR, parent=2)


def above(**values: Any) -> EntryFacts:
    return replace(TOP, **values)


def below(**values: Any) -> EntryFacts:
    return replace(MIDDLE, **values)


def unlimited(basis: str = "per_decision") -> Limit:
    return Limit(None, basis, "for each decision")


CASES = [
    pytest.param([TOP, MIDDLE, LOW], [], id="three steps, each narrower"),
    pytest.param([TOP], [], id="nothing passed on"),
    pytest.param([MIDDLE], ["parent_missing"], id="the entry above is not there"),
    pytest.param([above(parent=2), MIDDLE], ["loop", "loop"], id="two in a ring"),
    pytest.param([above(parent=2), MIDDLE, LOW], ["loop"] * 3, id="hanging from a ring"),
    pytest.param([above(may_sub_delegate=False), MIDDLE], ["not_sub_delegable"], id="no leave to pass on"),
    pytest.param(
        [above(may_sub_delegate=False), below(treatment="reserved", holder=ICB_BOARD)],
        [],
        id="kept by the body itself needs no leave",
    ),
    pytest.param(
        [above(may_sub_delegate=False), below(verb="recommend")], [], id="advice needs no leave either"
    ),
    pytest.param([above(treatment="reserved"), MIDDLE], ["nothing_to_pass_on"], id="reserved stays"),
    pytest.param([above(verb="recommend"), MIDDLE], ["nothing_to_pass_on"], id="who recommends has nothing"),
    pytest.param(
        [above(treatment="undetermined"), MIDDLE], ["nothing_to_pass_on"], id="not decided yet gives nothing"
    ),
    pytest.param([above(holder=BOARD), MIDDLE], ["same_holder"], id="to oneself"),
    pytest.param([TOP, below(delegators=(ENGLAND,))], [], id="names where it came from"),
    pytest.param([TOP, below(delegators=(COUNCIL,))], ["other_delegator"], id="another body's function"),
    pytest.param(
        [
            above(function=BY_LAW.id, function_title=BY_LAW.title),
            below(function=BY_LAW.id, function_title=BY_LAW.title),
        ],
        ["non_delegable"],
        id="what the law holds stays",
    ),
    pytest.param(
        [above(function=WARDS.id, function_title=WARDS.title), MIDDLE],
        ["wider_function"],
        id="whole from a part",
    ),
    pytest.param(
        [above(function=CALLS.id, function_title=CALLS.title), below(function=WARDS.id)],
        ["wider_function"],
        id="a sister function",
    ),
    pytest.param(
        [above(place=6, place_name="Lower Hill"), MIDDLE], ["wider_place"], id="place from its part"
    ),
    pytest.param([above(place=5), below(place=None)], ["wider_place"], id="whole ICB from a place"),
    pytest.param([above(place=5), below(place=6)], [], id="a part of the place"),
    pytest.param([above(place=7, place_name="Vale"), MIDDLE], ["wider_place"], id="another place"),
    pytest.param(
        [replace(TOP, period=replace(TOP.period, end=date(2024, 3, 31))), MIDDLE], ["longer"], id="no end"
    ),
    pytest.param(
        [replace(TOP, period=replace(TOP.period, start=date(2023, 1, 2))), MIDDLE], ["longer"], id="too early"
    ),
    pytest.param([above(limits=(limit(50),)), below(limits=(limit(50),))], [], id="as much"),
    pytest.param([above(limits=(limit(50),)), below(limits=(limit(51),))], ["larger"], id="a pound more"),
    pytest.param([above(limits=(limit(50),)), below(limits=(unlimited(),))], ["larger"], id="no ceiling"),
    pytest.param([above(limits=(unlimited(),)), below(limits=(limit(51),))], [], id="under no ceiling"),
    pytest.param([above(limits=(limit(50),)), MIDDLE], [], id="silent: bound by the one above"),
    pytest.param(
        [above(limits=(limit(50, "per_year"),)), below(limits=(limit(51),))], [], id="bases are kept apart"
    ),
    pytest.param(
        [above(limits=(limit(50), limit(500))), below(limits=(limit(51),))], [], id="within the highest band"
    ),
    pytest.param(
        [
            above(
                limits=(replace(limit(50), budget="in_budget"), replace(limit(5), budget="outside_budget"))
            ),
            below(limits=(limit(50),)),
        ],
        ["larger"],
        id="outside budget is smaller",
    ),
    pytest.param(
        [above(limits=(limit(50),)), below(limits=(replace(limit(90), set_by=81),))], [], id="a partner's own"
    ),
    pytest.param([TOP, below(holder=FORUM)], ["advisory_only"], id="a forum holds nothing"),
    pytest.param([TOP, below(holder=FORUM, verb="recommend")], [], id="a forum may recommend"),
    pytest.param(
        [TOP, below(holder=EXECUTIVES)], ["individual_executives"], id="the post holds, not the group"
    ),
    pytest.param([TOP, below(holder=EXECUTIVES, verb="consulted")], [], id="the group in support"),
    pytest.param([TOP, below(holder=DIRECTOR)], [], id="an individual executive"),
    pytest.param(
        [TOP, below(holder=TRUST)], ["no_payment_envelope"], id="lead provider without its envelope"
    ),
    pytest.param([TOP, below(holder=TRUST, limits=(ENVELOPE,))], [], id="lead provider with its envelope"),
]


@pytest.mark.requirement("R49", "R90", "R92", "R129")
@pytest.mark.parametrize(("entries", "codes"), CASES)
def test_chain(entries: list[EntryFacts], codes: list[str]) -> None:
    found = check_chain(entries, FUNCTIONS, PLACES)
    assert [outcome.code for outcome in found] == [f"chain.{code}" for code in codes]
    names = {entry.key: entry.name for entry in entries}
    for outcome in found:
        assert not outcome.ok
        assert outcome.clause
        assert outcome.reason.endswith(".")
        assert names[outcome.details["entry"]] in outcome.reason
        parent = outcome.details["parent"]
        assert parent is None or names[parent] in outcome.reason


def test_the_path_goes_up_to_whoever_had_it_first() -> None:
    by_key = {entry.key: entry for entry in (TOP, MIDDLE, LOW)}
    assert [entry.key for entry in path_to_top(LOW, by_key)] == [3, 2, 1]


def test_the_path_ends_in_a_ring() -> None:
    ring = {1: above(parent=2), 2: MIDDLE}
    assert [entry.key for entry in path_to_top(ring[1], ring)] == [1, 2]
