"""Votes: Bexley's rules as its terms of reference say, and every base, tie and special majority as a table."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from governance.rules.majorities import Special, special_matters, unreadable
from meetings.conduct.rules.facts import DEPUTY, Told
from meetings.conduct.rules.states import state_of
from meetings.conduct.rules.votes import Ballot, Count, VoteRight, count, electorate, result
from tests.meetings.conduct.tables import BARRED, body, of_organisations, person, seat, table

CHAIR_DECIDES = Ballot("present", "second_and_deciding", "¶5.1")


def counted(in_favour: int, against: int, abstained: int = 0, silent: int = 0) -> Count:
    return Count(in_favour, against, abstained, silent)


@pytest.mark.requirement("R165")
def test_fourteen_organisations_have_one_vote_each() -> None:
    found = electorate(of_organisations(14, remote_counts="yes"))
    assert len(found.rights) == 14
    assert not found.open


@pytest.mark.requirement("R168")
@pytest.mark.parametrize(
    ("votes", "base", "second", "code"),
    [
        ((8, 6), "present", "", "vote.carried"),
        ((7, 7), "present", "", "vote.tied"),
        ((7, 7), "present", "for", "vote.carried"),
        ((7, 7), "present", "against", "vote.lost"),
        ((7, 6, 2), "present", "", "vote.lost"),
        ((7, 6, 2), "votes_cast", "", "vote.carried"),
        ((7, 6, 2), "present_and_voting", "", "vote.carried"),
        ((7, 6, 0, 2), "present", "", "vote.lost"),
        ((8, 5, 2), "present", "", "vote.carried"),
        ((6, 6, 2), "present", "for", "vote.lost"),
        ((6, 6, 2), "votes_cast", "for", "vote.carried"),
        ((0, 0, 5), "votes_cast", "for", "vote.lost"),
        ((0, 0, 0, 5), "votes_cast", "", "vote.none_cast"),
        ((8, 6), "", "", "vote.carried"),
        ((7, 6, 2), "", "", "vote.base_unset"),
    ],
)
def test_a_majority(votes, base, second, code) -> None:
    outcome = result(counted(*votes), replace(CHAIR_DECIDES, base=base), second=second)
    assert outcome.code == code, outcome.reason


@pytest.mark.requirement("R168", "LP72")
def test_a_tie_goes_as_the_rules_say() -> None:
    tie = counted(5, 5)
    assert result(tie, Ballot("present", "none")).code == "vote.lost"
    assert state_of(result(tie, Ballot("present", ""))) == "unknown"
    assert result(tie, CHAIR_DECIDES, may_cast_second="no").code == "vote.lost"
    carried = result(tie, CHAIR_DECIDES, second="for")
    assert carried.reason == (
        "5 for, 5 against, 0 abstained, and the chair’s second vote for: 6 of 10 is a majority of the members present."
    )
    assert carried.clause == "¶5.1"


@pytest.mark.requirement("R165")
def test_two_representatives_who_disagree_cast_no_vote() -> None:
    borough = VoteRight("Borough", (1, 2), body(1))
    found = count([borough, VoteRight("Trust", (3,), body(2))], {1: "for", 2: "against", 3: "for"})
    assert (found.for_, found.silent, found.split) == (1, 1, ("Borough",))
    agreed = count([borough], {1: "for"})
    assert (agreed.for_, agreed.split) == (1, ())


@pytest.mark.requirement("R166")
def test_a_joint_post_holder_is_asked_for_whom_they_vote() -> None:
    whole = of_organisations(3)
    joint = replace(whole.people[2], bodies=(body(2), body(3)), body=None, name="Jo")
    found = electorate(replace(whole, people=(*whole.people[:2], joint)))
    assert [name for name, _ in found.open] == ["Jo"]
    assert len(found.rights) == 2
    settled = electorate(replace(whole, people=(*whole.people[:2], replace(joint, body=body(2)))))
    assert [right.voters for right in settled.rights] == [(1,), (2, 3)]


@pytest.mark.requirement("R163", "R164", "R173", "LP63")
def test_who_has_no_vote_is_told_why() -> None:
    seats = [seat(key) for key in range(1, 6)]
    people = [
        person(1, seats[0]),
        person(2, seats[1], bars=BARRED),
        person(3, seats[2], capacity=DEPUTY, deputy_votes=Told("no", "A deputy does not vote: v1.")),
        person(4, seats[3], is_remote=True),
        person(5, seats[4], is_present=False),
    ]
    found = electorate(table(seats, people, vote_unit="person", remote_counts="no"))
    assert [right.name for right in found.rights] == ["P1"]
    assert dict(found.without) == {
        "P2": "is barred from the decision by a conflict of interest",
        "P3": "A deputy does not vote: v1.",
        "P4": "takes part remotely, which gives no vote here",
    }


def test_what_nothing_says_is_asked_before_a_vote_is_counted() -> None:
    seats = [seat(1), seat(2)]
    people = [person(1, seats[0], is_remote=True), person(2, seats[1])]
    assert [name for name, _ in electorate(table(seats, people)).open] == ["Board", "P1"]


@pytest.mark.requirement("R164", "LP9")
def test_a_member_as_an_individual_has_a_vote_among_organisations() -> None:
    whole = of_organisations(2)
    lay = seat(9, "Lay member")
    found = electorate(replace(whole, seats=(*whole.seats, lay), people=(*whole.people, person(9, lay))))
    assert [right.name for right in found.rights] == ["Organisation 01", "Organisation 02", "P9"]


@pytest.mark.requirement("R168")
@pytest.mark.parametrize(
    ("special", "votes", "code"),
    [
        (Special("Terms", share=Fraction(3, 4)), (9, 3), "vote.carried"),
        (Special("Terms", share=Fraction(3, 4)), (8, 4), "vote.special_not_reached"),
        (Special("Terms", share=Fraction(3, 4)), (9, 2, 1), "vote.carried"),
        (Special("Terms", share=Fraction(3, 4)), (8, 2, 2), "vote.special_not_reached"),
        (Special("Fund", is_unanimous=True), (12, 0), "vote.carried"),
        (Special("Fund", is_unanimous=True), (11, 0, 1), "vote.not_unanimous"),
        (Special("Fund", is_unanimous=True), (11, 1), "vote.not_unanimous"),
    ],
)
def test_special_majorities(special, votes, code) -> None:
    assert result(counted(*votes), replace(CHAIR_DECIDES, special=special)).code == code


@pytest.mark.requirement("R168", "R128")
def test_those_whose_agreement_is_asked_have_to_agree() -> None:
    special = Special("Leaving", must_agree=("Council", "CCG"))
    rights = [
        VoteRight(name, (key,), body(key, name)) for key, name in ((1, "CCG"), (2, "Council"), (3, "Trust"))
    ]
    ballot = Ballot("votes_cast", "none", special=special)
    assert result(count(rights, {1: "for", 2: "for", 3: "against"}), ballot).ok
    refused = result(count(rights, {1: "for", 2: "abstain", 3: "for"}), ballot)
    assert refused.details["missing"] == ["Council"]


def test_lines_of_special_matters_are_read_or_told_how() -> None:
    found = special_matters(
        "Changing these terms: 3/4\nPooled fund: unanimous\nLeaving: agreed by A; B\nX: 75%"
    )
    assert [(row.share, row.is_unanimous, row.must_agree) for row in found] == [
        (Fraction(3, 4), False, ()),
        (None, True, ()),
        (None, False, ("A", "B")),
        (Fraction(3, 4), False, ()),
    ]
    for line in ("No colon", "X: 1/3", "X: 150%", "X: 3/0", ": 3/4", "X: agreed by "):
        assert unreadable(f"Y: unanimous\n{line}") == line.strip()
    assert unreadable("Y: unanimous\n\nX: 2/3") == ""
