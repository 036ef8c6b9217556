"""Meetings are planned, changed, cancelled, issued and held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from governance.actions.committees import end_committee
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.models import CommitteePart, TermsOfReference, User
from meetings.models import Meeting
from meetings.planning.actions.meetings import (
    cancel_meeting,
    change_meeting,
    create_meeting,
    hold_meeting,
    issue_meeting,
)
from meetings.planning.selectors.meetings import findings, meetings_for, next_meetings, still_ahead
from tests.fixtures.people import START, World, grant, make_committee
from tests.meetings.conftest import ON

People = Callable[[str], User]


def plan(world: World, by: User, **values: Any) -> Meeting:
    given = {"icb": world.north, "lead_committee": world.hill_board, "kind": "public", "by": by} | values
    return create_meeting(**given)


@pytest.mark.parametrize(
    "role", ["governance_lead", "governance_officer", "place_director", "committee_secretary"]
)
def test_who_runs_meetings_plans_them(role: str, world: World, people: People) -> None:
    meeting = plan(world, people(role), date=ON)
    assert (meeting.slug, meeting.title, meeting.state) == (
        "2026-03-26-north-hill-board",
        "Hill Partnership Board",
        "planned",
    )
    assert list(meeting.committees.all()) == [world.hill_board]


@pytest.mark.parametrize(
    "role", ["executive", "chair", "member", "paper_author", "auditor", "other_icb", "nobody", "inactive"]
)
def test_nobody_else_does(role: str, world: World, people: People) -> None:
    with pytest.raises(NotPermitted):
        plan(world, people(role), date=ON)
    assert not Meeting.objects.exists()


def test_the_right_is_asked_for_at_every_committee(world: World, people: People) -> None:
    with pytest.raises(NotPermitted):
        plan(world, people("place_director"), date=ON, committees=[world.vale_board])
    joint = plan(world, people("governance_officer"), date=ON, committees=[world.vale_board])
    assert set(joint.committees.all()) == {world.hill_board, world.vale_board}


def test_a_committee_of_another_icb_cannot_be_added(world: World, people: People) -> None:
    officer = people("governance_officer")
    grant(officer, "governance_officer", icb=world.south)
    with pytest.raises(ValidationError):
        plan(world, officer, date=ON, committees=[world.south_board])


@pytest.mark.requirement("R178")
def test_a_date_to_be_confirmed_is_set_later_and_the_address_follows(world: World, director: User) -> None:
    meeting = plan(world, director, kind="workshop", date_note="TBC November 2026")
    assert meeting.slug == "tbc-north-hill-board"
    meeting = change_meeting(meeting, {"date": date(2026, 11, 12), "date_note": ""}, by=director)
    assert meeting.slug == "2026-11-12-north-hill-board"


@pytest.mark.requirement("R178")
def test_a_meeting_has_a_date_or_says_what_is_known(world: World, director: User) -> None:
    with pytest.raises(ValidationError, match="say what is known"):
        plan(world, director)


def test_two_meetings_on_one_day_have_two_addresses(world: World, director: User) -> None:
    slugs = [plan(world, director, date=ON).slug for _ in range(3)]
    assert slugs == [f"2026-03-26-north-hill-board{end}" for end in ("", "-2", "-3")]


def test_the_address_stays_once_papers_are_issued(meeting: Meeting, director: User) -> None:
    slug = meeting.slug
    meeting = issue_meeting(meeting, by=director)
    meeting = change_meeting(meeting, {"date": date(2026, 4, 2)}, by=director)
    assert (meeting.slug, meeting.date) == (slug, date(2026, 4, 2))


def test_a_change_that_moves_nothing_keeps_the_address(world: World, director: User) -> None:
    plan(world, director, date=ON)
    second = plan(world, director, date=ON)
    assert change_meeting(second, {"venue": "Library"}, by=director).slug == second.slug


@pytest.mark.requirement("R158")
def test_a_part_belongs_to_a_committee_that_takes_part(world: World, director: User) -> None:
    part, foreign = (
        save_recorded(
            CommitteePart(committee=c, number=1, title="Partnership", effective_from=START), by=None
        )
        for c in (world.hill_board, world.vale_board)
    )
    assert plan(world, director, date=ON, part=part).part == part
    with pytest.raises(ValidationError):
        plan(world, director, date=ON, part=foreign)


def test_the_second_of_two_editors_is_told(meeting: Meeting, director: User, people: People) -> None:
    change_meeting(
        meeting, {"venue": "Library"}, by=people("governance_officer"), expected_version=meeting.version
    )
    with pytest.raises(StaleEdit) as stale:
        change_meeting(meeting, {"venue": "Museum"}, by=director, expected_version=meeting.version)
    assert stale.value.current.venue == "Library"


def test_committees_join_and_leave(world: World, meeting: Meeting, people: People) -> None:
    officer = people("governance_officer")
    forum = make_committee(world.north, "forum")
    change_meeting(meeting, {}, committees=[forum], by=officer)
    assert set(meeting.committees.all()) == {world.hill_board, forum}
    change_meeting(meeting, {}, committees=[], by=officer)
    assert set(meeting.committees.all()) == {world.hill_board}


def test_cancelling_needs_a_reason_and_ends_all_work(meeting: Meeting, director: User) -> None:
    with pytest.raises(ValidationError):
        cancel_meeting(meeting, because=" ", by=director)
    meeting = cancel_meeting(meeting, because="Snow", by=director)
    assert (meeting.state, meeting.cancelled_because) == ("cancelled", "Snow")
    for act in (
        lambda: change_meeting(meeting, {"venue": "X"}, by=director),
        lambda: issue_meeting(meeting, by=director),
        lambda: cancel_meeting(meeting, because="Again", by=director),
    ):
        with pytest.raises(RuleNotMet):
            act()


def test_issued_then_held(meeting: Meeting, director: User) -> None:
    with pytest.raises(RuleNotMet):
        hold_meeting(meeting, by=director)
    meeting = issue_meeting(issue_meeting(meeting, by=director), by=director)
    assert hold_meeting(meeting, by=director).state == "held"


@pytest.mark.requirement("R178")
def test_what_has_no_date_cannot_be_issued(world: World, director: User) -> None:
    meeting = plan(world, director, date_note="TBC")
    with pytest.raises(RuleNotMet) as refused:
        issue_meeting(meeting, by=director)
    assert refused.value.outcome.code == "meeting.date_to_be_confirmed"


@pytest.mark.requirement("R157", "R175", "R176")
def test_findings_rest_on_the_terms_in_force_at_the_meeting(
    world: World, meeting: Meeting, director: User
) -> None:
    assert findings(meeting, on=ON) == ()
    terms = TermsOfReference(
        committee=world.hill_board,
        label="1",
        meets_in_public="never",
        public_meeting_minutes=120,
        effective_from=ON,
        source="Clause 7",
    )
    save_recorded(terms, by=None)
    codes = [outcome.code for outcome in findings(meeting, on=ON)]
    assert codes == ["meeting.openness.should_be_private", "meeting.length.differs"]
    before = plan(world, director, date=date(2026, 3, 25), starts_at=time(14), ends_at=time(17))
    assert findings(before, on=ON) == ()


@pytest.mark.requirement("R178")
def test_undated_meetings_of_an_ended_committee_do_not_lie_ahead(world: World, people: People) -> None:
    officer = people("governance_officer")
    mine = plan(world, officer, date_note="TBC June 2026")
    joint = plan(world, officer, date_note="TBC July 2026", committees=[world.vale_board])
    end_committee(world.hill_board, last_day=date(2026, 3, 31), by=officer, reason="Merged")

    def ahead(on: date) -> list[Meeting]:
        return list(next_meetings(meetings_for(officer, on=START), on=on))

    assert ahead(date(2026, 3, 31)) == [mine, joint]
    assert ahead(date(2026, 4, 1)) == [joint], "the other committee goes on"
    both = meetings_for(officer, on=START)
    assert still_ahead(both, on=date(2026, 7, 31)) == [joint]
    assert still_ahead(both, on=date(2026, 8, 1)) == [], "its month is over"
