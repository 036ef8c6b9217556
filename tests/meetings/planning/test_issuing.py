"""The papers are issued from the meeting's page; then its members read what is theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.test import Client
from django.urls import reverse

from governance.foundation.audit import save_recorded
from governance.models import User
from meetings.models import AgendaItem, Paper
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.exceptions import withhold_paper
from meetings.planning.actions.meetings import change_meeting
from membership.models import Person
from tests.fixtures.people import World


def page(client: Client, item: AgendaItem) -> Any:
    return client.get(reverse("meetings:meeting-detail", args=[item.meeting.slug]))


def issue(client: Client, item: AgendaItem) -> str:
    address = reverse("meetings:meeting-issue", args=[item.meeting.slug])
    return client.post(address, follow=True).content.decode()


def test_members_find_the_meeting_once_its_papers_are_issued(
    client: Client, item: AgendaItem, people: Callable[[str], User]
) -> None:
    member = Client()
    member.force_login(people("member"))
    assert page(member, item).status_code == 404
    client.force_login(people("place_director"))
    assert "Papers issued" in issue(client, item)
    read = page(member, item).content.decode()
    assert item.title in read
    assert "Change the meeting" not in read
    assert "Change the agenda" not in read
    assert "Issue the papers again" in page(client, item).content.decode()


def test_a_meeting_without_a_date_is_not_issued(
    client: Client, item: AgendaItem, people: Callable[[str], User]
) -> None:
    director = people("place_director")
    values = {"date": None, "date_note": "TBC May 2026"}
    item.meeting = change_meeting(
        item.meeting, values, by=director, reason="Hall not free", expected_version=item.meeting.version
    )
    client.force_login(director)
    assert "still to be confirmed. Set the date first." in issue(client, item)
    item.meeting.refresh_from_db()
    assert item.meeting.state == "planned"


def test_who_may_not_read_a_paper_is_not_told_that_it_is_missing(
    client: Client,
    item: AgendaItem,
    paper_of: Callable[..., Paper],
    people: Callable[[str], User],
    world: World,
) -> None:
    director, member = people("place_director"), people("member")
    wanted = add_item(meeting=item.meeting, title="The bid", needs_paper=True, by=director)
    paper = paper_of(wanted, title="What it costs", state="signed_off")
    person = save_recorded(Person(icb=world.north, name="Pat Bidder", slug="pat", user=member), by=None)
    withhold_paper(paper=paper, person=person, reason="Bids for the work", by=director)
    client.force_login(director)
    assert paper.title in issue(client, item)
    client.force_login(member)
    for name in ("meeting-detail", "agenda-detail"):
        read = client.get(reverse(f"meetings:{name}", args=[item.meeting.slug])).content.decode()
        assert wanted.title in read
        assert paper.title not in read
        assert "No paper yet" not in read
