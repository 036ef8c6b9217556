"""Who may hold a seat of a rule: met, not met, or not to be told from what is recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from governance.foundation.periods import Period
from membership.composition.rules.board import BOARD_MEMBERS, SMALLEST_BOARD, check_board
from membership.composition.rules.composition import required_seats
from membership.composition.rules.entry import check_no_circle, check_rule
from membership.composition.rules.facts import HolderFacts, HolderRule, RuleFacts
from membership.composition.rules.findings import check_icp, findings
from membership.composition.rules.holders import Elsewhere, check_holder
from membership.composition.rules.seats import match
from tests.membership.rules.composition_sample import (
    AREA,
    BOARD,
    CARE,
    COUNCIL,
    HEALTHWATCH,
    ON,
    ORGANISATIONS,
    OWN,
    START,
    SYSTEM,
    TRUST,
    holder,
    job,
    rule,
    seat,
)

CHAIR, LEAD = 70, 71
COUNCILS = rule(per="authority", seat_title="{unit}")


def codes(one: RuleFacts, who: HolderFacts, elsewhere: Elsewhere | None = None) -> list[str]:
    """Codes of the findings, with ? behind those that cannot be told."""
    wanted = required_seats([one], BOARD, AREA, on=ON)[0]
    found = check_holder(wanted, who, area=AREA, own=OWN, elsewhere=elsewhere or Elsewhere())
    return [finding.code.removeprefix("holder.") + "?" * finding.is_unknown for finding in found]


def asks(**demands: Any) -> RuleFacts:
    return rule(holder=HolderRule(**demands))


OFFICE = {"office": "Chief Executive"}
OR_NOMINEE = {"office": "Chief Executive", "nominee_allowed": True, "nominee_seniority": "director"}
CHIEF = holder(job(COUNCIL, "chief_executive", "Chief Executive"))
CASES: dict[str, tuple[RuleFacts, HolderFacts, list[str]]] = {
    "nothing is asked": (rule(), holder(), []),
    # R148: at least executive director or equivalent.
    "senior enough": (asks(minimum_seniority="executive_director"), CHIEF, []),
    "just senior enough": (
        asks(minimum_seniority="executive_director"),
        holder(job(COUNCIL, "executive_director")),
        [],
    ),
    "not senior enough": (
        asks(minimum_seniority="executive_director"),
        holder(job(COUNCIL, "director")),
        ["seniority"],
    ),
    "seniority not recorded": (
        asks(minimum_seniority="executive_director"),
        holder(job(COUNCIL)),
        ["seniority_unknown?"],
    ),
    "no job recorded": (asks(minimum_seniority="manager"), holder(), ["seniority_unknown?"]),
    "one of two jobs not recorded": (
        asks(minimum_seniority="executive_director"),
        holder(job(COUNCIL, "manager"), job(TRUST)),
        ["seniority_unknown?"],
    ),
    "the job in the seat's organisation counts": (
        replace(COUNCILS, holder=HolderRule(minimum_seniority="director")),
        holder(job(COUNCIL, "manager"), job(CARE, "chief_executive")),
        ["seniority"],
    ),
    # R33: each council, each trust; R148: sectors.
    "from the council": (COUNCILS, holder(job(COUNCIL)), []),
    "from elsewhere": (COUNCILS, holder(job(TRUST)), ["organisation"]),
    "speaks for the council": (COUNCILS, holder(job(TRUST), speaks_for=job(COUNCIL)), []),
    "origin not recorded": (COUNCILS, holder(), ["origin_unknown?"]),
    "of the sector": (rule(sectors=frozenset({"vcse"})), holder(job(CARE)), []),
    "of another sector": (rule(sectors=frozenset({"vcse"})), holder(job(TRUST)), ["sector"]),
    "of another kind": (rule(kinds=frozenset({"pcn"})), holder(job(TRUST)), ["sector"]),
    "one of those listed": (rule(organisations=frozenset({CARE, TRUST})), holder(job(TRUST)), []),
    "none of those listed": (rule(organisations=frozenset({CARE})), holder(job(TRUST)), ["organisation"]),
    # R35: office-holder or nominee.
    "the office-holder": (asks(**OFFICE), CHIEF, []),
    "by the person's own title": (asks(**OFFICE), holder(job_title="Chief Executive"), []),
    "the office with the place behind it": (
        asks(office="Place Director"),
        holder(posts={CHAIR: "Place Director, Abbey"}),
        [],
    ),
    "a deputy is not the office-holder": (
        asks(**OFFICE),
        holder(job_title="Deputy Chief Executive"),
        ["office"],
    ),
    "office not recorded": (asks(**OFFICE), holder(job(COUNCIL)), ["office_unknown?"]),
    "a nominee where none is allowed": (asks(**OFFICE), holder(job(COUNCIL, "", "Director")), ["office"]),
    "a nominee": (asks(**OR_NOMINEE), holder(job(COUNCIL, "director", "Director")), []),
    "a nominee who is too junior": (
        asks(**OR_NOMINEE),
        holder(job(COUNCIL, "manager", "Manager")),
        ["nominee_seniority"],
    ),
    "a nominee whose seniority is not recorded": (
        asks(**OR_NOMINEE),
        holder(job(COUNCIL, "", "Manager")),
        ["nominee_seniority_unknown?"],
    ),
    "the holder of the post": (asks(post=CHAIR, post_title="Chair"), holder(posts={CHAIR: "Chair"}), []),
    "not the holder of the post": (asks(post=CHAIR, post_title="Chair"), holder(), ["office"]),
    # R111: independent.
    "independent": (asks(is_independent=True), holder(job(OWN)), []),
    "works for a charity": (asks(is_independent=True), holder(job(CARE)), []),
    "works for a trust": (asks(is_independent=True), holder(job(OWN), job(TRUST)), ["independence"]),
    "holds an office of the ICB": (
        asks(is_independent=True),
        holder(job(OWN), posts={LEAD: "Chief Executive"}),
        ["independence"],
    ),
    "independence cannot be told": (asks(is_independent=True), holder(), ["independence_unknown?"]),
    "the chair's own post is no bar": (
        asks(is_independent=True, post=CHAIR, post_title="Chair"),
        holder(job(OWN), posts={CHAIR: "Chair"}),
        [],
    ),
    # R134: elected.
    "elected": (asks(basis="elected"), holder(basis="elected"), []),
    "not elected": (asks(basis="elected"), holder(basis="appointed"), ["basis"]),
    "through a post is ex officio": (asks(basis="ex_officio"), holder(way="post", basis="appointed"), []),
    "basis not recorded": (asks(basis="elected"), holder(), ["basis_unknown?"]),
    # R113: joint nomination.
    "nominated by all": (
        asks(nominators=frozenset({TRUST, CARE})),
        holder(nominated_by=frozenset({TRUST, CARE})),
        [],
    ),
    "nominated by one of two": (
        asks(nominators=frozenset({TRUST, CARE})),
        holder(nominated_by=frozenset({TRUST})),
        ["joint_nomination_unknown?"],
    ),
    "nominated by a stranger": (
        asks(nominators=frozenset({TRUST})),
        holder(nominated_by=frozenset({TRUST, HEALTHWATCH})),
        ["nominator"],
    ),
    "nomination not recorded": (asks(nominators=frozenset({TRUST})), holder(), ["nomination_unknown?"]),
}


@pytest.mark.requirement("R33", "R35", "R111", "R113", "R134", "R148")
@pytest.mark.parametrize("name", CASES)
def test_a_holder(name: str) -> None:
    one, who, expected = CASES[name]
    assert codes(one, who) == expected


@pytest.mark.requirement("R151")
def test_the_chair_is_not_the_place_executive_lead_or_the_icp_representative() -> None:
    one = asks(excluded_posts=frozenset({LEAD}), excluded_rules=frozenset({9}))
    lead = holder(posts={LEAD: "Executive place lead"})
    assert codes(one, lead) == ["excluded"]
    assert codes(one, holder(), Elsewhere({9: frozenset({1})}, {9: "ICP representative"})) == ["excluded"]
    assert codes(one, holder(), Elsewhere({9: frozenset({2})})) == []


@pytest.mark.requirement("R132")
def test_one_seat_entails_another() -> None:
    one = asks(follows=9)
    assert codes(one, holder(), Elsewhere({9: frozenset({1})})) == []
    assert codes(one, holder(), Elsewhere({9: frozenset({2})})) == ["not_entailed"]
    assert codes(one, holder(), Elsewhere({9: frozenset()})) == ["not_entailed_unknown?"]


def all_findings(rules: Any, seats: Any, holders: Any = None, links: Any = (), on: date = ON) -> list[str]:
    matching = match(required_seats(rules, BOARD, AREA, on=on), seats, links, rules=rules)
    found = findings(
        matching,
        rules=rules,
        committee=BOARD,
        area=AREA,
        holders=holders or {},
        elsewhere=Elsewhere({9: frozenset({4})}, {9: "Convenor"}),
        on=on,
    )
    assert all(finding.reason and finding.clause for finding in found)
    return [finding.code for finding in found]


@pytest.mark.requirement("R34")
def test_vacancies_and_missing_seats_each_have_a_code_and_a_clause() -> None:
    districts = rule(per="district", seat_title="{unit}")
    assert all_findings([districts], []) == ["seat.missing", "seat.missing"]
    one = rule(seat_title="Chair")
    assert all_findings([one], [seat(1, "Chair")]) == ["seat.vacant"]
    assert all_findings([one], [seat(1, "Chair")], {1: (holder(),)}) == []
    assert all_findings([one], [seat(1, "Chair", is_voting=False)], {1: (holder(),)}) == ["seat.vote_differs"]


def test_a_rule_that_finds_nothing_to_count_is_told() -> None:
    assert all_findings([rule(per="neighbourhood")], []) == ["rule.no_unit"]


@pytest.mark.requirement("R113")
def test_a_nominator_that_ended_is_told() -> None:
    ended = replace(ORGANISATIONS[CARE], period=Period(START, date(2023, 1, 31)))
    one = asks(nominators=frozenset({CARE}))
    found = findings(
        match([], [], [], rules=[one]),
        rules=[one],
        committee=BOARD,
        area=replace(AREA, organisations=ORGANISATIONS | {CARE: ended}),
        holders={},
        elsewhere=Elsewhere(),
        on=ON,
    )
    assert [finding.code for finding in found] == ["rule.nominator_ended"]


@pytest.mark.requirement("R132")
def test_a_vacant_seat_that_another_entails_says_whose_holder_is_wanted() -> None:
    one = replace(asks(follows=9), seat_title="Board member")
    matching = match(required_seats([one], BOARD, AREA, on=ON), [seat(1, "Board member")], [], rules=[one])
    (found,) = findings(
        matching,
        rules=[one],
        committee=BOARD,
        area=AREA,
        holders={},
        elsewhere=Elsewhere({9: frozenset({4})}, {9: "Convenor"}),
        on=ON,
    )
    assert found.code == "seat.vacant"
    assert "Convenor" in found.reason


@pytest.mark.requirement("R114", "R115")
def test_an_icp_comes_after_the_icb_and_is_set_up_with_the_councils() -> None:
    icp = replace(BOARD, kind="icp", convening=frozenset({OWN}))

    def told(committee: Any, day: date | None) -> list[str]:
        found = check_icp(committee, established_on=day, area=AREA, councils=[COUNCIL])
        return [finding.code for finding in found]

    assert told(icp, date(2021, 12, 31)) == ["icp.before_icb", "icp.not_joint"]
    assert told(replace(icp, convening=frozenset({OWN, COUNCIL})), START) == []
    assert told(replace(icp, convening=frozenset({OWN, COUNCIL})), None) == []
    assert told(BOARD, date(2021, 12, 31)) == []


@pytest.mark.requirement("R110", "R111", "R112")
def test_the_board_of_an_icb_has_ten_members_at_the_least() -> None:
    def told(required: int, votes: int, committee: Any = SYSTEM) -> list[str]:
        return [f.code for f in check_board(committee, required_votes=required, votes=range(votes))]

    assert SMALLEST_BOARD == 10
    assert told(10, 0) == told(11, 12) == told(0, 10) == []
    assert told(9, 12) == told(0, 9) == told(0, 0) == ["board.too_small"]
    assert told(0, 0, BOARD) == []
    assert [member.count for member in BOARD_MEMBERS if member.is_minimum and member.is_independent] == [2]


ENTRIES = {
    "title_without_unit": rule(seat_title="Member of {unit}"),
    "nothing_listed": rule(per="listed"),
    "no_kind": rule(per="kind"),
    "list_not_used": rule(per="sub_place", organisations=frozenset({TRUST})),
    "kind_cannot_be": rule(per="district", kinds=frozenset({"pcn"})),
    "nominee_of_nobody": asks(nominee_allowed=True),
    "shuts_itself_out": asks(post=CHAIR, excluded_posts=frozenset({CHAIR})),
}


@pytest.mark.parametrize("code", ENTRIES)
def test_a_rule_is_refused_as_it_is_entered(code: str) -> None:
    outcome = check_rule(ENTRIES[code])
    assert (outcome.ok, outcome.code) == (False, f"composition_rule.{code}")
    assert outcome.reason
    assert outcome.details["field"]


@pytest.mark.parametrize(
    "one", [asks(follows=9, excluded_rules=frozenset({9})), asks(excluded_rules=frozenset({1}))]
)
def test_a_rule_does_not_shut_out_its_own_holders(one: RuleFacts) -> None:
    assert check_rule(one).code == "composition_rule.shuts_itself_out"


def test_rules_do_not_follow_each_other_in_a_circle() -> None:
    others = {1: None, 2: 1, 3: 2}
    assert check_no_circle(4, 3, others=others).ok
    assert not check_no_circle(1, 3, others=others).ok
    assert not check_no_circle(1, 1, others=others).ok
    assert check_rule(rule()).ok
