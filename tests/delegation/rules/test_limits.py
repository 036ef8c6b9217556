"""How far limits reach: bands, ladders, budgets, what was used before, and who signs too."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from delegation.rules.authority import authority_for
from delegation.rules.availability import AvailabilityFacts
from delegation.rules.facts import DelegatorFacts, EntryFacts, HolderFacts, Limit, Question
from governance.foundation.periods import Period
from tests.delegation.rules.cases import BOARD, DIRECTOR, HILL, ICB_BOARD, JUNE, URGENT, WARDS, limit, row

FINANCE = HolderFacts("post", 8, "Chief Finance Officer")
CHIEF = HolderFacts("post", 9, "Chief Executive")
COUNCIL, TRUST = 81, 82


def band(above: int | None, amount: int | None, **values: Any) -> Limit:
    over = Decimal(above) if above is not None else None
    top = Decimal(amount) if amount is not None else None
    return Limit(top, "per_decision", "for each decision", above=over, **values)


def ask(amount: int | str | None, **values: Any) -> Question:
    pounds = Decimal(amount) if amount is not None else None
    told = {"function": URGENT, "place": HILL, "on": JUNE, "holder": DIRECTOR, "amount": pounds}
    return Question(**(told | values))


def held(*limits: Limit, **values: Any) -> list[EntryFacts]:
    return [row(1, holder=DIRECTOR, limits=limits, **values)]


UPPER = held(band(10_000, 100_000))
# One director alone up to £100k, and up to £250k with either of two chief officers (LP103).
TOGETHER = held(
    band(None, 100_000), band(100_000, 250_000, joint=FINANCE), band(100_000, 250_000, joint=CHIEF)
)
INSIDE = held(band(None, 50_000, budget="in_budget"))
BOTH = held(band(None, 50_000, budget="in_budget"), band(None, 5_000, budget="outside_budget"))
YEARLY = held(limit(100_000, "per_year"))
PARTNERS = held(
    band(None, 100_000),
    band(None, 40_000, set_by=COUNCIL, set_by_name="Hill Council"),
    band(None, 60_000, set_by=TRUST, set_by_name="Hill Trust"),
)
CASES = [
    pytest.param(ask(10_000), UPPER, "under_band", id="the floor itself is below the band"),
    pytest.param(ask("10000.01"), UPPER, "held", id="a penny over the floor"),
    pytest.param(ask(10_000), held(band(10_000, 100_000), passes_upward=True), "held", id="it passes upward"),
    pytest.param(ask(10_000), held(band(10_000, None)), "under_band", id="no ceiling, but a floor"),
    pytest.param(ask(10**9), held(band(10_000, None)), "held", id="no ceiling over the floor"),
    pytest.param(ask(1), held(band(None, 0)), "over_limit", id="nil is nothing"),
    pytest.param(ask(0), held(band(None, 0)), "held", id="nothing is within nil"),
    pytest.param(ask(100_000), TOGETHER, "held", id="alone"),
    pytest.param(ask(100_001), TOGETHER, "joint_signature", id="together"),
    pytest.param(ask(100_001, jointly_with=(CHIEF,)), TOGETHER, "held", id="with one of the two"),
    pytest.param(ask(100_001, jointly_with=(BOARD,)), TOGETHER, "joint_signature", id="with another"),
    pytest.param(ask(250_001, jointly_with=(CHIEF,)), TOGETHER, "over_limit", id="over what both may"),
    pytest.param(ask(50_000, in_budget=True), INSIDE, "held", id="within budget"),
    pytest.param(ask(1, in_budget=False), INSIDE, "outside_budget", id="outside budget"),
    pytest.param(ask(5_001, in_budget=False), BOTH, "over_limit", id="smaller outside budget"),
    pytest.param(ask(5_000), BOTH, "held", id="within either way"),
    pytest.param(ask(50_001), BOTH, "over_limit", id="over either way"),
    pytest.param(ask(60_000, used_in_year=Decimal(40_000)), YEARLY, "held", id="fills the year"),
    pytest.param(ask(60_001, used_in_year=Decimal(40_000)), YEARLY, "over_limit", id="over the year"),
    pytest.param(ask(100_001), YEARLY, "over_limit", id="over the year by itself"),
    pytest.param(
        ask(1, used_in_total=Decimal(9)),
        held(Limit(Decimal(9), "cumulative", "in total")),
        "over_limit",
        id="total",
    ),
    pytest.param(ask(40_000), PARTNERS, "held", id="within every partner's limit"),
    pytest.param(ask(40_001), PARTNERS, "partner_limit", id="over one partner's"),
    pytest.param(
        ask(10, kind="virement"),
        held(band(None, 5, kind="virement"), band(None, 100)),
        "over_limit",
        id="virement has its own",
    ),
    pytest.param(ask(10), held(band(None, 5, kind="virement")), "held", id="and only its own"),
]


@pytest.mark.requirement("R41", "R128")
@pytest.mark.parametrize(("question", "entries", "code"), CASES)
def test_limits(question: Question, entries: list[EntryFacts], code: str) -> None:
    outcome = authority_for(question, entries)
    assert outcome.code == f"authority.{code}"
    failing = [limb for limb in outcome.details["limbs"] if limb["state"] == "not_met"]
    assert bool(failing) is not outcome.ok
    assert outcome.ok or outcome.details["next"]


@pytest.mark.parametrize(
    ("question", "entries", "says"),
    [
        (ask(1), YEARLY, "What was committed before in this financial year was not said."),
        (ask(20_000), BOTH, "which was not said"),
        (ask(None), UPPER, "No amount was given."),
    ],
)
def test_what_was_not_said_is_unknown_and_told(
    question: Question, entries: list[EntryFacts], says: str
) -> None:
    outcome = authority_for(question, entries)
    assert outcome.ok
    assert any(says in line for line in outcome.details["to_confirm"])


def test_the_sentence_names_the_limit_under_which_the_holder_decides_alone() -> None:
    reason = authority_for(ask(50_000), TOGETHER).reason
    assert "up to £100,000 for each decision." in reason
    assert "jointly" not in reason


# --- chains ------------------------------------------------------------------------------------------------------

ICB = HolderFacts("body", 90, "Hill and Vale ICB", "icb")
TOP = row(
    1,
    place=None,
    holder=ICB,
    may_sub_delegate=True,
    delegators=(DelegatorFacts(80, "NHS England", "NHS England scheme 4.1"),),
    statutory_basis="NHS Act 2006, section 65Z5",
    limits=(limit(500_000),),
)
BELOW = row(2, WARDS, holder=DIRECTOR, parent=1)
LINKS = [
    pytest.param([TOP, BELOW], "held", id="a sound chain"),
    pytest.param([BELOW], "chain_broken", id="the link above is missing"),
    pytest.param([replace(TOP, parent=2), BELOW], "chain_broken", id="a ring"),
    pytest.param([replace(TOP, may_sub_delegate=False), BELOW], "chain_broken", id="no leave"),
    pytest.param(
        [replace(TOP, period=Period(TOP.period.start, date(2023, 5, 31))), BELOW],
        "chain_broken",
        id="ended above",
    ),
    pytest.param([replace(TOP, place=7), BELOW], "chain_broken", id="another place above"),
    pytest.param([replace(TOP, function=99), BELOW], "chain_broken", id="another function above"),
    pytest.param([replace(TOP, treatment="reserved"), BELOW], "chain_broken", id="reserved above"),
    pytest.param([replace(TOP, limits=(limit(50),)), BELOW], "over_limit", id="the ceiling above binds"),
]


@pytest.mark.requirement("R49")
@pytest.mark.parametrize(("entries", "code"), LINKS)
def test_every_link_must_hold(entries: list[EntryFacts], code: str) -> None:
    outcome = authority_for(ask(100, function=WARDS), entries)
    assert outcome.code == f"authority.{code}"


@pytest.mark.requirement("R49", "R128")
def test_the_path_goes_up_to_the_law() -> None:
    outcome = authority_for(ask(100, function=WARDS), [TOP, BELOW])
    assert [(step["kind"], step["name"]) for step in outcome.details["path"]] == [
        ("entry", "Place Director, Hill"),
        ("entry", "Hill and Vale ICB"),
        ("delegator", "NHS England"),
        ("law", "NHS Act 2006, section 65Z5"),
    ]


def test_authority_passes_upward_only_where_the_scheme_says_so() -> None:
    ours = ask(100, function=WARDS, holder=ICB)
    assert authority_for(ours, [TOP, BELOW]).code == "authority.held_by_another"
    assert authority_for(ours, [TOP, replace(BELOW, passes_upward=True)]).ok


# --- other limbs -------------------------------------------------------------------------------------------------


def not_yet(covers: str, availability: str = "not_supported") -> AvailabilityFacts:
    year = Period(date(2023, 4, 1), date(2024, 3, 31))
    return AvailabilityFacts(1, covers, availability, year, "A stable year first.", "Paper 4.7")


@pytest.mark.requirement("R75")
@pytest.mark.parametrize(
    ("rule", "place", "amount", "code"),
    [
        (not_yet("delegation"), 5, None, "not_available"),
        (not_yet("budget"), 5, 10, "not_available"),
        (not_yet("budget"), 5, None, "held"),
        (not_yet("budget"), None, 10, "held"),  # the rule is about money at place
        (not_yet("delegation", "unlikely"), 5, None, "held"),
    ],
)
def test_what_is_not_supported_yet(
    rule: AvailabilityFacts, place: int | None, amount: Any, code: str
) -> None:
    entries = [row(1, holder=DIRECTOR, place=place)]
    assert authority_for(ask(amount), entries, availability=[rule]).code == f"authority.{code}"
    later = ask(amount, on=date(2024, 4, 1))
    assert authority_for(later, entries, availability=[rule]).ok


def test_who_recommends_does_not_decide_and_does_not_hide_who_does() -> None:
    entries = [row(1, holder=BOARD, verb="recommend"), row(2, holder=ICB_BOARD, place=None)]
    told = authority_for(ask(None, holder=BOARD), entries)
    assert told.code == "authority.recommends_only"
    assert [step["name"] for step in told.details["route"]] == ["ICB Board"]
    assert authority_for(ask(None, holder=ICB_BOARD), entries).ok


@pytest.mark.requirement("R92")
def test_where_individual_executives_decide_their_group_only_supports() -> None:
    group = HolderFacts("committee", 4, "Executive Group", "individual_executives")
    assert authority_for(ask(None, holder=group), [row(1, holder=group)]).code == "authority.advisory_only"


@pytest.mark.requirement("R41", "R128")
def test_a_delegator_whose_own_scheme_row_is_not_named_is_to_be_confirmed() -> None:
    bodies = (DelegatorFacts(1, "The ICB", "SoRD 4"), DelegatorFacts(2, "Hill Council"))
    outcome = authority_for(ask(None), [row(1, holder=DIRECTOR, delegators=bodies)])
    states = {
        limb["reason"]: limb["state"] for limb in outcome.details["limbs"] if limb["code"] == "delegator"
    }
    assert list(states.values()) == ["met", "unknown"]


def test_the_icb_needs_no_row_in_another_scheme_than_its_own() -> None:
    own = replace(TOP, delegators=(DelegatorFacts(1, "Hill and Vale ICB", is_own=True),))
    outcome = authority_for(ask(100, function=WARDS), [own, BELOW])
    told = {limb["code"]: (limb["state"], limb["reason"]) for limb in outcome.details["limbs"]}
    assert told["delegator"] == ("met", "Hill and Vale ICB delegates it by this scheme.")
