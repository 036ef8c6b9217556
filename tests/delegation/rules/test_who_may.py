"""Everybody who may decide, the inverse, and what the scheme leaves open."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from delegation.rules.authority import who_may
from delegation.rules.coverage import gaps, overlaps
from delegation.rules.facts import EntryFacts, HolderFacts, Limit, Matter, SchemeFacts
from delegation.rules.holdings import holdings_of
from tests.delegation.rules.cases import (
    BOARD,
    BY_LAW,
    DIRECTOR,
    FORUM,
    HILL,
    ICB_BOARD,
    JUNE,
    URGENT,
    VALE,
    WARDS,
    limit,
    row,
)

FUNCTIONS = {function.id: function for function in (URGENT, WARDS, BY_LAW)}
PLACES = {HILL.id: HILL, VALE.id: VALE}
LADDER = [row(1, holder=DIRECTOR, limits=(limit(50_000),)), row(2, holder=BOARD, limits=(limit(500_000),))]


def matter(amount: int | None = None, **values: Any) -> Matter:
    pounds = Decimal(amount) if amount is not None else None
    return Matter(**({"function": URGENT, "place": HILL, "on": JUNE, "amount": pounds} | values))


def names(entries: list[EntryFacts], asked: Matter) -> list[str]:
    return [outcome.details["holder"]["name"] for outcome in who_may(asked, entries).holders]


@pytest.mark.requirement("R190")
def test_everybody_on_the_ladder_who_reaches_it() -> None:
    assert names(LADDER, matter(50_000)) == [DIRECTOR.name, BOARD.name]
    assert names(LADDER, matter(50_001)) == [BOARD.name]
    assert names(LADDER, matter(500_001)) == []


def test_who_may_alone_comes_first() -> None:
    together = Limit(
        Decimal(10), "per_decision", "for each decision", joint=HolderFacts("post", 8, "Finance")
    )
    entries = [row(1, holder=DIRECTOR, limits=(together,)), row(2, holder=BOARD)]
    found = who_may(matter(5), entries).holders
    assert [outcome.code for outcome in found] == ["authority.held", "authority.joint_signature"]
    assert found[1].details["together"] == [[{"kind": "post", "id": 8, "name": "Finance"}]]


def test_a_forum_is_never_among_them() -> None:
    found = who_may(matter(), [row(1, holder=FORUM)])
    assert not found.holders
    assert found.refusal is not None


def test_nobody_reaches_it_and_the_residual_clause_says_where_it_goes() -> None:
    rest = SchemeFacts(1, "Scheme", "All other functions are kept by the Board.")
    found = who_may(matter(500_001), LADDER, schemes=(rest,))
    assert found.refusal is not None
    assert found.refusal.code == "authority.over_limit"
    assert found.refusal.details["entry"] == 2
    assert rest.residual_clause in found.refusal.details["next"]


@pytest.mark.parametrize(
    ("entries", "asked", "code"),
    [
        ([], matter(), "not_listed"),
        ([row(1, treatment="reserved")], matter(), "function_reserved"),
        ([row(1, treatment="led_elsewhere", lead_body="A network")], matter(), "led_elsewhere"),
        ([row(1, treatment="undetermined")], matter(), "undetermined"),
        ([row(1, BY_LAW, holder=BOARD)], matter(function=BY_LAW), "non_delegable"),
        ([row(1, holder=BOARD, parent=9)], matter(), "chain_broken"),
    ],
)
def test_when_nobody_may_the_first_broken_link_is_named(
    entries: list[EntryFacts], asked: Matter, code: str
) -> None:
    found = who_may(asked, entries)
    assert found.refusal is not None
    assert found.refusal.code == f"authority.{code}"
    assert found.refusal.details["next"]


def test_what_one_holder_may_decide_sign_and_advise_on() -> None:
    together = Limit(Decimal(10), "per_decision", "for each decision", joint=DIRECTOR)
    entries = [
        row(1, holder=DIRECTOR, limits=(limit(50_000),)),
        row(2, holder=BOARD, limits=(together,)),
        row(3, WARDS, holder=DIRECTOR, verb="recommend"),
        row(4, WARDS, holder=DIRECTOR, parent=9),
        row(5, holder=ICB_BOARD, place=7),
    ]
    found = holdings_of(DIRECTOR, entries, on=JUNE, functions=FUNCTIONS, places=PLACES)
    assert [(each.entry.key, each.stands) for each in found.decides] == [(1, True), (4, False)]
    assert [entry.key for entry in found.signs] == [2]
    assert [entry.key for entry in found.advises] == [3]


def test_gaps_are_told_by_place() -> None:
    listed = [row(1, holder=BOARD), row(2, BY_LAW, "reserved", place=None)]
    found = gaps(listed, functions=[URGENT, WARDS, BY_LAW], places=[HILL, VALE], on=JUNE)
    assert [(gap.function.id, gap.places) for gap in found] == [(10, (VALE,)), (11, (VALE,))]
    assert [gap.places for gap in gaps([], functions=[URGENT], places=[HILL, VALE], on=JUNE)] == [()]


SAME = [row(1, holder=DIRECTOR, limits=(limit(50),)), row(2, holder=BOARD, limits=(limit(50),))]
JOINT = Limit(Decimal(50), "per_decision", "for each decision", joint=BOARD)


@pytest.mark.parametrize(
    ("entries", "count"),
    [
        pytest.param(SAME, 1, id="the same ceiling for two"),
        pytest.param([row(1, holder=DIRECTOR), row(2, holder=BOARD)], 1, id="no limit for either"),
        pytest.param(LADDER, 0, id="steps of a ladder"),
        pytest.param([SAME[0], replace(SAME[1], parent=1)], 0, id="one passed on from the other"),
        pytest.param([replace(SAME[0], limits=(JOINT,)), SAME[1]], 0, id="they sign together"),
        pytest.param([SAME[0], replace(SAME[1], place=7)], 0, id="at two places"),
        pytest.param([SAME[0], replace(SAME[1], verb="recommend")], 0, id="one only advises"),
        pytest.param([SAME[0], replace(SAME[1], holder=DIRECTOR)], 0, id="one holder"),
    ],
)
def test_overlaps(entries: list[EntryFacts], count: int) -> None:
    assert len(overlaps(entries, on=JUNE)) == count


def test_what_is_listed_at_places_only_is_asked_again_with_the_place() -> None:
    found = who_may(matter(place=None), [row(1, holder=BOARD), row(2, holder=BOARD, place=7)])
    assert found.refusal is not None
    assert found.refusal.code == "authority.not_listed"
    assert found.refusal.details["next"] == "It is listed for Hill, Vale. Ask again with the place."
