"""The pages of a route, of a stand-in and of a paper on its way."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from governance.models import User
from meetings.models import Paper, SignOffRoute
from meetings.papers.actions.signing import (
    submit_paper,
)
from meetings.papers.actions.stand_ins import create_stand_in
from membership.models import Person
from tests.fixtures.people import World
from tests.meetings.asking import text_of
from tests.meetings.papers.signing.conftest import (
    TODAY,
    People,
)


def test_the_pages_of_a_route_and_of_a_stand_in(
    client: Client, world: World, people: People, staff: dict[str, Person]
) -> None:
    """What was typed stays, and each error stands beside its row; the route that was in force ends the day before."""
    client.force_login(people("governance_lead"))
    address = reverse("meetings:sign-off-route-create")
    assert 'value="sponsor" selected' in text_of(client.get(address, {"start": "usual"}))
    day = {"effective_from_day": "1", "effective_from_month": "4", "effective_from_year": "2026"}
    rows = {
        "steps-0-kind": "sponsor",
        "steps-0-signer": "sponsor",
        "steps-0-needed": "always",
        "steps-1-kind": "other",
        "steps-1-signer": "person:executive",
        "steps-1-days": "soon",
    }
    refused = text_of(client.post(address, day | rows))
    assert "Give this step a name." in refused
    assert "A whole number from 0 to 60, or nothing." in refused
    assert 'value="soon"' in refused
    named = rows | {
        "steps-1-name": "Nurse",
        "steps-1-days": "2",
        "steps-1-together": "yes",
        "steps-1-apart_from": "1",
    }
    wrong = text_of(client.post(address, day | named | {"steps-1-apart_from": "2"}))
    assert "Choose a step that stands above this one." in wrong
    page = text_of(client.post(address, day | named, follow=True))
    assert "By another person than" in page
    assert "2 working days before the deadline for sign-off" in page
    assert "Sponsor and Nurse" in text_of(
        client.get(reverse("meetings:sign-off-route-list"), {"on": "2026-04-02"})
    )
    again = day | named | {"effective_from_month": "5"}
    assert "Another route is in force on some of these days." in text_of(client.post(address, again))
    client.post(address, again | {"ends_previous": "on"})
    assert list(SignOffRoute.objects.values_list("effective_to", flat=True)) == [date(2026, 4, 30), None]
    client.force_login(people("executive"))
    form = text_of(client.get(reverse("meetings:stand-in-create")))
    assert "Dee Rector" in form
    assert "Au Thor" not in form


@pytest.mark.requirement("R63")
def test_the_way_of_a_paper_is_told_on_its_pages(
    paper: Paper, client: Client, people: People, staff: dict[str, Person], director: User
) -> None:
    """On the paper, on one's own list, on the first page and beside the meeting: with whom it waits since when."""
    at = {"effective_from": TODAY, "effective_to": date(2026, 3, 6)}
    create_stand_in(
        absent=staff["executive"], substitute=staff["place_director"], by=people("committee_secretary"), **at
    )
    submit_paper(paper, by=director)
    address = reverse("meetings:paper-detail", args=[paper.public_id])
    client.force_login(people("committee_secretary"))
    page = text_of(client.get(address))
    assert "Waiting with Dee Rector for Sam Sponsor, away since 2 March 2026." in page
    assert "Not needed: the paper does not say yes to equality impact." in page
    assert "Your turn comes after that." in page
    assert client.get(reverse("meetings:paper-sign-off", args=[paper.public_id])).status_code == 403
    meeting = text_of(client.get(reverse("meetings:meeting-detail", args=[paper.item.meeting.slug])))
    assert "Sponsor: Waiting with Dee Rector for Sam Sponsor, away since 2 March 2026." in meeting
    assert "No paper waits for you." in text_of(client.get(reverse("meetings:my-signatures")))
    client.force_login(director)
    assert "Sponsor for Sam Sponsor, who is away, since 2 March 2026" in text_of(
        client.get(reverse("meetings:my-signatures"))
    )
    assert "All that waits for you" in text_of(client.get(reverse("governance:home")))
    sign = reverse("meetings:paper-sign-off", args=[paper.public_id])
    assert "You sign for Sam Sponsor, who is away." in text_of(client.get(sign))
    page = text_of(client.post(sign, {"name": "Dee Rector, Place Director"}, follow=True))
    assert "You signed. The paper goes on to who signs next." in page
    assert "Dee Rector, Place Director for Sam Sponsor, away, 2 March 2026." in page
