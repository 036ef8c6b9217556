"""The seed systems' tables, as the demonstration world holds them."""

from __future__ import annotations

from datetime import date

import pytest

from governance.models import Committee, User
from membership.composition.selectors.vacancies import requirements
from membership.models import Appointment, Person
from membership.people.selectors import employers_of, hats_of, members, votes_by_organisation

NOVEMBER = date(2021, 11, 25)
FEBRUARY = date(2023, 2, 1)


@pytest.fixture
def bexley(demo_world: None) -> Committee:
    return Committee.objects.get(slug="bexley-strategic-board")


@pytest.mark.requirement("R133", "R144", "R160", "R165", "R166")
def test_bexleys_votes_are_one_for_each_member_organisation(bexley: Committee) -> None:
    found = votes_by_organisation(bexley, on=NOVEMBER, part=1)
    votes = {vote.name: vote.representatives for vote in found.votes if vote.organisation}
    assert len(votes) == 14
    assert len(votes["London Borough of Bexley"]) == 2
    assert len(votes["Bexley Primary Care Networks"]) == 4
    (joint,) = found.to_choose
    assert [body.name for body in joint.organisations] == [
        "London Borough of Bexley",
        "NHS South East London CCG",
    ]


@pytest.mark.requirement("R165", "R166")
def test_the_joint_post_holder_adds_to_the_organisation_chosen(bexley: Committee) -> None:
    (joint,) = votes_by_organisation(bexley, on=NOVEMBER, part=1).to_choose
    borough, group = joint.organisations
    for body, borough_count, group_count in ((borough, 3, 1), (group, 2, 2)):
        found = votes_by_organisation(bexley, on=NOVEMBER, part=1, chosen={joint.person: body.id})
        counts = {vote.organisation: len(vote.representatives) for vote in found.votes}
        assert (counts[borough], counts[group]) == (borough_count, group_count)
        assert len([vote for vote in found.votes if vote.organisation]) == 14


@pytest.mark.requirement("R164")
def test_the_representative_to_the_ics_board_is_appointed_to_the_end_of_march(bexley: Committee) -> None:
    ended = Appointment.objects.filter(seat__committee=bexley, effective_to=date(2022, 3, 31))
    assert ended.exists()
    for row in ended.select_related("person", "seat"):
        last_day, day_after = date(2022, 3, 31), date(2022, 4, 1)
        assert row.person in [p for m in members(bexley, on=last_day) for p in m.people]
        assert row.pk not in [h.appointment.pk for m in members(bexley, on=day_after) for h in m.holders]


@pytest.mark.requirement("R33", "R34")
def test_each_place_has_its_core_seats_and_ten_clinical_directors_in_all(demo_world: None) -> None:
    officer = User.objects.get(email="governance@bob.example")
    found = requirements(officer, on=FEBRUARY, rights_on=FEBRUARY)
    directors = {
        r.committee.place.name: (r.required, r.filled) for r in found if "one per sub-place" in r.rule
    }
    assert directors == {"Buckinghamshire": (4, 3), "Oxfordshire": (3, 2), "Berkshire West": (3, 3)}
    councils = {r.committee.place.name: r.required for r in found if "social care authority" in r.rule}
    assert councils == {"Buckinghamshire": 1, "Oxfordshire": 1, "Berkshire West": 3}
    extra = [r.committee.place.name for r in found if "Oxfordshire only" in r.rule]
    assert extra == ["Oxfordshire"]


@pytest.mark.requirement("R109")
def test_designate_holders_are_told_apart_before_the_board_exists_in_law(demo_world: None) -> None:
    designate = Appointment.objects.filter(status="designate").select_related("seat__committee").first()
    assert designate is not None
    (member,) = [
        m for m in members(designate.seat.committee, on=designate.effective_to) if m.seat == designate.seat
    ]
    assert member.holders[0].appointment.status == "designate"


@pytest.mark.requirement("R133", "R144", "R166")
def test_the_joint_post_holder_may_speak_for_each_employer_while_it_exists(bexley: Committee) -> None:
    (joint,) = votes_by_organisation(bexley, on=NOVEMBER, part=1).to_choose
    director = Person.objects.get(pk=joint.person)
    assert [body.name for body in employers_of(director, on=NOVEMBER)] == [
        "London Borough of Bexley",
        "NHS South East London CCG",
    ]
    hats = hats_of(director, bexley, on=NOVEMBER)
    assert [hat.body for hat in hats if hat.carries_vote] == list(joint.organisations)
    assert all(
        "is a joint post of London Borough of Bexley and NHS South East London CCG" in h.why for h in hats
    )
    later = hats_of(director, bexley, on=FEBRUARY)
    assert [hat.body.name for hat in later if hat.carries_vote] == ["London Borough of Bexley"]


@pytest.mark.requirement("R184")
def test_who_attends_the_strategic_board_without_a_vote(bexley: Committee) -> None:
    attending = [m for m in members(bexley, on=NOVEMBER) if not m.is_voting]
    assert {person.job_title for member in attending for person in member.people} >= {
        "Local Care Partnership Manager",
        "Director of System Transformation, Bexley and Greenwich",
        "Acting Director of Integrated Commissioning",
    }
