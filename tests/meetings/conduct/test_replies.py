"""Members say themselves whether they will be at a meeting, and which deputy comes (R163)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from governance.foundation.audit import save_recorded
from governance.models import Seat, User
from meetings.conduct.actions.attendance import list_expected
from meetings.conduct.actions.replies import reply_for_self
from meetings.conduct.models import Attendance
from meetings.conduct.rules.replies import check_may_reply, check_stand_in
from meetings.conduct.selectors.tables import forecast
from meetings.models import Meeting
from meetings.planning.actions.meetings import issue_meeting
from membership.models import Person
from membership.people.actions import arrange_deputy, create_person
from tests.fixtures.outcomes import Refused
from tests.fixtures.people import START, World
from tests.meetings.conduct.conftest import DAY

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("R163")
@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, "reply.may"),
        ({"is_expected": False}, "reply.not_expected"),
        ({"state": "held"}, "reply.over"),
        ({"state": "cancelled"}, "reply.over"),
        ({"is_opened": True}, "reply.opened"),
        ({"has_date": False}, "reply.no_date"),
    ],
)
def test_when_a_reply_is_taken(changed: dict[str, object], code: str) -> None:
    asked = {"state": "issued", "has_date": True, "is_opened": False, "is_expected": True}
    assert check_may_reply(**(asked | changed)).code == code


@pytest.mark.requirement("R163")
def test_a_deputy_comes_for_who_sends_apologies() -> None:
    assert check_stand_in(reply="coming", deputy="", is_named=False).ok
    assert check_stand_in(reply="coming", deputy="Ann", is_named=True).code == "reply.deputy_besides"
    assert check_stand_in(reply="apologies", deputy="Ann", is_named=False).code == "reply.not_a_deputy"
    assert check_stand_in(reply="apologies", deputy="Ann", is_named=True).ok


@pytest.fixture
def member(board: Callable[[int], list[Seat]], people: Callable[[str], User]) -> User:
    """The member of the board's second seat, with an account."""
    board(4)
    user = people("member")
    person = Person.objects.get(name="Person 02")
    for before in Person.objects.filter(user=user):
        before.user = None
        save_recorded(before, by=None)
    person.user = user
    save_recorded(person, by=None)
    return user


@pytest.mark.requirement("R163", "R173")
def test_a_member_replies_and_the_forecast_follows(
    member: User, meeting: Meeting, director: User, world: World, terms, on_the_day, client: Client, people
) -> None:
    terms(quorum_number=1)
    issue_meeting(Meeting.objects.get(pk=meeting.pk), by=director)
    meeting = Meeting.objects.get(pk=meeting.pk)
    client.force_login(member)
    there = f"/workspace/meetings/{meeting.slug}"
    assert "You have not replied yet." in client.get(f"{there}/").content.decode()
    assert "Choose one of the answers." in client.post(f"{there}/reply/").content.decode()
    answer = client.post(f"{there}/reply/", {"reply": "remote"}, follow=True)
    assert "Your reply: will attend remotely." in answer.content.decode()
    table = forecast(meeting, world.hill_board, on=DAY.date())
    assert [(row.name, row.is_remote) for row in table.people if row.is_present] == [("Person 02", True)]
    listed = list_expected(meeting, by=director)
    assert len(listed) == 3
    assert Attendance.objects.filter(meeting=meeting).count() == 4
    with Refused("reply.not_expected"):
        reply_for_self(meeting, reply="coming", by=people("chair"))


@pytest.mark.requirement("R163")
def test_with_apologies_the_named_deputy_takes_the_seat(
    member: User, meeting: Meeting, director: User, world: World, on_the_day, people
) -> None:
    lead = people("governance_lead")
    seat = Seat.objects.get(title="Member 02")
    deputy = create_person(icb=world.north, name="Deputy Person", by=lead)
    stranger = create_person(icb=world.north, name="Stranger", by=lead)
    arrange_deputy(seat=seat, person=deputy, effective_from=START, by=lead)
    with Refused("reply.not_a_deputy"):
        reply_for_self(meeting, reply="apologies", deputy=stranger, by=member)
    reply_for_self(meeting, reply="apologies", deputy=deputy, by=member)
    rows = {str(row): row for row in Attendance.objects.filter(meeting=meeting)}
    assert rows["Person 02"].has_apologies
    assert (rows["Deputy Person"].capacity, rows["Deputy Person"].seat) == ("deputy", seat)
    assert rows["Deputy Person"].reply == ""
    reply_for_self(meeting, reply="coming", by=member)
    assert not Attendance.objects.get(pk=rows["Person 02"].pk).has_apologies
