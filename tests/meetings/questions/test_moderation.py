"""What is decided about questions, who may see who asked, the answers, and what is removed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from governance.actions.files import Upload
from governance.foundation.errors import NotPermitted, RuleNotMet, StaleEdit
from governance.foundation.files.storage import store
from governance.foundation.models import OutboxMessage, StoredFile
from governance.models import User
from meetings.models import AgendaItem, Meeting, PublicQuestion, RefusalGround, SentQuestion
from meetings.papers.selectors.packs import pack_facts
from meetings.questions.actions import answering, moderation
from meetings.questions.actions.purge import purge_questions
from meetings.questions.actions.reminders import remind_of_answers
from meetings.questions.selectors.questions import answers_due, questions_of
from membership.people.actions import create_person
from tests.fixtures.people import World
from tests.meetings.asking import at, text_of
from tests.meetings.papers.test_uploads import pdf
from tests.meetings.questions.conftest import LAST_DAY_KEPT, sent_to

TODAY = date(2026, 3, 10)


@pytest.fixture
def question(asked: Meeting) -> PublicQuestion:
    return sent_to(asked)


def accepted(question: PublicQuestion, by: User, **values: Any) -> PublicQuestion:
    given = {"wording": "When does the clinic open again?"} | values
    return moderation.accept_question(question, by=by, **given)


def mails(what: str) -> list[str]:
    return [mail.body for mail in OutboxMessage.objects.filter(once_key__contains=f":{what}:")]


@pytest.mark.requirement("R185", "R176")
def test_an_accepted_question_has_a_place_a_public_wording_and_a_name(
    question: PublicQuestion, forum: AgendaItem, director: User
) -> None:
    done = accepted(question, director, wording="When does the clinic open?")
    assert (done.state, done.shown_name, done.item) == ("accepted", "A. H.", None)
    assert done.sent.text == "When does the clinic open again?"
    assert "It is taken at the meeting." in mails("accepted")[0]
    assert "A. H." in mails("accepted")[0]
    facts = pack_facts(done.meeting, on=TODAY)
    (at_forum,) = next(item for item in facts.items if item.kind == "public_forum").questions
    assert (at_forum.text, at_forum.name, at_forum.answer) == ("When does the clinic open?", "A. H.", "")


def test_without_a_public_forum_an_item_in_public_is_chosen(
    question: PublicQuestion, item: AgendaItem, private_item: AgendaItem, director: User
) -> None:
    for chosen, code in ((None, "question.no_place"), (private_item, "question.item_private")):
        with pytest.raises(RuleNotMet) as refused:
            accepted(question, director, item=chosen)
        assert refused.value.outcome.code == code
    assert accepted(question, director, item=item).item == item


@pytest.mark.requirement("LP57")
def test_a_refusal_names_its_ground_and_is_mailed_politely(
    question: PublicQuestion, ground: RefusalGround, director: User, people: Callable[[str], User]
) -> None:
    with pytest.raises(NotPermitted):
        moderation.refuse_question(question, ground=ground, by=people("chair"))
    done = moderation.refuse_question(question, ground=ground, words="Ask the council.", by=director)
    (mail,) = mails("refused")
    assert ground.words in mail
    assert "Ask the council." in mail
    assert done.reference in mail
    with pytest.raises(RuleNotMet):
        accepted(done, director)
    again = moderation.reopen_question(done, reason="It was ours after all.", by=director)
    assert (again.state, again.ground) == ("confirmed", None)


def test_two_that_ask_the_same_are_answered_together(
    question: PublicQuestion, asked: Meeting, forum: AgendaItem, director: User, lead: User
) -> None:
    other = sent_to(asked, email="ben@home.example", name="Ben Vale")
    accepted(question, director)
    merged = moderation.merge_question(other, into=question, by=director)
    assert (merged.state, merged.merged_into) == ("merged", question)
    answering.write_answer(question, text="In May.", by=director)
    _, told = answering.sign_answer(question, name="Dee Lead, Governance", by=lead, tell=True)
    assert told == 2
    assert all("In May." in body for body in mails("answered"))


def test_order_and_a_wording_changed_by_two_at_once(
    asked: Meeting, forum: AgendaItem, director: User
) -> None:
    first, second = (accepted(sent_to(asked, email=f"{n}@home.example"), director) for n in "ab")
    moderation.move_question(second, direction="up", by=director)
    order = [row.pk for row in questions_of(asked, director, on=TODAY)]
    assert order == [second.pk, first.pk]
    opened = PublicQuestion.objects.get(pk=first.pk)
    given: dict[str, Any] = {
        "reason": "A name was in it.",
        "by": director,
        "expected_version": opened.version,
    }
    moderation.change_wording(opened, wording="When?", **given)
    with pytest.raises(StaleEdit):
        moderation.change_wording(opened, wording="Where?", **given)


@pytest.mark.requirement("LP57")
def test_an_answer_is_drafted_by_its_owner_and_signed_by_chair_or_lead(
    question: PublicQuestion,
    forum: AgendaItem,
    director: User,
    lead: User,
    people: Callable[[str], User],
    world: World,
    client: Client,
) -> None:
    accepted(question, director)
    writer = people("nobody")
    owner = create_person(icb=world.north, name="Olu Owner", email="olu@north.example", user=writer, by=lead)
    with pytest.raises(NotPermitted):
        answering.write_answer(question, text="In May.", by=writer)
    due = TODAY + timedelta(5)
    answering.ask_for_answer(question, owner=owner, due_on=due, by=director)
    question = PublicQuestion.objects.get(pk=question.pk)
    assert [row.pk for row in answers_due(writer, None, on=TODAY)] == [question.pk]
    for day, count in (
        (TODAY, 0),
        (due - timedelta(3), 1),
        (due, 0),
        (due + timedelta(1), 1),
        (due + timedelta(9), 0),
    ):
        assert remind_of_answers(today=day) == count

    client.force_login(writer)
    shown = text_of(client.get(at("question-detail", question.public_id)))
    assert "When does the clinic open again?" in shown
    assert "ada@home.example" not in shown
    assert "What was sent" not in shown
    given = {"text": "In May.", "version": question.answer.version}
    written = client.post(at("answer-write", question.public_id), given)
    assert written.status_code == 302
    with pytest.raises(NotPermitted):
        answering.sign_answer(question, name="Olu", by=writer, tell=False)
    answer, told = answering.sign_answer(question, name="Cy Chair", by=people("chair"), tell=False)
    assert (answer.state, told, answers_due(writer, None, on=TODAY)) == ("signed_off", 0, [])
    with pytest.raises(RuleNotMet) as refused:
        answering.write_answer(question, text="In June.", by=director)
    assert refused.value.outcome.code == "answer.signed"
    assert answering.revise_answer(question, by=director).signed_name == ""


def test_who_asked_is_seen_by_who_keeps_the_agenda_only(
    question: PublicQuestion, browser: Client, people: Callable[[str], User]
) -> None:
    page, whole = at("question-detail", question.public_id), at("meeting-questions", question.meeting.slug)
    assert "ada@home.example" in text_of(browser.get(page))
    assert "clinic" in text_of(browser.get(whole))
    chair = Client()
    chair.force_login(people("chair"))
    for address in (page, whole):
        shown = text_of(chair.get(address))
        assert "ada@home.example" not in shown
        assert "clinic" not in shown
        assert question.reference in shown
    for role in ("member", "other_icb", "paper_author"):
        reader = Client()
        reader.force_login(people(role))
        assert reader.get(page).status_code == 404


def test_the_workspace_accepts_refuses_and_tells_why_not(
    question: PublicQuestion, asked: Meeting, forum: AgendaItem, ground: RefusalGround, browser: Client
) -> None:
    merge = text_of(browser.get(at("question-merge", question.public_id)))
    assert "There is no other one of this meeting with which it could be taken." in merge
    accept = at("question-accept", question.public_id)
    assert "When does the clinic open again?" in text_of(browser.get(accept))
    empty = browser.post(accept, {"wording": " ", "version": question.version})
    assert "This field is required" in text_of(empty)
    assert browser.post(accept, {"wording": "When?", "version": question.version}).status_code == 302
    other = sent_to(asked, email="ben@home.example")
    refuse = at("question-refuse", other.public_id)
    assert browser.post(refuse, {"ground": ground.pk, "version": other.version}).status_code == 302
    listed = text_of(browser.get(at("meeting-questions", asked.slug)))
    assert "0 to be looked at. 1 accepted, about 3 of 15 minutes." in listed
    assert "Not the ICB’s matter" in listed
    panel = text_of(browser.get(at("meeting-detail", asked.slug)))
    assert "1 accepted, about 3 of 15 minutes" in panel


def test_details_are_removed_after_their_days_and_the_public_record_stays(
    asked: Meeting, forum: AgendaItem, director: User
) -> None:
    kept = accepted(sent_to(asked), director)
    petition = sent_to(
        asked,
        kind="petition",
        title="Keep the clinic",
        signatures=312,
        upload=Upload("names.pdf", pdf()),
        email="pat@home.example",
    )
    sent_to(asked, confirmed=False, email="never@home.example")
    sha256 = StoredFile.objects.get().sha256
    assert purge_questions(today=TODAY + timedelta(8)) == 1
    assert not OutboxMessage.objects.filter(recipient="never@home.example").exists()
    assert purge_questions(today=LAST_DAY_KEPT) == 0
    assert purge_questions(today=LAST_DAY_KEPT + timedelta(1)) == 2
    assert not SentQuestion.objects.exists()
    assert not StoredFile.objects.exists()
    assert not OutboxMessage.objects.filter(recipient__contains="@home.example").exists()
    kept.refresh_from_db()
    assert (kept.wording, kept.shown_name) == ("When does the clinic open again?", "A. H.")
    with pytest.raises(RuleNotMet) as refused:
        accepted(petition, director, title="Keep the clinic")
    assert refused.value.outcome.code == "question.details_gone"
    assert store("private").exists(sha256)  # until the transaction is over
