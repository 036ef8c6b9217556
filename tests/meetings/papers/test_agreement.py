"""The chair agrees the agenda and papers (R170)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import User
from meetings.models import AgendaItem, Paper
from meetings.papers.actions.agenda import change_item
from meetings.papers.actions.agreement import agree_agenda
from meetings.papers.selectors.agreement import agreement_state
from meetings.planning.actions.meetings import cancel_meeting

pytestmark = pytest.mark.requirement("R170")
People = Callable[[str], User]


def test_agreed_as_it_stands_and_changed_since(
    item: AgendaItem, paper_of: Callable[..., Paper], director: User, people: People
) -> None:
    meeting = item.meeting
    assert agreement_state(meeting).code == "agenda.not_agreed"
    agree_agenda(meeting=meeting, name="Cy Chair, Chair", by=people("chair"))
    assert agreement_state(meeting).ok
    assert agreement_state(meeting).reason.startswith("Agreed by Cy Chair, Chair on ")
    change_item(item, {"minutes": 45}, by=director)
    assert agreement_state(meeting).code == "agenda.changed_since_agreed"
    agree_agenda(meeting=meeting, name="Cy Chair, Chair", by=people("chair"))
    paper_of(item)
    assert agreement_state(meeting).code == "agenda.changed_since_agreed"


def test_the_page_of_the_meeting_says_how_it_stands(
    item: AgendaItem, director: User, people: People, client: Client
) -> None:
    client.force_login(director)
    address = reverse("meetings:meeting-detail", args=[item.meeting.slug])
    assert "The chair has not agreed the agenda and papers yet." in client.get(address).content.decode()
    agree_agenda(meeting=item.meeting, name="Cy Chair, Chair", by=people("chair"))
    assert "Agreed by Cy Chair, Chair on " in client.get(address).content.decode()
    change_item(item, {"minutes": 45}, by=director)
    assert "changed after Cy Chair, Chair agreed them" in client.get(address).content.decode()


@pytest.mark.parametrize(
    "role", ["governance_lead", "place_director", "committee_secretary", "member", "other_icb"]
)
def test_the_chair_agrees_and_nobody_else(role: str, item: AgendaItem, people: People) -> None:
    with pytest.raises(NotPermitted):
        agree_agenda(meeting=item.meeting, name="Me", by=people(role))


def test_what_is_over_is_not_agreed(item: AgendaItem, director: User, people: People) -> None:
    cancelled = cancel_meeting(item.meeting, because="Snow", by=director)
    with pytest.raises(RuleNotMet):
        agree_agenda(meeting=cancelled, name="Cy", by=people("chair"))


def test_on_the_page(item: AgendaItem, client: Client, people: People) -> None:
    slug = item.meeting.slug
    client.force_login(people("chair"))
    assert (
        "Agree agenda and papers"
        in client.get(reverse("meetings:meeting-detail", args=[slug])).content.decode()
    )
    address = reverse("meetings:agenda-agree", args=[slug])
    page = client.post(address, {"name": "Cy Chair, Chair"}, follow=True).content.decode()
    assert "Agreed by Cy Chair, Chair on " in page
    client.force_login(people("place_director"))
    assert client.get(address).status_code == 403
