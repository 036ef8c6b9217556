"""Who is around the table on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.foundation.audit import save_recorded
from governance.models import CommitteePart, Organisation
from membership.composition.selectors.vacancies import requirements, vacancies
from membership.people.actions import appoint, arrange_deputy, create_person
from membership.people.selectors import (
    appointments_for,
    committees_of,
    contact_visible_to,
    deputies_of,
    holders,
    members,
    posts_of,
    seats_of,
    votes_by_organisation,
    voting_members,
)
from tests.fixtures.people import START, World

JAN, MAR, JUNE = date(2023, 1, 1), date(2023, 3, 31), date(2023, 6, 1)


def body(name: str) -> Organisation:
    slug = name.lower().replace(" ", "-")
    row = Organisation(name=name, slug=slug, kind="other", sector="other", effective_from=START)
    return save_recorded(row, by=None)


@pytest.mark.requirement("R190")
def test_members_on_each_day(world: World, officer: Any, person: Any, seat: Any) -> None:
    chair, gone = seat("Chair", position=1), seat("Old seat", position=2, effective_to=MAR)
    ana, ben = person("Ana Whitlock"), person("Ben Castellane")
    appoint(person=ana, seat=chair, basis="elected", effective_from=JAN, effective_to=MAR, by=officer)
    appoint(person=ben, seat=chair, basis="elected", effective_from=date(2023, 4, 1), by=officer)

    def table(on: date) -> list[tuple[str, list[str]]]:
        return [(m.seat.title, [str(p) for p in m.people]) for m in members(world.hill_board, on=on)]

    assert table(MAR) == [("Chair", ["Ana Whitlock"]), ("Old seat", [])]
    assert table(JUNE) == [("Chair", ["Ben Castellane"])]
    assert table(date(2022, 12, 31)) == [("Chair", []), ("Old seat", [])]
    assert gone.pk not in [m.seat.pk for m in members(world.hill_board, on=JUNE)]


@pytest.mark.requirement("R35", "R144")
def test_a_seat_of_an_office_is_held_through_the_post(
    world: World, officer: Any, person: Any, seat: Any, post: Any
) -> None:
    director = post("Place Director")
    chair = seat("Chair", post=director)
    ana = person("Ana Whitlock")
    appoint(person=ana, post=director, basis="appointed", effective_from=JAN, by=officer)
    (member,) = members(world.hill_board, on=JUNE)
    assert (member.holders[0].standing.way, member.people) == ("post", (ana,))
    assert [m.seat for m in seats_of(ana, on=JUNE)] == [chair]
    assert committees_of(ana, on=JUNE) == [world.hill_board]
    assert posts_of(ana, on=JUNE) == [director]
    assert [row.person for row in holders(director, on=JUNE)] == [ana]
    assert holders(director, on=date(2022, 12, 31)) == []


@pytest.mark.requirement("R35")
def test_a_nominee_sits_and_the_office_holder_is_named(
    world: World, officer: Any, person: Any, seat: Any, post: Any
) -> None:
    director = post("Chief Executive")
    chair = seat("Chief Executive or nominee", post=director, nominee_allowed=True)
    ana, ben = person("Ana Whitlock"), person("Ben Castellane")
    appoint(person=ana, post=director, basis="appointed", effective_from=JAN, by=officer)
    appoint(person=ben, seat=chair, basis="nominated", effective_from=JAN, by=officer)
    (member,) = members(world.hill_board, on=JUNE)
    assert member.people == (ben,)
    assert member.holders[0].standing.office_holder == "Ana Whitlock"
    assert seats_of(ana, on=JUNE) == []


@pytest.mark.requirement("R158")
def test_members_of_a_part_are_its_own_and_those_of_the_whole(world: World, seat: Any) -> None:
    parts = [
        save_recorded(
            CommitteePart(committee=world.hill_board, number=n, title=f"Part {n}", effective_from=START),
            by=None,
        )
        for n in (1, 2)
    ]
    seat("Both"), seat("First", part=parts[0]), seat("Second", part=parts[1])
    assert [m.seat.title for m in members(world.hill_board, on=JUNE, part=1)] == ["Both", "First"]
    assert [m.seat.title for m in members(world.hill_board, on=JUNE, part=parts[1])] == ["Both", "Second"]


@pytest.mark.requirement("R163")
def test_deputies_belong_to_the_seat_on_the_day(world: World, officer: Any, person: Any, seat: Any) -> None:
    chair, cy = seat("Chair"), person("Cy Marchetti")
    arrange_deputy(seat=chair, person=cy, effective_from=JAN, effective_to=MAR, by=officer)
    assert [d.person for d in deputies_of(chair, on=MAR)] == [cy]
    assert [len(m.deputies) for m in members(world.hill_board, on=MAR)] == [1]
    assert [len(m.deputies) for m in members(world.hill_board, on=JUNE)] == [0]


@pytest.mark.requirement("R164", "R165", "R166")
def test_votes_by_organisation_with_a_joint_post(
    world: World, officer: Any, person: Any, seat: Any, post: Any
) -> None:
    borough, group = body("Borough"), body("Group")
    director = post("Place Director", employers=[borough, group])
    chair = seat("Chair", post=director, organisation=borough)
    ana = person("Ana Whitlock")
    for held in ({"post": director}, {"seat": chair}):
        appoint(person=ana, basis="ex_officio", effective_from=JAN, by=officer, **held)
    for title, who, organisation, voting in (
        ("Public health", "Ben Castellane", borough, True),
        ("Care", "Cy Marchetti", borough, True),
        ("Group lead", "Di Okonjo", group, True),
        ("Lay member", "Em Sutter", None, True),
        ("Manager", "Flo Grange", group, False),
    ):
        row = seat(title, organisation=organisation, is_voting=voting)
        appoint(person=person(who), seat=row, basis="nominated", effective_from=JAN, by=officer)

    asked = votes_by_organisation(world.hill_board, on=JUNE)
    assert [voter.person for voter in asked.to_choose] == [ana.pk]
    counted = votes_by_organisation(world.hill_board, on=JUNE, chosen={ana.pk: group.pk})
    assert {vote.name: vote.representatives for vote in counted.votes} == {
        "Borough": ("Ben Castellane", "Cy Marchetti"),
        "Group": ("Ana Whitlock", "Di Okonjo"),
        "Em Sutter": ("Em Sutter",),
    }
    assert len(voting_members(world.hill_board, on=JUNE)) == 5


@pytest.mark.requirement("R33", "R34")
def test_vacancies_compare_required_with_filled(world: World, officer: Any, person: Any, seat: Any) -> None:
    rule = "PCN clinical director, one for each sub-place"
    seats = [seat(f"Clinical director, {name}", rule=rule) for name in ("North", "South", "East")]
    appoint(person=person("Ana Whitlock"), seat=seats[0], basis="elected", effective_from=JAN, by=officer)
    (found,) = requirements(officer, on=JUNE, rights_on=JUNE, icb=world.north)
    assert (found.rule, found.required, found.filled) == (rule, 3, 1)
    assert [m.seat.title for m in found.vacant] == ["Clinical director, South", "Clinical director, East"][
        ::-1
    ]
    assert [m.seat.pk for m in vacancies(officer, on=JUNE, rights_on=JUNE)] == [
        m.seat.pk for m in found.vacant
    ]
    assert len(vacancies(officer, on=date(2022, 12, 31), rights_on=JUNE)) == 3
    assert vacancies(officer, on=date(2019, 1, 1), rights_on=JUNE) == []


def test_another_icb_sees_none_of_it(world: World, people: Any, officer: Any, person: Any, seat: Any) -> None:
    made = appoint(
        person=person("Ana Whitlock"), seat=seat("Chair"), basis="elected", effective_from=JAN, by=officer
    )
    stranger = people("other_icb")
    assert list(appointments_for(officer, on=JUNE)) == [made]
    for user in (stranger, people("nobody"), people("inactive")):
        assert not appointments_for(user, on=JUNE).exists()
        assert vacancies(user, on=date(2022, 1, 1), rights_on=JUNE) == []


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        ("governance_officer", True),
        ("place_director", False),
        ("member", False),
        ("auditor", False),
        ("other_icb", False),
    ],
)
def test_contact_data_is_for_those_who_keep_people(people: Any, person: Any, role: str, sees: bool) -> None:
    ana = person("Ana Whitlock", email="ana@x.example")
    assert contact_visible_to(people(role), ana, on=date(2026, 1, 1)) is sees


def test_contact_data_is_for_the_person(people: Any, world: World) -> None:
    member = people("member")
    ana = create_person(icb=world.north, name="Ana Whitlock", user=member, by=people("governance_lead"))
    assert contact_visible_to(member, ana, on=date(2026, 1, 1))


def test_the_count_of_queries_does_not_grow_with_the_table(
    world: World, officer: Any, person: Any, seat: Any, post: Any
) -> None:
    def fill(n: int) -> None:
        appoint(
            person=person(f"Person {n}"),
            seat=seat(f"Seat {n}"),
            basis="elected",
            effective_from=JAN,
            by=officer,
        )

    def queries() -> int:
        with CaptureQueriesContext(connection) as caught:
            [m.organisation for m in members(world.hill_board, on=JUNE)]
        return len(caught)

    seat("Of office", post=post("Place Director"))
    fill(1)
    one = queries()
    for n in range(2, 6):
        fill(n)
    assert queries() == one
