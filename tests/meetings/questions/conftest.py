"""A meeting of the hill board that takes questions, with its calendar published, and what people send to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Any

import pytest
from django.core.cache import cache

from governance.foundation.audit import save_recorded
from governance.models import TermsOfReference, User
from meetings.models import AgendaItem, Meeting, PublicQuestion, RefusalGround
from meetings.papers.actions.agenda import add_item
from meetings.planning.actions.deadlines import create_deadline_rule
from meetings.questions.actions import sending
from meetings.questions.actions.grounds import start_grounds
from tests.fixtures.people import START, World

SETTINGS: dict[str, Any] = {
    "questions_taken": "public",
    "question_askers": "For people who live or work in Hill.",
    "question_slot_minutes": 15,
    "question_minutes_each": 3,
    "questions_per_person": 2,
    "questions_per_meeting": 5,
    "question_most_words": 100,
    "question_answer_days": 30,
    "late_questions": "written",
    "question_keep_days": 30,
    "petitions_taken": "yes",
    "petition_signatures": 50,
}
SENT: dict[str, Any] = {
    "kind": "question",
    "name": "Ada Hill",
    "email": "ada@home.example",
    "text": "When does the clinic open again?",
    "shown_as": "initials",
    "reading": "read_out",
}


@pytest.fixture(autouse=True)
def on_the_day(clock_at: Any) -> Iterator[None]:
    """Tuesday 10 March 2026; questions close on Friday 20 March at 2pm."""
    cache.clear()
    with clock_at(2026, 3, 10):
        yield


@pytest.fixture
def terms(world: World) -> TermsOfReference:
    row = TermsOfReference(committee=world.hill_board, label="version 1", effective_from=START, **SETTINGS)
    return save_recorded(row, by=None)


@pytest.fixture
def lead(people: Callable[[str], User]) -> User:
    return people("governance_lead")


@pytest.fixture
def asked(meeting: Meeting, terms: TermsOfReference, lead: User, world: World) -> Meeting:
    """The meeting, with its settings, its closing day and the grounds for refusing."""
    create_deadline_rule(
        icb=world.north,
        kind="questions",
        unit="weekday",
        amount=1,
        weekday=4,
        cut_off=time(14),
        effective_from=START,
        by=lead,
    )
    start_grounds(icb=world.north, from_day=START, by=lead)
    return meeting


@pytest.fixture
def forum(asked: Meeting, director: User) -> AgendaItem:
    return add_item(meeting=asked, title="Public forum", kind="public_forum", minutes=15, by=director)


@pytest.fixture
def ground(asked: Meeting) -> RefusalGround:
    return RefusalGround.objects.first()


def sent_to(meeting: Meeting, *, confirmed: bool = True, **values: Any) -> PublicQuestion:
    question = sending.send_question(meeting=meeting, **(SENT | values))
    return sending.confirm_question(question) if confirmed else question


LAST_DAY_KEPT = date(2026, 4, 25)
