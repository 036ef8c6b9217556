"""The action log: noted at the meeting, answered by mailed link, told when overdue, closed by the committee (R64)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from governance.foundation import clock
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import OutboxMessage
from governance.models import GovernanceEvent, Post, User
from meetings.models import ActionLink, AgendaItem, MeetingAction
from meetings.papers.actions.rolling import roll_forward
from meetings.papers.selectors.packs import pack_facts
from meetings.papers.selectors.rolling import roll_proposal
from meetings.planning.actions.meetings import create_meeting, issue_meeting
from meetings.record.action_evidence import actions_sent
from meetings.record.actions import action_log as actions
from meetings.record.actions import action_mail as mail
from meetings.record.links import address_of, token_of
from meetings.record.rules import action_log as rules
from meetings.record.selectors import action_log as selectors
from membership.models import Person
from membership.people.actions import appoint, create_person
from reports.audience import for_audience
from reports.packs.plan import make_plan
from tests.fixtures.people import START, World
from tests.meetings.conduct.conftest import DAY

TODAY = DAY.date()
DUE = TODAY + timedelta(days=14)


# --- Rules ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "days", "standing"),
    [
        ("open", -1, "overdue"),
        ("open", 0, "soon"),
        ("open", 7, "soon"),
        ("open", 8, "later"),
        ("done", -1, "said_done"),
        ("closed", -1, "over"),
        ("dropped", 3, "over"),
    ],
)
def test_where_an_action_stands(state: str, days: int, standing: str) -> None:
    assert rules.standing_of(state=state, due_on=TODAY + timedelta(days=days), today=TODAY) == standing


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"kind": "progress", "text": "Half done"}, "action.say"),
        ({"kind": "progress", "text": " "}, "action.say.no_text"),
        ({"kind": "progress", "text": "", "is_private": True}, "action.say"),
        ({"kind": "done", "text": ""}, "action.say"),
        ({"kind": "more_time", "text": "Ill"}, "action.say.no_day"),
        ({"kind": "more_time", "text": "Ill", "proposed_due": DUE}, "action.say.day_not_later"),
        ({"kind": "more_time", "text": "Ill", "proposed_due": DUE + timedelta(days=1)}, "action.say"),
        ({"kind": "closed", "text": "x"}, "action.say.unknown"),
    ],
)
def test_what_an_owner_may_say(given: dict[str, Any], code: str) -> None:
    shared: dict[str, Any] = {"proposed_due": None, "due_on": DUE, "today": TODAY}
    assert rules.check_said(**(shared | given)).code == code


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "action_link.open"),
        ({"is_revoked": True}, "action_link.ended"),
        ({"is_owner": False}, "action_link.ended"),
        ({"expires_on": TODAY - timedelta(days=1)}, "action_link.expired"),
        ({"is_standing": False}, "action_link.closed"),
    ],
)
def test_when_a_link_takes_an_answer(given: dict[str, Any], code: str) -> None:
    shared: dict[str, Any] = {"is_revoked": False, "expires_on": TODAY, "is_owner": True, "is_standing": True}
    assert rules.check_link(**(shared | given), today=TODAY).code == code


# --- With the database ---------------------------------------------------------------------------------------------


@pytest.fixture
def owner(world: World, people: Callable[[str], User]) -> Person:
    return create_person(
        icb=world.north, name="Olga Owner", email="olga@north.example", by=people("governance_lead")
    )


@pytest.fixture
def note(item: AgendaItem, director: User, owner: Person, on_the_day: None) -> Callable[..., MeetingAction]:
    """`note(text="…", owner_post=…)`: noted at the item on the meeting's day, Olga's unless said."""

    def make(**values: Any) -> MeetingAction:
        found = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
        given: dict[str, Any] = {
            "item": found,
            "committee": found.meeting.lead_committee,
            "text": "Write to the council.",
            "due_on": DUE,
            "by": director,
        }
        if "owner_post" not in values:
            given["owner_person"] = owner
        return actions.note_action(**(given | values))

    return make


@pytest.mark.requirement("R64")
def test_an_action_from_note_to_close(note: Any, director: User, people: Any) -> None:
    first, second = note(), note(text="Ask the board.")
    assert (first.reference, second.reference) == ("HIL-A-2026/01", "HIL-A-2026/02")
    assert first.raised_on == TODAY
    with pytest.raises(NotPermitted):
        note(by=people("member"))
    with pytest.raises(RuleNotMet):
        note(due_on=TODAY - timedelta(days=1))
    with pytest.raises(NotPermitted):  # only its owner says how it stands
        actions.say(first, kind="progress", text="Soon", by=director)
    with pytest.raises(RuleNotMet):
        actions.drop_action(first, because=" ", by=director)
    closed = actions.close_action(first, text="The council answered.", by=director)
    assert (closed.state, closed.closed_on, closed.outcome) == ("closed", TODAY, "The council answered.")
    with pytest.raises(RuleNotMet):
        actions.change_action(closed, {"text": "Another"}, by=director)
    again = actions.reopen_action(
        closed, because="Not all of it", due_on=DUE + timedelta(days=7), by=director
    )
    assert (again.state, again.due_on, again.closed_on) == ("open", DUE + timedelta(days=7), None)
    assert [row.kind for row in selectors.updates_of(again)] == ["reopened", "closed"]
    codes = list(GovernanceEvent.objects.filter(code__startswith="action.").values_list("code", flat=True))
    assert codes == ["action.noted", "action.noted", "action.closed", "action.reopened"]
    told = "".join(str(row.after) + row.summary for row in GovernanceEvent.objects.all())
    assert "Write to the council" not in told


def test_a_post_is_done_by_its_holder_of_the_day(
    note: Any, world: World, owner: Person, people: Any, client: Client
) -> None:
    lead, user = people("governance_lead"), people("nobody")
    post = save_recorded(
        Post(icb=world.north, title="Director of Buses", slug="buses", effective_from=START), by=None
    )
    appoint(person=owner, post=post, basis="ex_officio", effective_from=START, effective_to=DUE, by=lead)
    action = note(owner_post=post)
    owner.user = user
    save_recorded(owner, by=None)
    assert selectors.owner_words(action, on=TODAY) == "Director of Buses (Olga Owner)"
    assert list(selectors.own_actions(user, on=TODAY)) == [action]
    # What is asked of somebody is read by them, whatever their role is.
    assert selectors.action_or_none(user, action.public_id, on=TODAY) == action
    assert mail.send_action(action, by=lead) == 1
    link = ActionLink.objects.get()
    with clock.set_to(DAY + timedelta(days=15)):
        later = DUE + timedelta(days=1)
        assert selectors.owner_words(action, on=later) == "Director of Buses (vacant)"
        assert selectors.action_or_none(user, action.public_id, on=later) is None
        assert client.get(reverse("action-links:say", args=[token_of(link)])).status_code == 410


@pytest.mark.requirement("R64")
def test_an_owner_answers_by_mail_link_without_an_account(note: Any, director: User, client: Client) -> None:
    action, other = note(), note(text="CANARY-OTHER")
    secret = note(text="CANARY-SECRET", is_private=True)
    assert mail.send_actions(action.meeting, by=director) == (1, [])
    assert mail.send_actions(action.meeting, by=director) == (0, [])  # what went out does not go twice
    letter = OutboxMessage.objects.get()
    assert letter.recipient == "olga@north.example"
    assert "Write to the council." in letter.body
    assert secret.reference in letter.body
    assert "CANARY-SECRET" not in letter.body
    links = {link.action_id: link for link in ActionLink.objects.all()}
    page = reverse("action-links:say", args=[token_of(links[action.pk])])
    assert address_of(links[action.pk]).endswith(page)
    shown = client.get(page)
    assert shown["X-Robots-Tag"] == "noindex, nofollow"
    assert "Write to the council." in shown.content.decode()
    assert "CANARY" not in shown.content.decode()
    hidden = client.get(reverse("action-links:say", args=[token_of(links[secret.pk])])).content.decode()
    assert "CANARY" not in hidden
    later = DUE + timedelta(days=10)
    asked = {
        "kind": "more_time",
        "text": "The council is slow.",
        "proposed_due_day": later.day,
        "proposed_due_month": later.month,
        "proposed_due_year": later.year,
    }
    assert "Thank you" in client.post(page, asked).content.decode()
    wish = selectors.open_wish(action)
    assert wish is not None
    assert (wish.said_by, wish.link) == ("Olga Owner", links[action.pk])
    assert actions.answer_wish(wish, grant=True, by=director).due_on == later
    with pytest.raises(RuleNotMet):
        actions.answer_wish(wish, grant=True, by=director)
    assert client.post(page, {"kind": "progress", "text": ""}).status_code == 200  # the form, with its error
    assert "Thank you" in client.post(page, {"kind": "done", "text": "Sent."}).content.decode()
    action.refresh_from_db()
    assert (action.state, action.done_on) == ("done", TODAY)
    assert "You said that it is done" in client.get(page).content.decode()
    actions.close_action(action, by=director)
    assert client.get(page).status_code == 410
    assert client.get(page[:-3] + "xx/").status_code == 404
    # Another owner: the link of the one before ends.
    person = create_person(icb=other.committee.icb, name="Next", by=director_of(other))
    actions.change_action(other, {"owner_person": person}, by=director)
    assert client.get(reverse("action-links:say", args=[token_of(links[other.pk])])).status_code == 410


def director_of(action: MeetingAction) -> User:
    """A governance lead of the action's ICB."""
    from tests.fixtures.people import grant, make_user

    user = make_user("lead.of@north.example")
    grant(user, "governance_lead", icb=action.committee.icb)
    return user


@pytest.mark.requirement("R64")
def test_one_mail_a_week_to_each_owner_and_to_the_secretary(note: Any, people: Any) -> None:
    people("governance_officer")
    secretary = people("committee_secretary")
    note(), note(text="Second"), note(text="Not yet", due_on=DUE + timedelta(days=60))
    day = DUE + timedelta(days=1)
    with clock.set_to(DAY + timedelta(days=15)):
        assert mail.remind_of_actions(today=day) == 2
        assert mail.remind_of_actions(today=day) == 0
    mine, theirs = OutboxMessage.objects.order_by("pk")
    assert mine.recipient == "olga@north.example"
    assert mine.body.count("/your-action/") == 2
    assert "Not yet" not in mine.body
    assert theirs.recipient == secretary.email
    assert "2 actions of Hill Partnership Board are overdue" in theirs.body
    with clock.set_to(DAY + timedelta(days=22)):
        assert mail.remind_of_actions(today=day + timedelta(days=7)) == 2


def test_what_is_private_is_read_by_right_or_by_its_owner(note: Any, people: Any, owner: Person) -> None:
    action = note(is_private=True)
    assert selectors.action_or_none(people("member"), action.public_id, on=TODAY) is None  # not issued yet
    assert selectors.action_or_none(people("paper_author"), action.public_id, on=TODAY) is None
    assert selectors.action_or_none(people("chair"), action.public_id, on=TODAY) == action
    owner.user = people("nobody")
    save_recorded(owner, by=None)
    assert selectors.action_or_none(people("nobody"), action.public_id, on=TODAY) == action


def test_its_pages(note: Any, browser: Client, item: AgendaItem, owner: Person, director: User) -> None:
    action = note()
    page = reverse("meetings:live-item", args=[item.meeting.slug, item.public_id])
    assert action.reference in browser.get(page).content.decode()
    form = reverse("meetings:live-item-action-add", args=[item.meeting.slug, item.public_id])
    given = {
        "committee": action.committee_id,
        "text": "Ring the bell",
        "owner": f"person:{owner.pk}",
        "due_on_day": 1,
        "due_on_month": 5,
        "due_on_year": 2026,
    }
    assert browser.post(form, given | {"owner": ""}).status_code == 200
    assert browser.post(form, given).status_code == 302
    made = MeetingAction.objects.get(text="Ring the bell")
    assert (made.due_on, made.item) == (date(2026, 5, 1), item)
    found = browser.get(
        reverse("meetings:action-list"), {"standing": "standing", "owner": f"person:{owner.pk}"}
    )
    assert "Ring the bell" in found.content.decode()
    assert (
        "Ring the bell"
        not in browser.get(reverse("meetings:action-list"), {"standing": "overdue"}).content.decode()
    )
    book = load_workbook(BytesIO(browser.get(reverse("meetings:action-xlsx")).content)).active
    assert book is not None
    assert [row[2].value for row in book.iter_rows(min_row=2)] == ["Write to the council.", "Ring the bell"]
    assert b"Ring the bell" in b"".join(browser.get(reverse("meetings:action-csv")).streaming_content)  # type: ignore[arg-type]
    committee = reverse("governance:committee-detail", args=[action.committee_id])
    assert "Action log" in browser.get(committee).content.decode()
    meeting = browser.get(reverse("meetings:meeting-detail", args=[item.meeting.slug])).content.decode()
    assert "Send them to their owners" in meeting
    edit = reverse("meetings:action-edit", args=[made.public_id])
    changed = given | {"text": "Ring it twice", "version": made.version}
    assert browser.post(edit, changed).status_code == 302
    assert browser.post(edit, changed | {"text": "Ring it thrice"}).status_code == 409
    closing = reverse("meetings:action-close", args=[made.public_id])
    assert browser.post(closing, {"because": "Rung"}).status_code == 302
    shown = browser.get(reverse("meetings:action-detail", args=[made.public_id])).content.decode()
    assert "Rung" in shown
    owner.user = director
    save_recorded(owner, by=None)
    assert action.reference in browser.get(reverse("meetings:my-actions")).content.decode()
    assert action.reference in browser.get(reverse("governance:home")).content.decode()
    said = browser.post(
        reverse("meetings:action-detail", args=[action.public_id]), {"kind": "done", "text": ""}
    )
    assert said.status_code == 302


@pytest.mark.requirement("R64")
def test_open_actions_come_onto_the_next_agenda_and_into_its_pack(
    note: Any, world: World, director: User, meeting: Any
) -> None:
    action, secret = note(), note(text="CANARY-SECRET", is_private=True)
    over = note(text="Over")
    with clock.set_to(DAY + timedelta(minutes=30)):
        actions.close_action(over, by=director)
    following = create_meeting(
        icb=world.north,
        lead_committee=world.hill_board,
        kind="public",
        date=DUE + timedelta(days=7),
        by=director,
    )
    rows = roll_proposal(following, director, on=TODAY).rows
    assert [(row.key, row.why) for row in rows] == [("actions:log", "2 actions are open")]
    roll_forward(meeting=following, rows=rows, by=director)
    assert roll_proposal(following, director, on=TODAY).rows == []
    facts = pack_facts(following, on=TODAY)
    assert [row.reference for row in facts.items[0].matters] == [action.reference, secret.reference]
    assert [row.state for row in facts.items[0].matters] == ["Overdue", "Overdue"]
    public = for_audience(facts, "public").items[0].matters
    assert [row.text for row in public] == ["Write to the council."]
    plan = make_plan(for_audience(facts, "public"), "public")
    assert any(action.reference in row.title for row in plan.rows)
    # What is printed stands; the page tells how it is now.
    with clock.set_to(DAY + timedelta(hours=1)):
        issue_meeting(following, by=director)
    with clock.set_to(DAY + timedelta(days=1)):
        actions.close_action(action, by=director)
        assert len(pack_facts(following, on=TODAY).items[0].matters) == 2
        assert selectors.arising_at(following, director, on=TODAY) == [secret]


@pytest.mark.requirement("R182")
def test_the_deadlines_know_when_actions_were_sent(note: Any, director: User, item: AgendaItem) -> None:
    assert actions_sent([item.meeting]) == {(item.meeting.pk, "actions"): None}
    note()
    assert actions_sent([item.meeting]) == {(item.meeting.pk, "actions"): []}
    mail.send_actions(item.meeting, by=director)
    assert actions_sent([item.meeting]) == {(item.meeting.pk, "actions"): [DAY]}
