"""The board of papers that are waited for, and the mails to those they wait with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from governance.foundation import clock
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, OutboxMessage
from governance.models import User
from meetings.models import AgendaItem, Commission, Meeting, Paper
from meetings.papers.actions.chasing import chase
from meetings.papers.actions.commissions import change_commission, commission_paper, draft_is_in
from meetings.papers.actions.exceptions import withhold_paper
from meetings.papers.selectors.chasing import ESCALATION, REMINDER, Awaited, awaited
from membership.people.actions import create_person
from tests.fixtures.people import World
from tests.meetings.asking import at, text_of

TODAY, DUE = date(2026, 3, 12), date(2026, 3, 10)
People = Callable[[str], User]


@pytest.fixture(autouse=True)
def a_late_day(clock_at: Any) -> Any:
    with clock_at(2026, 3, 12):
        yield


@pytest.fixture
def asked(
    item: AgendaItem,
    private_item: AgendaItem,
    template: Callable[[str], Any],
    world: World,
    director: User,
    people: People,
    clock_at: Any,
) -> list[Commission]:
    """Two papers of Ada, one of them private, asked on 2 March with an executive as their sponsor."""
    template("plain")
    lead = people("governance_lead")
    sponsor = create_person(
        icb=world.north,
        by=lead,
        name="Sam Sponsor",
        slug="sam",
        user=people("executive"),
        email="sam@north.example",
    )
    with clock_at(2026, 3, 2):
        made = [
            commission_paper(
                item=each,
                author_name="Ada Outside",
                author_email=address,
                sponsor=sponsor,
                due_on=DUE,
                by=director,
            )
            for each, address in ((item, "ada@outside.example"), (private_item, "Ada@Outside.example"))
        ]
    OutboxMessage.objects.all().delete()
    return made


def rows(meeting: Meeting, user: User) -> list[Awaited]:
    return awaited([meeting], user, on=clock.today(), at=clock.now())


def remind(asked: list[Commission], by: User, event: str = REMINDER, **options: Any) -> Any:
    ids = [one.public_id for one in asked]
    return chase(commissions=ids, event=event, text="Please send it.", by=by, **options)


def test_board_tells_with_whom_since_when_and_how_late(
    asked: list[Commission], meeting: Meeting, director: User
) -> None:
    first, second = rows(meeting, director)
    assert (first.stage, first.since, first.due, first.late) == ("asked", date(2026, 3, 2), DUE, 2)
    assert first.waiting_with.whom == "Ada Outside"
    assert second.title == "CANARY-PRIVATE-ITEM"
    draft_is_in(asked[0], by=director)
    first = rows(meeting, director)[0]
    assert (first.stage, first.since, first.late) == ("draft_in", TODAY, 0)


def test_one_mail_a_person_that_names_no_private_paper(
    asked: list[Commission], meeting: Meeting, director: User
) -> None:
    sent = remind(asked, director)
    mail = OutboxMessage.objects.get()
    assert (mail.recipient, mail.subject) == ("ada@outside.example", "2 papers are waited for")
    assert "“The plan”" in mail.body
    assert "Please send it." in mail.body
    assert "2 days late" in mail.body
    assert "Hill Partnership Board" not in mail.body
    assert "A private paper" in mail.body
    assert "CANARY" not in mail.body
    assert len(sent.letters) == 1
    told = [row.told[REMINDER] for row in rows(meeting, director)]
    assert [(one.on, one.to) for one in told] == [(TODAY, "Ada Outside")] * 2


def test_no_second_mail_that_day_without_saying_so(
    asked: list[Commission], director: User, clock_at: Any
) -> None:
    remind(asked[:1], director)
    with pytest.raises(RuleNotMet) as refused:
        remind(asked[:1], director)
    assert refused.value.outcome.code == "chase.today"
    with pytest.raises(RuleNotMet) as refused:
        remind(asked[:1], director, again=True, seen=0)
    assert refused.value.outcome.code == "chase.meanwhile"
    remind(asked[:1], director, again=True)
    with clock_at(2026, 3, 13):
        remind(asked[:1], director)
    assert OutboxMessage.objects.count() == 3


def test_a_paper_that_came_in_is_left_out(asked: list[Commission], director: User) -> None:
    draft_is_in(asked[0], by=director)
    sent = remind(asked, director)
    assert [title for title, _ in sent.left_out] == ["The plan"]
    assert len(sent.letters[0].rows) == 1


@pytest.mark.requirement("R9")
def test_a_sponsor_who_may_not_read_the_draft_is_not_told(
    asked: list[Commission], meeting: Meeting, director: User, people: People
) -> None:
    may, private = rows(meeting, director)
    assert may.escalation.ok
    assert private.escalation.ok
    person = asked[0].sponsor
    assert person is not None
    withhold_paper(paper=asked[0].paper, person=person, reason="Interest declared", by=director)
    assert rows(meeting, director)[0].escalation.code == "chase.not_theirs"
    sent = remind(asked, director, ESCALATION)
    mail = OutboxMessage.objects.get()
    assert mail.recipient == "sam@north.example"
    assert "The plan" not in mail.body
    assert [title for title, _ in sent.left_out] == ["The plan"]


@pytest.mark.requirement("R9")
def test_a_member_as_sponsor_hears_of_no_draft(
    asked: list[Commission], meeting: Meeting, world: World, director: User, people: People
) -> None:
    member = create_person(
        icb=world.north, by=people("governance_lead"), name="Mo Member", slug="mo", user=people("member")
    )
    change_commission(asked[0], {"sponsor": member}, by=director)
    assert rows(meeting, director)[0].escalation.code == "chase.not_theirs"


def test_only_who_keeps_the_agenda_sends(asked: list[Commission], people: People) -> None:
    with pytest.raises(NotPermitted):
        remind(asked, people("executive"))
    assert not GovernanceEvent.objects.filter(code=REMINDER).exists()


def test_a_submitted_paper_waits_with_its_sponsor(
    item: AgendaItem, paper_of: Callable[..., Paper], meeting: Meeting, director: User
) -> None:
    paper = paper_of(item, state="submitted")
    row = rows(meeting, director)[0]
    assert (row.stage, row.since, row.reminder.code) == ("submitted", TODAY, "chase.no_sponsor")
    paper_of(item, state="signed_off", title="Signed")
    assert [one.stage for one in rows(meeting, director)] == ["submitted", "signed"]
    assert paper.title == "The plan"


def test_from_the_board_to_the_mail(
    asked: list[Commission], meeting: Meeting, browser: Client, director: User
) -> None:
    board = text_of(browser.get(at("meeting-chasing", meeting.slug)))
    assert "2 papers: 2 late, 2 asked." in board
    assert 'data-label="Late by"' in board
    assert "1 The plan | Ada Outside | sponsor Sam Sponsor | asked | due 10 March 2026 | 2 days late" in board
    address = f"{at('awaited-paper-remind')}?meeting={meeting.slug}"
    page = text_of(browser.get(address))
    assert page.count(" checked") == 2
    ids = [str(one.public_id) for one in asked]
    given = {"papers": ids, "text": "When will it\r\ncome?"}
    preview = text_of(browser.post(address, given | {"do": "preview"}))
    assert "Send 1 mail" in preview
    assert not OutboxMessage.objects.exists()
    assert 'name="seen" value="0"' in preview
    sent = browser.post(address, given | {"do": "send", "seen": "0"}, follow=True)
    assert "1 person was written to about 2 papers." in text_of(sent)
    assert "Reminded 12 March 2026: Ada Outside" in text_of(sent)
    assert OutboxMessage.objects.count() == 1
    again = text_of(browser.post(address, given | {"do": "send"}))
    assert "had a mail about this today already" in again
    draft_is_in(asked[0], by=director)
    assert "waits no more" in text_of(browser.post(address, given | {"do": "send"}))
    assert OutboxMessage.objects.count() == 1


def test_board_of_all_meetings_is_filtered_and_saved_as_csv(
    asked: list[Commission], browser: Client, meeting: Meeting, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(60):
        every = text_of(browser.get(at("awaited-paper-list")))
    assert "The plan" in every
    assert "Hill Partnership Board, 26 March 2026" in every
    assert "Nothing matches" in text_of(
        browser.get(at("awaited-paper-list"), {"only": "late", "q": "nobody"})
    )
    csv = browser.get(at("awaited-paper-csv"), {"q": "ada"}).getvalue().decode()
    lines = csv.splitlines()
    assert lines[0].endswith("Days late,Written to")
    assert len(lines) == 3
    assert "2026-03-10,2," in lines[1]
