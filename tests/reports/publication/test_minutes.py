"""Published minutes: the draft, then what was approved, without a byte of the private part."""

from __future__ import annotations

import json
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from pikepdf import Pdf

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted
from governance.foundation.files.storage import store
from governance.models import User
from meetings.conduct.actions.sittings import open_meeting
from meetings.models import AgendaItem, Meeting, Minutes
from meetings.planning.actions.meetings import issue_meeting
from meetings.record.actions.minutes_approval import approve_minutes, put_on_agenda, text_hash
from reports.pdf.check import check_pack
from reports.publication.minutes import minutes_to_publish, publish_minutes
from tests.fixtures.outcomes import Refused
from tests.meetings.conduct.conftest import at_work, board, on_the_day, terms
from tests.meetings.conftest import item, meeting, private_item
from tests.meetings.record.minutes_table import NEXT, after, fresh, later, sat, secret, sent
from tests.reports.packs.pages import everything

pytestmark = pytest.mark.django_db
__all__ = [
    "after",
    "at_work",
    "board",
    "item",
    "later",
    "meeting",
    "on_the_day",
    "private_item",
    "sat",
    "secret",
    "sent",
    "terms",
]


def page(address: str) -> str:
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.requirement("R193", "LP78", "LP77")
def test_the_draft_then_what_was_approved(
    sent: Minutes, later: Meeting, item: AgendaItem, director: User, people
) -> None:
    meeting = fresh(sent.meeting)
    address = f"/meetings/{meeting.slug}/minutes/"
    assert Client().get(address).status_code == 404
    first = publish_minutes(meeting, by=director)
    text = page(address)
    for said in (
        "These minutes have not been approved yet.",
        "The plan is supported.",
        "Dee Puty",
        "Person 02 declared",
    ):
        assert said in text, said
    assert f'id="entry-{item.public_id}"' in text
    file = first.files.get()
    data = store("public").read(file.sha256)
    with Pdf.open(BytesIO(data)) as pdf:
        assert check_pack(pdf) == []
    whole = text + json.dumps(first.content) + everything(data).decode("latin-1")
    assert "CANARY" not in whole
    with Refused("publication.nothing_new"):
        publish_minutes(meeting, by=director)
    with clock.set_to(clock.now() + timedelta(days=(NEXT - clock.today()).days)):
        put_on_agenda(fresh(sent), meeting=fresh(later), by=director)
        issue_meeting(fresh(later), by=director)
        open_meeting(fresh(later), by=director)
        seen = text_hash(fresh(sent), on=clock.today())
        approve_minutes(fresh(sent), by=people("chair"), seen=seen, words="Agreed by all.")
        second = publish_minutes(meeting, by=director, reason="Approved")
    assert (second.number, second.content["status"]) == (2, "confirmed")
    assert "Confirmed" in page(address)
    assert "not been approved" not in page(address)
    assert "This version was replaced" in page(f"/minutes/{meeting.slug}/versions/1/")


@pytest.mark.requirement("R193", "LP78")
def test_what_may_not_go_out_says_why(
    sat, after, meeting: Meeting, director: User, people, client: Client
) -> None:
    meeting = fresh(meeting)
    assert minutes_to_publish(meeting).outcome.code == "publication.minutes_not_out"
    with pytest.raises(NotPermitted):
        publish_minutes(meeting, by=people("member"))
    client.force_login(director)
    shown = client.get(f"/workspace/meetings/{meeting.slug}/publish-minutes/").content.decode()
    assert "Circulate them first." in shown
    meeting.kind = "private"
    save_recorded(meeting, by=None)
    with Refused("publication.not_a_public_meeting"):
        publish_minutes(fresh(meeting), by=director)


@pytest.mark.requirement("R193")
def test_the_clerk_publishes_from_the_page(sent: Minutes, director: User, client: Client) -> None:
    client.force_login(director)
    there = f"/workspace/meetings/{sent.meeting.slug}"
    assert "These minutes are not on the public site yet." in client.get(f"{there}/").content.decode()
    shown = client.get(f"{there}/publish-minutes/").content.decode()
    assert "The plan is supported." in shown
    assert "CANARY" not in shown
    answer = client.post(f"{there}/publish-minutes/", follow=True).content.decode()
    assert "published (version 1)" in answer
