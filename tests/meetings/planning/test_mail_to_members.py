"""When papers are issued, each member with an account is told by mail, once an issue, and of nothing confidential."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from governance.enums import SeatCategory
from governance.foundation.audit import save_recorded
from governance.foundation.models import OutboxMessage
from governance.models import Seat, User
from governance.tasks import deliver_mail, sweep_outbox
from meetings.models import AgendaItem, Meeting
from meetings.planning.actions.meetings import cancel_meeting, change_meeting, issue_meeting
from membership.models import Person
from membership.people.actions import appoint, create_person
from tests.fixtures.people import START, World, make_user

People = Callable[[str], User]
SeatPerson = Callable[..., Person]


@pytest.fixture
def sit(world: World, people: People) -> SeatPerson:
    """`sit("Ana", user)` seats somebody on the hill board from the start of its time, or from `since`."""

    def seated(name: str, user: User | None = None, **dates: Any) -> Person:
        officer = people("governance_lead")
        person = create_person(icb=world.north, name=name, by=officer, user=user)
        seat = Seat(
            committee=world.hill_board,
            title=f"Seat of {name}",
            category=SeatCategory.MEMBER_ORGANISATION,
            effective_from=START,
        )
        save_recorded(seat, by=None)
        appoint(
            person=person, seat=seat, basis="nominated", by=officer, **({"effective_from": START} | dates)
        )
        return person

    return seated


def told() -> list[str]:
    letters = OutboxMessage.objects.filter(calendar="")  # invitations are told of beside
    return sorted(letters.values_list("recipient", flat=True))


def test_members_are_told_through_the_outbox(
    meeting: Meeting, private_item: AgendaItem, director: User, people: People, sit: SeatPerson
) -> None:
    change_meeting(meeting, {"title": "CANARY-TITLE"}, by=director, reason="Renamed")
    meeting.refresh_from_db()
    sit("Ana Whitlock", people("member"))
    sit("Bo Chairs", people("chair"))
    issue_meeting(meeting, by=director)
    assert told() == ["chair@north.example", "member@north.example"]
    for pk in OutboxMessage.objects.values_list("pk", flat=True):
        deliver_mail(pk)
    sweep_outbox()
    letters = [one for one in mail.outbox if not one.alternatives]  # an invitation to the date goes beside
    assert sorted(one.to for one in letters) == [["chair@north.example"], ["member@north.example"]]
    sent = letters[0]
    assert sent.subject == "Papers of Hill Partnership Board, 26 March 2026"
    assert reverse("meetings:meeting-detail", args=[meeting.slug]) in sent.body
    assert "CANARY" not in sent.subject + sent.body


def test_who_may_not_open_the_meeting_gets_no_mail(
    meeting: Meeting, director: User, people: People, sit: SeatPerson, client: Client
) -> None:
    sit("Ana Member", people("member"))
    sit("Bea Without")
    sit("Cy Closed", people("inactive"))
    sit("Di Roleless", make_user("di@north.example"))
    sit("Ed Former", people("chair"), effective_to=meeting.date.replace(day=25))
    client.force_login(director)
    page = client.get(reverse("meetings:meeting-issue", args=[meeting.slug])).content.decode()
    before, after = page.split("Members who get no mail")
    assert "Ana Member" in before
    for words in (
        "Bea Without: Has no account on this portal.",
        "Cy Closed: The account is closed.",
        "Di Roleless: Has an account, and no role in which to read this meeting.",
    ):
        assert words in after
    assert "Ed Former" not in page, "not a member on the day of the meeting"
    issue_meeting(meeting, by=director)
    assert told() == ["member@north.example"]


def test_a_private_meeting_is_told_to_those_who_may_read_it(
    meeting: Meeting, director: User, people: People, sit: SeatPerson
) -> None:
    sit("Ana Member", people("member"))
    sit("Pat Author", people("paper_author"))
    private = change_meeting(meeting, {"kind": "private"}, by=director, reason="Commercial")
    issue_meeting(private, by=director)
    readable = [user for user in (people("member"), people("paper_author")) if sees(user, private)]
    assert told() == sorted(user.email for user in readable)


def sees(user: User, meeting: Meeting) -> bool:
    return Meeting.objects.visible_to(user, on=meeting.date).filter(pk=meeting.pk).exists()


def test_each_issue_tells_once(meeting: Meeting, director: User, people: People, sit: SeatPerson) -> None:
    sit("Ana Member", people("member"))
    client = Client()
    client.force_login(director)
    address = reverse("meetings:meeting-issue", args=[meeting.slug])
    opened = {"version": meeting.version}
    assert "The papers are issued" in client.post(address, opened, follow=True).content.decode()
    twice = client.post(address, opened, follow=True).content.decode()
    assert "was changed after you opened that page" in twice
    assert len(told()) == 1
    meeting.refresh_from_db()
    client.post(address, {"version": meeting.version})
    assert len(told()) == 2, "issued again, as with a supplement"


def test_a_refused_issue_tells_nobody(
    meeting: Meeting, director: User, people: People, sit: SeatPerson
) -> None:
    sit("Ana Member", people("member"))
    cancel_meeting(meeting, because="No quorum", by=director)
    client = Client()
    client.force_login(director)
    client.post(reverse("meetings:meeting-issue", args=[meeting.slug]))
    assert told() == []
