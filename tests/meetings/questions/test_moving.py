"""A question that was not taken is kept for another meeting: its number stays, and everybody is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent, OutboxMessage
from governance.models import User
from meetings.models import AgendaItem, Meeting, PublicQuestion, QuestionMove
from meetings.papers.selectors.packs import pack_facts
from meetings.planning.actions.meetings import cancel_meeting, create_meeting
from meetings.questions.actions import answering, moderation
from meetings.questions.actions.moving import keep_questions
from meetings.questions.links import token_of
from meetings.questions.rules.moving import Target, check_may_move, check_target
from tests.fixtures.people import World
from tests.meetings.asking import at, text_of
from tests.meetings.questions.conftest import sent_to

TODAY = date(2026, 3, 10)
WHY = "The meeting ran out of time."
FITS = {"is_same": False, "same_body": True, "is_public": True, "state": "planned", "is_later": True}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "question.move"),
        ({"state": "accepted", "course": "next_meeting"}, "question.move"),
        ({"state": "received"}, "question.move.not_confirmed"),
        ({"state": "merged"}, "question.move.not_standing"),
        ({"course": "written"}, "question.move.in_writing"),
        ({"is_answered": True}, "question.move.answered"),
    ],
)
def test_what_stands_and_is_not_answered_may_be_kept(given: dict[str, Any], code: str) -> None:
    outcome = check_may_move(**({"state": "confirmed", "course": "meeting", "is_answered": False} | given))
    assert (outcome.code, outcome.ok) == (code, code == "question.move")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, "question.move"),
        ({"is_same": True}, "question.move.same"),
        ({"same_body": False}, "question.move.another_body"),
        ({"is_public": False}, "question.move.not_public"),
        ({"state": "cancelled"}, "question.move.over"),
        ({"state": "held"}, "question.move.over"),
        ({"is_later": False}, "question.move.past"),
    ],
)
def test_it_is_kept_for_a_meeting_in_public_of_the_same_committee_that_lies_ahead(
    given: dict[str, Any], code: str
) -> None:
    assert check_target(Target(**(FITS | given))).code == code


@pytest.fixture
def next_one(asked: Meeting, world: World, director: User) -> Meeting:
    return create_meeting(
        icb=world.north, lead_committee=world.hill_board, kind="public", date=date(2026, 5, 28), by=director
    )


@pytest.mark.requirement("R185", "LP57")
def test_a_question_of_a_cancelled_meeting_is_kept_for_the_next(
    asked: Meeting,
    next_one: Meeting,
    forum: AgendaItem,
    director: User,
    client: Client,
    people: Callable[[str], User],
) -> None:
    first = moderation.accept_question(sent_to(asked), wording="When does it open?", by=director)
    second = sent_to(asked, email="bo@home.example")
    same = moderation.merge_question(sent_to(asked, email="cy@home.example"), into=first, by=director)
    sent_to(next_one, email="dee@home.example")
    reference = first.reference
    cancel_meeting(asked, because="Snow", by=director)
    client.force_login(director)
    listed = text_of(client.get(at("meeting-questions", asked.slug)))
    assert "2 were not answered at this meeting." in listed
    given = {
        "questions": [str(first.public_id), str(second.public_id)],
        "to_meeting": str(next_one.pk),
        "because": WHY,
    }
    page = at("questions-keep", asked.slug)
    assert "28 May 2026" in text_of(client.get(page))
    assert client.post(page, given).status_code == 302

    first, same = (PublicQuestion.objects.get(pk=one.pk) for one in (first, same))
    assert (first.meeting, first.number, first.reference) == (next_one, 2, reference)
    assert (first.state, same.meeting, same.state) == ("accepted", next_one, "merged")
    assert first.answer.due_on == date(2026, 6, 27)  # thirty days after the meeting at which it is taken
    mails = OutboxMessage.objects.filter(once_key__contains=":moved:")
    assert {mail.recipient for mail in mails} == {"ada@home.example", "bo@home.example", "cy@home.example"}
    assert all(WHY in mail.body and "28 May 2026" in mail.body for mail in mails)
    assert WHY not in str(list(GovernanceEvent.objects.values("summary", "reason", "before", "after")))

    (left,) = _asked(asked)
    assert (left.reference, left.course) == (reference, "moved")
    assert left.moved == "Not taken at this meeting. It is kept for the meeting on 28 May 2026."
    (taken,) = _asked(next_one)
    assert (taken.reference, taken.moved) == (reference, "Kept from the meeting on 26 March 2026.")
    client.logout()
    own = text_of(client.get(reverse("questions:own", args=[token_of(first)])))
    assert WHY in own
    assert reference in own
    client.force_login(director)
    assert WHY in text_of(client.get(at("question-detail", first.public_id)))


def _asked(meeting: Meeting) -> list[Any]:
    facts = pack_facts(meeting, on=TODAY)
    return [*facts.questions, *(one for item in facts.items for one in item.questions)]


def test_nothing_is_kept_without_a_reason_a_right_or_when_one_does_not_fit(
    asked: Meeting, next_one: Meeting, forum: AgendaItem, director: User, people: Callable[[str], User]
) -> None:
    fine = sent_to(asked)
    answered = moderation.accept_question(
        sent_to(asked, email="bo@home.example"), wording="Is there a bus?", by=director
    )
    answering.write_answer(answered, text="Yes.", by=director)
    answering.sign_answer(answered, name="Cy Chair", by=people("chair"), tell=False)
    answered.refresh_from_db()
    for questions, because, code in (
        ([], WHY, "question.move.none"),
        ([fine], " ", "question.move.no_reason"),
        ([fine, answered], WHY, "question.move.answered"),
    ):
        with pytest.raises(RuleNotMet) as refused:
            keep_questions(questions, to_meeting=next_one, because=because, by=director)
        assert refused.value.outcome.code == code
    with pytest.raises((NotPermitted, RuleNotMet)):
        keep_questions([fine], to_meeting=next_one, because=WHY, by=people("chair"))
    assert not QuestionMove.objects.exists()
    assert PublicQuestion.objects.get(pk=fine.pk).meeting == asked
