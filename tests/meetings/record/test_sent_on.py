"""A matter sent from place to board: sent, taken up, answered; its way across committees; the route of the rules."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import OutboxMessage
from governance.foundation.outcome import met, not_met
from governance.models import Committee, GovernanceEvent, User
from meetings.conduct.actions.conflicts import declare_conflict, rule_on
from meetings.conduct.actions.decisions import draft_decision, record_decision
from meetings.conduct.models import Decision
from meetings.conduct.rules.states import unknown
from meetings.models import AgendaItem, Meeting, PlannedItem, Referral
from meetings.papers.actions.agenda import remove_item
from meetings.planning.actions.meetings import create_meeting
from meetings.record.actions import sent_on as actions
from meetings.record.rules import sent_on as rules
from meetings.record.selectors import sent_on as selectors
from meetings.record.selectors.lineage import journey
from tests.fixtures.people import World
from tests.meetings.conduct.conftest import DAY
from tests.meetings.conduct.test_meeting_at_work import Refused

TODAY = DAY.date()


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "referral.send"),
        ({"has_addressee": False}, "referral.send.nobody"),
        ({"is_own": True}, "referral.send.own"),
        ({"title": " "}, "referral.send.no_title"),
        ({"asks": " "}, "referral.send.no_asks"),
        ({"is_recorded": False}, "referral.send.not_recorded"),
        ({"due_on": TODAY - timedelta(days=1)}, "referral.send.past"),
    ],
)
def test_what_may_be_sent(given: dict[str, Any], code: str) -> None:
    shared: dict[str, Any] = {"title": "Beds", "asks": "More", "is_own": False, "has_addressee": True}
    shared |= {"is_recorded": True, "due_on": None, "today": TODAY}
    assert rules.check_sent(**(shared | given)).code == code


@pytest.mark.requirement("LP43")
@pytest.mark.parametrize(
    ("route", "parent", "code"),
    [
        ("parent", "The Board", "referral.inquorate.parent"),
        ("parent", "", "referral.inquorate.no_parent"),
        ("panel", "", "referral.inquorate.panel"),
        ("next_meeting", "", "referral.inquorate.next_meeting"),
        ("", "The Board", "referral.inquorate.not_set"),
    ],
)
def test_where_conflicts_send_an_item(route: str, parent: str, code: str) -> None:
    assert rules.check_route(route=route, parent=parent, clause="standing orders, 6").code == code


def test_a_quorum_lost_by_conflicts_is_not_one_that_never_was() -> None:
    assert rules.lost_by_conflicts(not_met("q", "Too few."), met("q"))
    assert not rules.lost_by_conflicts(not_met("q", "Too few."), not_met("q", "Too few."))
    assert not rules.lost_by_conflicts(unknown("q", "Not set."), met("q"))
    assert not rules.lost_by_conflicts(met("q"), met("q"))


@pytest.fixture
def parent(world: World) -> Committee:
    """The vale board as the parent of the hill board."""
    world.hill_board.parent = world.vale_board
    save_recorded(world.hill_board, by=None)
    return world.vale_board


@pytest.fixture
def recommended(
    terms: Any, board: Any, at_work: Any, item: AgendaItem, world: World, director: User
) -> Decision:
    """A recommendation that the hill board recorded at its meeting."""
    terms(quorum_number=3, inquorate_route="parent")
    board(4)
    at_work(4)
    drafted = draft_decision(
        item=AgendaItem.objects.select_related("meeting").get(pk=item.pk),
        committee=world.hill_board,
        title="More beds",
        text="The board is asked for more beds.",
        outcome="accepted",
        standing="recommendation",
        by=director,
    )
    return record_decision(drafted, method="consensus", by=director)


@pytest.fixture
def lead(people: Any) -> User:
    return people("governance_lead")


def sent(recommended: Decision, parent: Committee, by: User, **values: Any) -> Referral:
    given: dict[str, Any] = {
        "from_committee": recommended.committee,
        "to_committee": parent,
        "kind": "recommendation",
        "title": "More beds",
        "asks": "To agree to more beds.",
        "decision": recommended,
        "item": recommended.item,
    }
    return actions.send_on(by=by, **(given | values))


@pytest.mark.requirement("R64")
def test_a_recommendation_goes_up_and_its_answer_comes_down(
    recommended: Decision, parent: Committee, director: User, lead: User, people: Any, world: World
) -> None:
    people("governance_officer")
    with pytest.raises(NotPermitted):
        sent(recommended, parent, people("member"))
    with Refused("referral.send.own"):
        sent(recommended, recommended.committee, director)
    row = sent(recommended, parent, director, due_on=TODAY + timedelta(days=30))
    letter = OutboxMessage.objects.get()
    assert "Hill Partnership Board sends to Vale Partnership Board: More beds" in letter.body
    assert selectors.inbox(lead, world.north, on=TODAY) == [row]
    assert selectors.inbox(director, world.north, on=TODAY) == []  # not the receiver's
    with pytest.raises(NotPermitted):
        actions.receive(row, by=director)
    row = actions.receive(row, by=lead)
    with Refused("referral.receive.wrong_state"):
        actions.receive(row, by=lead)
    taking = create_meeting(
        icb=world.north, lead_committee=parent, kind="public", date=TODAY + timedelta(days=20), by=lead
    )
    with Refused("referral.place.not_theirs"):
        actions.place_on_agenda(row, meeting=recommended.item.meeting, by=lead)  # type: ignore[union-attr]
    row = actions.place_on_agenda(row, meeting=taking, by=lead)
    assert row.placed_item is not None
    assert row.placed_item.title == "More beds (from Hill Partnership Board)"
    with Refused("referral.place.stands"):
        actions.place_in_plan(row, month=TODAY, by=lead)
    # Taken off the agenda it can be taken up again, in the plan this time.
    remove_item(row.placed_item, reason="Later", by=lead)
    row = actions.place_in_plan(Referral.objects.get(pk=row.pk), month=TODAY + timedelta(days=60), by=lead)
    assert PlannedItem.objects.get().source_text == "Sent by Hill Partnership Board"
    with Refused("referral.answer.nothing"):
        actions.answer(row, by=lead)
    with Refused("referral.answer.not_theirs"):
        actions.answer(row, by=lead, decision=recommended)
    row = actions.answer(row, words="Agreed, from May.", by=lead)
    assert (row.state, row.answer) == ("answered", "Agreed, from May.")
    with Refused("referral.withdraw.wrong_state"):
        actions.withdraw(row, because="No", by=director)
    codes = GovernanceEvent.objects.filter(code__startswith="referral.").values_list("code", flat=True)
    assert list(codes) == [
        "referral.sent",
        "referral.received",
        "referral.placed",
        "referral.placed",
        "referral.answered",
    ]


def test_declined_and_withdrawn_with_reasons_and_outside_bodies(
    recommended: Decision, parent: Committee, director: User, lead: User
) -> None:
    row = sent(recommended, parent, director)
    with pytest.raises(RuleNotMet):
        actions.decline(row, because=" ", by=lead)
    assert actions.decline(row, because="Not ours.", by=lead).state == "declined"
    back = sent(recommended, parent, director)
    assert actions.withdraw(back, because="Settled.", by=director).state == "withdrawn"
    outside = actions.send_on(
        from_committee=recommended.committee,
        to_body="Hill Borough Council",
        kind="escalation",
        title="Buses",
        asks="More buses.",
        item=recommended.item,
        by=director,
    )
    assert outside.addressee == "Hill Borough Council"
    # Who sent it writes down what the body answers.
    assert actions.answer(outside, words="Yes.", by=director).state == "answered"
    assert not OutboxMessage.objects.filter(body__contains="Buses").exists()


def test_the_way_of_a_matter_is_told_as_far_as_it_may_be_read(
    recommended: Decision, parent: Committee, director: User, lead: User, people: Any, world: World
) -> None:
    row = sent(recommended, parent, director)
    with clock.set_to(DAY + timedelta(days=1)):
        secret = sent(recommended, parent, director, title="CANARY", is_private=True)
        taking = create_meeting(
            icb=world.north,
            lead_committee=parent,
            kind="public",
            date=TODAY + timedelta(days=20),
            starts_at=time(14),
            by=lead,
        )
        row = actions.place_on_agenda(row, meeting=taking, by=lead)
    item: Any = recommended.item
    whole = [item, recommended, row, secret, row.placed_item]
    assert [step.row for step in journey(recommended, lead, on=TODAY)] == whole
    assert [step.row for step in journey(row.placed_item, lead, on=TODAY)] == whole  # type: ignore[arg-type]
    # An author at the hill reads neither private business nor the agenda that the vale prepares.
    author = people("paper_author")
    assert [step.row for step in journey(recommended, author, on=TODAY)] == [item, recommended, row]
    assert selectors.referral_or_none(people("other_icb"), row.public_id, on=TODAY) is None


@pytest.mark.requirement("LP43")
def test_conflicts_that_leave_no_quorum_offer_the_route_of_the_rules(
    terms: Any, board: Any, at_work: Any, item: AgendaItem, parent: Committee, browser: Client, director: User
) -> None:
    terms(quorum_number=3, inquorate_route="parent")
    board(3)
    rows = at_work(3)
    found = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    page = reverse("meetings:live-item", args=[found.meeting.slug, found.public_id])
    assert "left Hill Partnership Board no quorum" not in browser.get(page).content.decode()
    conflict = declare_conflict(item=found, attendance=rows[1], nature="Owns it", way="meeting", by=director)
    rule_on(conflict, ruling="discuss_only", reason="Owner", ruled_by_name="The chair", by=director)
    shown = browser.get(page).content.decode()
    assert "It goes to the parent body: Vale Partnership Board." in shown
    address = reverse("meetings:live-item-send", args=[found.meeting.slug, found.public_id])
    query = {"kind": "inquorate", "by": found.meeting.lead_committee_id, "to": "parent"}
    form = browser.get(address, query).content.decode()
    assert f'value="{parent.pk}" selected' in form
    given = {
        "committee": found.meeting.lead_committee_id,
        "kind": "inquorate",
        "to_committee": parent.pk,
        "title": found.title,
        "asks": "To decide in our place.",
    }
    assert browser.post(address, given | {"asks": ""}).status_code == 200
    assert browser.post(address, given).status_code == 302
    assert Referral.objects.get().kind == "inquorate"


@pytest.mark.requirement("R64")
def test_its_pages_on_both_sides(
    recommended: Decision, parent: Committee, lead: User, client: Client, world: World
) -> None:
    client.force_login(lead)
    page = client.get(reverse("meetings:decision-detail", args=[recommended.public_id])).content.decode()
    assert "It is not sent yet. Send it to who can decide." in page
    address = reverse("meetings:decision-send", args=[recommended.public_id])
    given = {
        "committee": recommended.committee_id,
        "kind": "recommendation",
        "to_committee": parent.pk,
        "title": "More beds",
        "asks": "To agree.",
    }
    assert f'value="{parent.pk}" selected' in client.get(address).content.decode()
    assert client.post(address, given).status_code == 302
    row = Referral.objects.get()
    with clock.set_to(DAY):
        assert "Sent to your committees" in client.get(reverse("governance:home")).content.decode()
        committee = client.get(reverse("governance:committee-detail", args=[parent.pk])).content.decode()
        assert "Sent to this committee" in committee
        listed = client.get(reverse("meetings:referral-list"), {"way": "came", "committee": parent.pk})
        assert "More beds" in listed.content.decode()
        empty = client.get(reverse("meetings:referral-list"), {"way": "went", "committee": parent.pk})
        assert "More beds" not in empty.content.decode()
        meeting = create_meeting(
            icb=world.north, lead_committee=parent, kind="public", date=TODAY + timedelta(days=20), by=lead
        )
        own = [row.public_id]
        assert client.post(reverse("meetings:referral-receive", args=own)).status_code == 302
        place = reverse("meetings:referral-place", args=own)
        assert "Choose a meeting" in client.post(place, {}).content.decode()
        assert client.post(place, {"meeting": meeting.pk}).status_code == 302
        assert Meeting.objects.get(pk=meeting.pk).items.count() == 1
        assert client.post(reverse("meetings:referral-answer", args=own), {"words": "Yes"}).status_code == 302
        shown = client.get(reverse("meetings:referral-detail", args=own)).content.decode()
        assert "The way of this matter" in shown
        assert "More beds (from Hill Partnership Board)" in shown
        way = client.get(reverse("meetings:decision-journey", args=[recommended.public_id])).content.decode()
        assert "Recommendation to Vale Partnership Board" in way
