"""Questions from the public in the pack and on the public site: their wording and answer, and nobody's address."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation.audit import save_recorded
from governance.models import TermsOfReference, User
from meetings.models import PublicQuestion
from meetings.papers.selectors.packs import pack_facts
from meetings.planning.actions.deadlines import create_deadline_rule
from meetings.questions.actions import answering, moderation, sending
from reports.packs.plan import make_plan
from tests.fixtures.people import START, World
from tests.meetings.asking import text_of
from tests.reports.conftest import Board

SENT: dict[str, Any] = {
    "kind": "question",
    "name": "Zed Canarybird",
    "email": "zed@canary.example",
    "text": "When does the clinic open, asks Mrs Canaryvane?",
    "shown_as": "resident",
    "reading": "attend",
}


@pytest.fixture
def asked(empty_board: Board, world: World, people: Callable[[str], User], clock_at: Any) -> Any:
    """A board with a public forum that takes questions, on 10 March 2026."""
    settings = {"questions_taken": "public", "question_keep_days": 30}
    save_recorded(
        TermsOfReference(committee=world.hill_board, label="1", effective_from=START, **settings), by=None
    )
    create_deadline_rule(
        icb=world.north,
        kind="questions",
        unit="calendar",
        amount=3,
        effective_from=START,
        by=people("governance_lead"),
    )
    empty_board.item("forum", "Public forum", kind="public_forum", minutes=15)
    with clock_at(2026, 3, 10):
        yield empty_board


def sent(board: Board, **values: Any) -> PublicQuestion:
    return sending.confirm_question(sending.send_question(meeting=board.meeting, **(SENT | values)))


@pytest.mark.requirement("R185", "LP57")
def test_an_answer_is_published_at_the_item_without_a_new_pack(
    asked: Board, people: Callable[[str], User], client: Client
) -> None:
    question, other = sent(asked), sent(asked, email="other@canary.example")
    written = sent(asked, email="written@canary.example")
    moderation.accept_question(question, wording="When does the clinic open?", by=asked.by)
    assert other.state == "confirmed"  # looked at by nobody: the public reads nothing of it
    moderation.accept_question(written, wording="Is there a bus?", by=asked.by)
    first = asked.publish()
    rows = make_plan(pack_facts(asked.meeting, on=asked.meeting.date), "public").rows
    assert [(row.title, row.note) for row in rows if not row.number] == [
        ("Question from A resident", "When does the clinic open?"),
        ("Question from A resident", "Is there a bus?"),
    ]
    assert [form["kind"] for form in first.content["asking"]] == ["question"]

    answering.write_answer(question, text="In **May**.", by=asked.by)
    drafted = text_of(client.get(reverse("public:item", args=[first.slug, first.content["items"][0]["id"]])))
    assert "The answer is published here after it is given." in drafted
    answering.sign_answer(question, name="Cy Chair", by=people("chair"), tell=False)
    second = asked.publish(reason="An answer was added.")
    assert second.number == 2
    (entry, _) = second.content["items"][0]["questions"]
    assert (entry["text"], entry["name"], entry["signed"]) == (
        "When does the clinic open?",
        "A resident",
        "Cy Chair, 10 March 2026",
    )
    page = text_of(client.get(reverse("public:item", args=[second.slug, second.content["items"][0]["id"]])))
    assert "In <strong>May</strong>." in page
    assert "canary" not in (json.dumps(first.content) + json.dumps(second.content) + page).lower()
    whole = text_of(client.get(reverse("public:meeting", args=[second.slug])))
    assert "2 from the public" in whole
    assert reverse("questions:ask", args=[second.slug]) in whole
    form = text_of(client.get(reverse("questions:ask", args=[second.slug])))
    assert "Public forum" in form
