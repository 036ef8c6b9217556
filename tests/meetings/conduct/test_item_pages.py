"""The page of one item at work, through the browser's requests: conditions, conflict, vote, decision and its proof."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.models import User
from meetings.conduct.actions.decisions import draft_decision
from meetings.conduct.models import ConflictHandling, Decision, Vote
from meetings.models import AgendaItem
from membership.models import Interest
from tests.fixtures.people import World
from tests.meetings.conduct.conftest import DAY

pytestmark = pytest.mark.django_db


class Pages:
    """Somebody's browser at one item."""

    def __init__(self, client: Client, item: AgendaItem) -> None:
        self.client, self.item = client, item

    def address(self, name: str, *more: Any) -> str:
        return reverse(f"meetings:live-item{name}", args=[self.item.meeting.slug, self.item.public_id, *more])

    def see(self, name: str = "", *more: Any, **query: Any) -> str:
        answer = self.client.get(self.address(name, *more), query)
        assert answer.status_code == 200, answer.status_code
        return words(answer)

    def send(self, name: str, *more: Any, status: int = 302, **data: Any) -> str:
        answer = self.client.post(self.address(name, *more), data)
        assert answer.status_code == status, words(answer)[:2000]
        return words(answer)


def words(answer: Any) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


@pytest.fixture
def pages(browser: Client, item: AgendaItem) -> Pages:
    return Pages(browser, item)


@pytest.mark.requirement("R8", "R165", "R191")
def test_from_a_conflict_to_a_decision_that_is_looked_at_again(
    terms, board, at_work, pages: Pages, world: World
) -> None:
    terms(quorum_number=2)
    board(4)
    rows = at_work(4)
    page = pages.see()
    for said in ("The meeting is at work", "Quorum Met", "Authority", "Cannot be told", "It cannot be told"):
        assert said in page
    assert "There is a problem" in pages.send("-declare", status=200, attendance="", nature="", way="")
    pages.send("-declare", attendance=rows[3].pk, nature="a contract", way="meeting")
    assert "The chair has not ruled on the conflict of Person 04." in pages.see()
    conflict = ConflictHandling.objects.get()
    ruling = {"ruling": "excluded", "reason": "", "ruled_by": rows[0].pk, "leaves_now": "on", "version": 1}
    assert "Leaves the meeting for this item" in pages.see("-rule", conflict.public_id)
    refused = pages.send("-rule", conflict.public_id, status=200, **ruling)
    assert "Say why: the minutes give the reason." in refused
    pages.send("-rule", conflict.public_id, **ruling | {"reason": "Pecuniary"})
    page = pages.see()
    assert "Person 04 declared a contract. Person 01 ruled that Person 04 be excluded" in page
    assert "Out at 2pm, not back yet" in page
    stale = pages.send("-rule", conflict.public_id, status=409, **ruling | {"reason": "Mine"})
    assert "It now says: Conflicted party is excluded from discussion, by Person 01: Pecuniary" in stale
    assert "Mine" in stale
    a_vote_is_taken(pages, rows)
    it_is_recorded_and_proved(pages, world)


def a_vote_is_taken(pages: Pages, rows: list[Any]) -> None:
    pages.send("-vote-open", committee=pages.item.taken_by[0].pk, question="Agree?", kind="named")
    vote = Vote.objects.get()
    assert vote.presiding == rows[0]
    assert "Person 04" not in pages.see("-vote", vote.public_id)
    said = {f"vote-{rows[0].pk}": "for", f"vote-{rows[1].pk}": "against"}
    pages.send("-vote", vote.public_id, **said)
    assert "Organisation 02" in pages.see("-vote", vote.public_id)
    refused = pages.send("-vote-close", vote.public_id, status=200, version=vote.version)
    assert "equal votes. The chair has a second and deciding vote." in refused
    pages.send("-vote", vote.public_id, **{f"vote-{rows[2].pk}": "for"})
    pages.send("-vote-close", vote.public_id, version=vote.version)
    assert "Carried. 2 for, 1 against, 0 abstained" in pages.see()


def it_is_recorded_and_proved(pages: Pages, world: World) -> None:
    given = {
        "committee": world.hill_board.pk,
        "title": "The plan",
        "text": "The plan is agreed.",
        "private_text": "Price 99",
        "outcome": "accepted",
        "standing": "decision",
        "amount": "£50k",
    }
    refused = pages.send("-decision-add", status=200, **given | {"amount": "a lot"})
    assert "The plan is agreed." in refused
    pages.send("-decision-add", **given)
    row = Decision.objects.get()
    vote = Vote.objects.get()
    how = {"method": "vote", "vote": vote.pk, "version": row.version}
    refused = pages.send("-decision-record", row.public_id, status=200, standing="decision", **how)
    assert "It is not said which function this decision belongs to" in refused
    refused = pages.send("-decision-record", row.public_id, status=200, standing="override", **how)
    assert "override is not one of the available choices" in refused
    pages.send("-decision-record", row.public_id, standing="recommendation", **how)
    row.refresh_from_db()
    assert (row.state, row.standing, row.amount) == ("recorded", "recommendation", 50000)
    page = words(pages.client.get(reverse("meetings:decision-detail", args=[row.public_id])))
    for said in (
        "HIL-2026/01",
        "It binds nobody",
        "Price 99",
        "Person 01: member",
        "2 for, 1 against",
        "£50,000",
    ):
        assert said in page
    proof = words(pages.client.get(reverse("meetings:decision-proof", args=[row.public_id])))
    assert proof.count("Holds") == 4
    assert row.record_hash in proof
    listed = words(
        pages.client.get(reverse("meetings:decision-list"), {"year": "2026", "standing": "recommendation"})
    )
    assert "1 decision" in listed
    assert "0 decisions" in words(pages.client.get(reverse("meetings:decision-list"), {"year": "2025"}))
    spreadsheet = b"".join(pages.client.get(reverse("meetings:decision-csv")).streaming_content).decode()
    assert "HIL-2026/01,The plan," in spreadsheet
    assert "Price 99" not in spreadsheet


@pytest.mark.requirement("R190")
def test_a_forecast_before_the_meeting_and_only_what_changed(
    terms, board, pages: Pages, on_the_day: None
) -> None:
    terms(quorum_number=1)
    board(1)
    page = pages.client.get(pages.address(""))
    assert "Before the meeting: as the replies promise it." in words(page)
    assert "The meeting has not been opened yet." in words(page)
    poll = unescape(re.search(r'hx-get="([^"]+)"', page.content.decode())[1])
    assert pages.client.get(poll).status_code == 204
    assert 'hx-swap-oob="innerHTML"' in pages.client.get(poll.replace("seen=", "seen=x")).content.decode()
    assert pages.client.get(poll.partition("&seen")[0]).status_code == 200


@pytest.mark.requirement("R9")
def test_who_reads_the_meeting_does_not_run_it(
    terms, board, at_work, pages: Pages, people: Callable[[str], User], director: User, world: World
) -> None:
    terms(quorum_number=1)
    board(2)
    rows = at_work(2)
    pages.send("-declare", attendance=rows[1].pk, nature="SECRET-NATURE", way="meeting")
    draft = {"title": "SECRET-DRAFT", "text": "x", "outcome": "accepted", "standing": "decision"}
    draft_decision(item=pages.item, committee=world.hill_board, by=director, **draft)
    pages.client.force_login(people("member"))
    page = pages.see()
    assert "A conflict of interest is not settled yet." in page
    for hidden in ("SECRET-NATURE", "SECRET-DRAFT", "Person 02", "Open a vote", "Declare a conflict"):
        assert hidden not in page
    pages.send("-declare", status=403)
    pages.client.force_login(people("other_icb"))
    assert pages.client.get(pages.address("")).status_code == 404


@pytest.mark.requirement("R8", "LP38")
def test_what_is_declared_at_the_item_goes_into_the_register_once(
    terms, board, at_work, pages: Pages, people: Callable[[str], User], client: Client
) -> None:
    terms(quorum_number=2)
    board(3)
    rows = at_work(3)
    pages.send("-declare", attendance=rows[1].pk, way="meeting", nature="A share in the mill")
    conflict = ConflictHandling.objects.get()
    assert "Not in the register of interests." in pages.see()
    assert pages.client.get(pages.address("-register", conflict.public_id)).status_code == 403
    keeper = Client()
    keeper.force_login(people("governance_lead"))
    page = Pages(keeper, pages.item)
    assert "A share in the mill" in page.see("-register", conflict.public_id)
    given = {"category": "financial", "nature": "A share in the mill", "party": "Hill Mill Ltd"}
    since = {"effective_from_day": 1, "effective_from_month": 2, "effective_from_year": 2020}
    refused = page.send("-register", conflict.public_id, status=200, **given)
    assert "Held since" in refused
    page.send("-register", conflict.public_id, **given, **since)
    conflict.refresh_from_db()
    interest = conflict.interest
    assert interest is not None
    assert (interest.person, interest.source, interest.state) == (rows[1].person, "meeting", "declared")
    assert interest.declared_on == DAY.date()
    assert "It is in the register of interests." in page.see()
    again = page.send("-register", conflict.public_id, status=200, **given, **since)
    assert "It is in the register of interests." in again
    assert Interest.objects.count() == 1
