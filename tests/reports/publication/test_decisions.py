"""Published decisions: with authority, quorum, conflicts and vote, and nothing of the private record."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted
from governance.models import User
from meetings.conduct.actions.conflicts import declare_conflict, rule_on
from meetings.conduct.actions.decisions import draft_decision, record_decision
from meetings.conduct.actions.votes import cast, close_vote, open_vote
from meetings.models import AgendaItem, Decision, Meeting
from reports.models import Publication
from reports.publication.actions import withdraw
from reports.publication.decisions import decisions_to_publish, publish_decision, publish_decisions_of
from reports.publication.gather_decision import decision_address, publicity
from tests.fixtures.outcomes import Refused
from tests.fixtures.people import World
from tests.meetings.conduct.conftest import DAY, at_work, board, on_the_day, terms
from tests.meetings.conftest import item, meeting, private_item

pytestmark = [pytest.mark.django_db]
__all__ = ["at_work", "board", "item", "meeting", "on_the_day", "private_item", "terms"]
SECRET = "zqcanary"


@pytest.fixture
def decided(terms, board, at_work, item: AgendaItem, director: User) -> Callable[..., Decision]:
    """`decided(item=…, title=…)`: a recommendation by consensus, recorded at the meeting at work."""
    terms(quorum_number=2)
    board(3)
    at_work(3)

    def make(*, at: AgendaItem = item, vote=None, **values) -> Decision:
        given = {"title": "The plan", "text": "The plan is agreed.", "outcome": "accepted"}
        row = draft_decision(
            item=at,
            committee=at.meeting.lead_committee,
            standing="recommendation",
            by=director,
            **(given | values),
        )
        method = "vote" if vote else "consensus"
        return record_decision(row, by=director, method=method, vote=vote, at=DAY)

    return make


def address(decision: Decision) -> str:
    return f"/decisions/{decision_address(decision)}/"


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.requirement("R191", "R193", "R167")
def test_the_public_reads_what_it_rested_on_and_nothing_private(
    decided, item: AgendaItem, world: World, director: User
) -> None:
    rows = list(item.meeting.attendances.order_by("pk"))
    conflict = declare_conflict(
        item=item, attendance=rows[2], nature="shares in the mill", way="meeting", by=director
    )
    rule_on(conflict, ruling="discuss_only", reason=SECRET, ruled_by=rows[0], by=director)
    vote = open_vote(
        item=item, committee=world.hill_board, question="Agree?", presiding=rows[0], by=director, at=DAY
    )
    for row in rows[:2]:
        cast(vote, attendance=row, choice="for", by=director)
    made = decided(vote=close_vote(vote, by=director, at=DAY), private_text=SECRET, amount=50_000)
    assert Client().get(address(made)).status_code == 404
    publication = publish_decision(made, by=director)
    assert SECRET not in json.dumps(publication.content)
    text = page(address(made))
    for said in (
        "The plan is agreed.",
        "A recommendation to who can decide",
        "£50,000",
        "Carried.",
        "shares in the mill",
        "Person 01",
        made.record_hash,
    ):
        assert said in text, said
    assert f"/decisions/{publication.slug}/" in page("/decisions/")
    with Refused("publication.nothing_new"):
        publish_decision(made, by=director)


@pytest.mark.requirement("R193")
def test_private_business_is_not_published_even_when_asked(
    private_item: AgendaItem, decided, meeting: Meeting, director: User, people
) -> None:
    inside, outside = decided(at=private_item, title=SECRET), decided()
    with Refused("publication.private_business"):
        publish_decision(inside, by=director)
    made = publish_decisions_of(Meeting.objects.get(pk=meeting.pk), by=director)
    assert [row.title for row in made] == [f"{outside.reference} The plan"]
    assert SECRET not in page("/decisions/") + json.dumps(made[0].content)
    with pytest.raises(NotPermitted):
        publish_decision(outside, by=people("member"))
    meeting = Meeting.objects.get(pk=meeting.pk)
    meeting.kind = "private"
    save_recorded(meeting, by=None)
    assert publicity(Decision.objects.get(pk=outside.pk)).code == "publication.not_a_public_meeting"


@pytest.mark.requirement("R64", "R191")
def test_a_correction_is_told_on_both_pages(decided, director: User) -> None:
    first = decided()
    publish_decision(first, by=director)
    second = decided(title="The plan, put right", text="The plan is noted.", corrects=first)
    publish_decision(second, by=director)
    assert f"{second.reference} The plan, put right" in page(address(first))
    assert f"{first.reference} The plan" in page(address(second))
    newest = Publication.objects.get(subject_key=f"decision:{first.pk}", state="published")
    assert newest.number == 2
    with clock.set_to(DAY + timedelta(minutes=1)):
        withdraw(newest, by=director, reason="Wrong text")
        assert Client().get(address(first)).status_code == 410
    assert [row.outcome.code for row in decisions_to_publish(first.meeting)] == [
        "publication.withdrawn",
        "publication.nothing_new",
    ]
    publish_decision(first, by=director)


@pytest.mark.requirement("R195", "R191")
def test_the_register_filters_pages_and_files_agree(decided, world: World, director: User) -> None:
    for name in ("Buses", "Beds", "Trains"):
        publish_decision(decided(title=f"Plan of {name}", text="=1+1 is agreed."), by=director)
    asked = f"?committee={world.hill_board.slug}&year=2026&kind=recommendation&words=plan+trains"
    assert "1 decision." in page(f"/decisions/{asked}").replace("\n", "")
    body = Client().get(f"/decisions/files/csv/{asked}").content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(body)))
    assert [row["What it is about"] for row in rows] == ["Plan of Trains"]
    assert rows[0]["What was decided"] == "'=1+1 is agreed."
    told = json.loads(Client().get("/decisions/files/json/").content)["decisions"]
    assert {row["title"] for row in told} == {"Plan of Buses", "Plan of Beds", "Plan of Trains"}
    for odd in ("?year=20²6", "?kind=x", "?page=999", "?page=x", "?words=%00", "?committee=nobody"):
        page(f"/decisions/{odd}")


@pytest.mark.requirement("R191")
def test_the_clerk_publishes_from_the_meeting_and_sees_what_will_be_public(
    decided, director: User, client: Client, meeting: Meeting
) -> None:
    made = decided()
    client.force_login(director)
    there = f"/workspace/meetings/{Meeting.objects.get(pk=meeting.pk).slug}"
    assert "Not public yet: 1" in client.get(f"{there}/").content.decode()
    assert (
        "The plan is agreed."
        in client.get(f"/workspace/decisions/{made.public_id}/publish/").content.decode()
    )
    answer = client.post(f"{there}/publish-decisions/", follow=True)
    assert f"{made.reference} The plan is published." in answer.content.decode()
    assert "Public: 1" in answer.content.decode()
    again = client.post(f"/workspace/decisions/{made.public_id}/publish/", {"reason": "More"})
    assert "Nothing has changed since this was last published." in again.content.decode()
