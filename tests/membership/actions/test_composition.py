"""Rules of composition through their actions: entered, expanded into seats, followed as places change."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from governance.actions.organisations import create_organisation
from governance.actions.places import create_place, create_place_authority, end_place
from governance.actions.posts import create_post
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent
from governance.models import Organisation, Place, Seat
from membership.composition.actions.composition import (
    change_composition_rule,
    create_composition_rule,
    end_composition_rule,
)
from membership.composition.actions.seats import make_seats
from membership.composition.selectors.composition import composition_of
from membership.composition.selectors.vacancies import requirements
from membership.models import Appointment, CompositionRule, RuleSeat
from membership.people.actions import appoint, end_appointment
from membership.people.selectors import members
from tests.fixtures.people import START, World

JAN, MAR, APR, JUNE = date(2023, 1, 1), date(2023, 3, 31), date(2023, 4, 1), date(2023, 6, 1)


@pytest.fixture
def rule(world: World, officer: Any) -> Any:
    """`rule(per="sub_place")` enters a rule of the hill board."""

    def enter(**values: Any) -> CompositionRule:
        given = {
            "committee": world.hill_board,
            "seat_title": "PCN clinical director, {unit}",
            "category": "clinical",
            "per": "sub_place",
            "clause": "Terms of reference, 18(d)",
            "effective_from": START,
        } | values
        return create_composition_rule(icb=world.north, by=officer, **given)

    return enter


@pytest.fixture
def sub_place(world: World, officer: Any) -> Any:
    def add(name: str, **values: Any) -> Place:
        slug = f"hill-{name.lower()}"
        given = {"kind": "sub_place", "parent": world.hill, "effective_from": START} | values
        return create_place(icb=world.north, name=name, slug=slug, by=officer, **given)

    return add


@pytest.fixture
def body(world: World, officer: Any) -> Any:
    def add(name: str, **values: Any) -> Organisation:
        given = {"kind": "nhs_trust", "sector": "acute", "effective_from": START} | values
        return create_organisation(
            icb=world.north, name=name, slug=name.lower().replace(" ", "-"), by=officer, **given
        )

    return add


def titles(world: World, on: date) -> list[str]:
    return [member.seat.title for member in members(world.hill_board, on=on)]


@pytest.mark.requirement("R33", "R34")
def test_a_rule_becomes_a_seat_for_each_sub_place_in_one_act(
    world: World, officer: Any, rule: Any, sub_place: Any
) -> None:
    sub_place("Abbey"), sub_place("Bridge")
    one = rule()
    found = composition_of(world.hill_board, on=JAN)
    assert (found.required, found.filled, [f.code for f in found.findings]) == (2, 0, ["seat.missing"] * 2)
    made = make_seats(
        committee=world.hill_board, on=JAN, by=officer, reason="New terms", seen=found.plan.mark
    )
    assert titles(world, JAN) == ["PCN clinical director, Abbey", "PCN clinical director, Bridge"]
    assert titles(world, date(2022, 12, 31)) == []
    assert [f.code for f in made.findings] == ["seat.vacant"] * 2
    seat = Seat.objects.get(title__endswith="Abbey")
    assert (seat.category, seat.rule, seat.effective_from, seat.effective_to) == (
        "clinical",
        one.clause,
        JAN,
        None,
    )
    link = RuleSeat.objects.get(seat=seat)
    assert (link.rule, str(link.unit_place), link.unit_organisation, link.ordinal) == (one, "Abbey", None, 1)
    assert GovernanceEvent.objects.filter(code="rule_seat.linked").count() == 2
    with pytest.raises(RuleNotMet) as refused:
        make_seats(committee=world.hill_board, on=JAN, by=officer, reason="Again")
    assert refused.value.outcome.code == "composition.nothing_to_do"


@pytest.mark.requirement("R34")
def test_seats_follow_the_places(world: World, officer: Any, person: Any, rule: Any, sub_place: Any) -> None:
    abbey = sub_place("Abbey")
    sub_place("Bridge")
    rule()
    make_seats(committee=world.hill_board, on=JAN, by=officer, reason="Start")
    seat = Seat.objects.get(title__endswith="Abbey")
    held = appoint(
        person=person("Ana Whitlock"), seat=seat, basis="nominated", effective_from=JAN, by=officer
    )
    end_place(abbey, last_day=MAR, by=officer, reason="Merged into Bridge")
    sub_place("Castle", effective_from=APR)
    assert [f.code for f in composition_of(world.hill_board, on=MAR).findings] == ["seat.vacant"]
    found = composition_of(world.hill_board, on=JUNE)
    assert sorted(f.code for f in found.findings) == ["seat.missing", "seat.unit_gone", "seat.vacant"]
    make_seats(committee=world.hill_board, on=APR, by=officer, reason="Abbey closed", seen=found.plan.mark)
    assert titles(world, MAR) == ["PCN clinical director, Abbey", "PCN clinical director, Bridge"]
    assert titles(world, APR) == ["PCN clinical director, Bridge", "PCN clinical director, Castle"]
    assert Seat.objects.get(pk=seat.pk).effective_to == MAR
    assert Appointment.objects.get(pk=held.pk).effective_to == MAR
    assert composition_of(world.hill_board, on=JUNE).plan.does_nothing


def test_a_known_last_day_goes_into_the_seat(world: World, officer: Any, rule: Any, sub_place: Any) -> None:
    sub_place("Abbey", effective_to=JUNE)
    rule()
    make_seats(committee=world.hill_board, on=JAN, by=officer, reason="Start")
    assert Seat.objects.get().effective_to == JUNE


@pytest.mark.requirement("R33", "R34")
def test_three_councils_are_three_seats_and_existing_ones_are_recognised(
    world: World, officer: Any, rule: Any, seat: Any, body: Any
) -> None:
    councils = [
        body(f"{name} Council", kind="local_authority", sector="local_government", authority_tier="unitary")
        for name in ("East", "Mid", "West")
    ]
    for council in councils:
        create_place_authority(place=world.hill, authority=council, effective_from=START, by=officer)
    old = seat("Adult social care, West", category="partner", organisation=councils[2])
    rule(per="authority", category="partner", seat_title="{unit}")
    plan = composition_of(world.hill_board, on=JAN).plan
    assert [wanted.title for wanted in plan.create] == ["East Council", "Mid Council"]
    assert [one.seat.id for one in plan.link if one.seat] == [old.pk]
    make_seats(committee=world.hill_board, on=JAN, by=officer, reason="Start")
    assert RuleSeat.objects.get(seat=old).unit_organisation == councils[2]
    (row,) = requirements(officer, on=JAN, rights_on=JUNE, committee=world.hill_board)
    assert (row.required, row.filled, row.missing, len(row.vacant)) == (3, 0, 0, 3)


@pytest.mark.requirement("R34")
def test_the_vacancy_report_counts_seats_that_do_not_exist_yet(
    world: World, officer: Any, rule: Any, sub_place: Any, seat: Any
) -> None:
    sub_place("Abbey"), sub_place("Bridge")
    seat("Observer", category="observer", rule="Local")
    rule()
    found = requirements(officer, on=JAN, rights_on=JUNE, icb=world.north)
    assert [(row.rule, row.required, row.filled, row.missing) for row in found] == [
        ("PCN clinical director, …: Terms of reference, 18(d)", 2, 0, 2),
        ("Local", 1, 0, 0),
    ]


@pytest.mark.requirement("R33")
def test_a_rule_for_a_kind_of_committee_and_one_place_only(world: World, officer: Any, rule: Any) -> None:
    rule(committee=None, committee_kind="place_partnership", per="once", seat_title="Finance lead")
    only = {"committee_kind": "place_partnership", "only_place": world.vale, "seat_title": "District chief"}
    rule(committee=None, per="once", **only)

    def asked(committee: Any) -> list[str]:
        found = composition_of(committee, on=JAN)
        return [slot.required.title for report in found.rules for slot in report.slots]

    assert asked(world.hill_board) == ["Finance lead"]
    assert asked(world.vale_board) == ["Finance lead", "District chief"]
    assert asked(world.south_board) == []


@pytest.mark.requirement("R132")
def test_who_chairs_the_joint_committee_sits_on_the_board(
    world: World, officer: Any, person: Any, rule: Any, seat: Any
) -> None:
    convenor = rule(per="once", seat_title="Convenor", category="chair", basis="elected")
    rule(committee=world.vale_board, per="once", seat_title="Convenor of Hill", follows=convenor)
    first, second = seat("Convenor", category="chair"), seat("Convenor of Hill", world.vale_board)
    ana, ben = person("Ana Whitlock"), person("Ben Castellane")
    appoint(person=ana, seat=first, basis="elected", effective_from=JAN, by=officer)
    held = appoint(person=ben, seat=second, basis="ex_officio", effective_from=JAN, by=officer)

    def told() -> list[str]:
        return [f.code for f in composition_of(world.vale_board, on=JUNE).findings]

    assert told() == ["holder.not_entailed"]
    end_appointment(held, last_day=MAR, end_reason="other", by=officer)
    appoint(person=ana, seat=second, basis="ex_officio", effective_from=APR, by=officer)
    assert told() == []


@pytest.mark.requirement("R151", "R171")
def test_rules_on_the_chair_are_versions_and_checked_by_date(
    world: World, officer: Any, person: Any, rule: Any, seat: Any
) -> None:
    """The place director is the chair until March; from April the chair may not be the executive place lead."""
    director = create_post(
        icb=world.north, title="Place Director", slug="hill-director", effective_from=START, by=officer
    )
    chair = {"per": "once", "seat_title": "Chair", "category": "chair"}
    old = rule(**chair, post=director, clause="4.1")
    end_composition_rule(old, last_day=MAR, by=officer, reason="New terms of reference")
    rule(**chair, effective_from=APR, many={"excluded_posts": [director]}, clause="3.4")
    ana, table = person("Ana Whitlock"), seat("Chair", category="chair")
    appoint(person=ana, post=director, basis="appointed", effective_from=JAN, by=officer)
    appoint(person=ana, seat=table, basis="ex_officio", effective_from=JAN, by=officer)
    assert composition_of(world.hill_board, on=MAR).findings == ()
    (found,) = composition_of(world.hill_board, on=APR).findings
    assert (found.code, found.clause) == ("holder.excluded", "3.4")


def test_seats_pass_from_one_version_of_a_rule_to_the_next(
    world: World, officer: Any, rule: Any, sub_place: Any
) -> None:
    sub_place("Abbey")
    old = rule()
    make_seats(committee=world.hill_board, on=JAN, by=officer, reason="Start")
    end_composition_rule(old, last_day=MAR, by=officer, reason="New terms of reference")
    assert [f.code for f in composition_of(world.hill_board, on=JUNE).findings] == ["seat.rule_over"]
    rule(effective_from=APR, clause="New terms, 4")
    found = composition_of(world.hill_board, on=JUNE)
    assert [f.code for f in found.findings] == ["seat.vacant"]
    make_seats(committee=world.hill_board, on=APR, by=officer, reason="New terms")
    assert RuleSeat.objects.count() == 2
    assert Seat.objects.count() == 1


def test_a_plan_that_somebody_changed_in_between_is_not_carried_out(
    world: World, officer: Any, rule: Any, sub_place: Any
) -> None:
    sub_place("Abbey")
    rule()
    seen = composition_of(world.hill_board, on=JAN).plan.mark
    sub_place("Bridge")
    with pytest.raises(RuleNotMet) as refused:
        make_seats(committee=world.hill_board, on=JAN, by=officer, reason="Start", seen=seen)
    assert refused.value.outcome.code == "composition.changed"
    assert not Seat.objects.exists()


def test_lists_of_a_rule_are_kept_and_told_in_the_ledger(
    world: World, officer: Any, rule: Any, body: Any
) -> None:
    trust, charity = body("Hill Trust"), body("Hill Care", kind="vcse", sector="vcse")
    one = rule(per="listed", seat_title="{unit}", many={"organisations": [trust]})
    change_composition_rule(one, {}, many={"organisations": [trust, charity]}, by=officer, reason="Joined")
    event = GovernanceEvent.objects.filter(code="composition_rule.changed").get()
    assert event.after["organisations"] == ["Hill Care", "Hill Trust"]
    assert composition_of(world.hill_board, on=JAN).required == 2


def refusal(act: Any, *args: Any, **values: Any) -> str:
    with pytest.raises(RuleNotMet) as refused:
        act(*args, **values)
    return str(refused.value.outcome.code)


def test_what_a_rule_may_not_say(world: World, officer: Any, rule: Any, people: Any) -> None:
    south = create_organisation(
        icb=world.south,
        name="South Trust",
        slug="south-trust",
        kind="nhs_trust",
        sector="acute",
        effective_from=START,
        by=people("other_icb"),
    )
    listed = {"per": "listed", "seat_title": "{unit}"}
    assert refusal(rule, **listed) == "composition_rule.nothing_listed"
    foreign = {"many": {"organisations": [south]}}
    assert refusal(rule, **listed, **foreign) == "composition_rule.of_another_icb"
    first = rule(per="once", seat_title="Chair")
    second = rule(per="once", seat_title="Deputy", follows=first)
    assert (
        refusal(change_composition_rule, first, {"follows": second}, by=officer) == "composition_rule.circle"
    )


@pytest.mark.parametrize("role", ["place_director", "member", "auditor", "other_icb"])
def test_only_who_keeps_the_structure_writes_rules_and_makes_seats(
    world: World, rule: Any, people: Any, role: str
) -> None:
    one, who = rule(per="once", seat_title="Chair"), people(role)
    attempts: list[tuple[Any, dict[str, Any]]] = [
        (make_seats, {"committee": world.hill_board, "on": JAN, "reason": "x"}),
        (change_composition_rule, {"row": one, "values": {"count": 2}}),
        (end_composition_rule, {"row": one, "last_day": JUNE, "reason": "x"}),
    ]
    for act, values in attempts:
        with pytest.raises(NotPermitted):
            act(**values, by=who)
