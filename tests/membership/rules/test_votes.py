"""One vote per organisation."""

from __future__ import annotations

import pytest

from membership.people.rules.facts import Body, Voter
from membership.people.rules.votes import votes_by_organisation

BOROUGH, CCG, TRUST = Body("Borough", 1), Body("CCG", 2), Body("Trust", 3)
PUBLIC_HEALTH = Voter(10, "Simone Rutherfurd", (BOROUGH,))
CHILDREN = Voter(11, "Callum Heywood", (BOROUGH,))
LEAD = Voter(12, "Beatrix Nwosu", (CCG,))
JOINT = Voter(13, "Eleanor Finch", (BOROUGH, CCG))
LAY = Voter(14, "Geoffrey Marchbank")


def shares(found: object) -> dict[str, tuple[str, ...]]:
    return {vote.name: vote.representatives for vote in found.votes}  # type: ignore[attr-defined]


@pytest.mark.requirement("R165")
def test_representatives_of_one_organisation_share_its_vote() -> None:
    found = votes_by_organisation([PUBLIC_HEALTH, CHILDREN, LEAD])
    assert shares(found) == {"Borough": ("Callum Heywood", "Simone Rutherfurd"), "CCG": ("Beatrix Nwosu",)}
    assert found.to_choose == ()


@pytest.mark.requirement("R166")
def test_a_joint_post_holder_is_asked_for_and_meanwhile_counted_with_none() -> None:
    found = votes_by_organisation([PUBLIC_HEALTH, LEAD, JOINT])
    assert found.to_choose == (JOINT,)
    assert shares(found) == {"Borough": ("Simone Rutherfurd",), "CCG": ("Beatrix Nwosu",)}


@pytest.mark.requirement("R166")
@pytest.mark.parametrize(("choice", "with_joint", "without"), [(1, "Borough", "CCG"), (2, "CCG", "Borough")])
def test_a_joint_post_holder_is_counted_with_the_one_chosen(
    choice: int, with_joint: str, without: str
) -> None:
    found = votes_by_organisation([PUBLIC_HEALTH, LEAD, JOINT], chosen={JOINT.person: choice})
    assert found.to_choose == ()
    assert "Eleanor Finch" in shares(found)[with_joint]
    assert "Eleanor Finch" not in shares(found)[without]


def test_a_choice_outside_their_organisations_does_not_count() -> None:
    assert votes_by_organisation([JOINT], chosen={JOINT.person: TRUST.id}).to_choose == (JOINT,)


@pytest.mark.requirement("R166")
def test_two_seats_of_one_person_are_not_two_votes() -> None:
    seats = [Voter(20, "Una Hale", (BOROUGH,)), Voter(20, "Una Hale", (TRUST,))]
    found = votes_by_organisation(seats)
    assert [voter.organisations for voter in found.to_choose] == [(BOROUGH, TRUST)]
    assert shares(votes_by_organisation(seats, chosen={20: TRUST.id})) == {"Trust": ("Una Hale",)}


@pytest.mark.requirement("R164", "R165")
def test_a_member_as_an_individual_has_a_vote_of_their_own() -> None:
    found = votes_by_organisation([PUBLIC_HEALTH, LAY])
    assert shares(found)["Geoffrey Marchbank"] == ("Geoffrey Marchbank",)
    assert [vote.organisation for vote in found.votes] == [BOROUGH, None]


def test_nobody_no_votes() -> None:
    assert votes_by_organisation([]).votes == ()
