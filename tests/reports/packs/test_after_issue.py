"""What is accepted, worded anew or released after the papers went out leaves their pages as they are, and is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from governance.foundation.audit import save_recorded
from governance.models import TermsOfReference, User
from meetings.models import AgendaItem, Exemption, Paper, PaperIssue, PublicQuestion
from meetings.papers.actions.agenda import change_item
from meetings.papers.actions.exemptions import release
from meetings.papers.actions.issues import issue_supplement
from meetings.papers.actions.late import accept_late, ask_chair
from meetings.papers.selectors.printed import told_since
from meetings.planning.actions.deadlines import create_deadline_rule
from meetings.planning.actions.meetings import hold_meeting, issue_meeting
from meetings.questions.actions import moderation, sending
from reports.packs.selectors import plan_of
from reports.packs.supplement import SupplementPlan
from reports.publication.meetings import readiness
from tests.fixtures.people import START, World
from tests.meetings.asking import at, text_of
from tests.reports.conftest import ON, Board

pytestmark = pytest.mark.django_db

SENT: dict[str, Any] = {"kind": "question", "name": "Zed Moor", "shown_as": "resident", "reading": "attend"}


@pytest.fixture
def issued(empty_board: Board, world: World, people: Callable[[str], User], clock_at: Any) -> Any:
    """A paper, one that follows, a private item and a question went out on 9 March 2026; it is the 10th."""
    board = empty_board
    settings = {"questions_taken": "public", "question_keep_days": 30, "exclusion_statute": "act_1960"}
    save_recorded(
        TermsOfReference(committee=world.hill_board, label="1", effective_from=START, **settings), by=None
    )
    rule = {"kind": "questions", "unit": "calendar", "amount": 3, "effective_from": START}
    create_deadline_rule(icb=world.north, by=people("governance_lead"), **rule)
    with clock_at(2026, 3, 9):
        board.item("forum", "Public forum", kind="public_forum", minutes=15)
        board.item("plan", "Winter plan", minutes=30)
        board.paper("plan", "plan", "Winter plan")
        board.paper("later", "plan", "Bed numbers")
        board.item("contract", "Contract award", openness="private", private_reason="commercial", minutes=15)
        board.paper("contract", "contract", "Award of the contract")
        board.sign("plan", "contract")
        accept(board, "When does the clinic open?")
        issue_meeting(board.meeting, by=board.by)
        board.meeting.refresh_from_db()
    with clock_at(2026, 3, 10):
        yield board


def accept(board: Board, text: str) -> PublicQuestion:
    number = PublicQuestion.objects.count()
    sent = sending.send_question(
        meeting=board.meeting, text=text, email=f"zed{number}@canary.example", **SENT
    )
    return moderation.accept_question(sending.confirm_question(sent), wording=text, by=board.by)


def keys(board: Board) -> list[str]:
    board.meeting.refresh_from_db()
    return [
        plan_of(board.meeting, audience=one, on=ON).content_key for one in ("public", "members", "private")
    ]


@pytest.mark.requirement("R140", "R185")
def test_a_question_accepted_after_the_issue_is_told_and_printed_with_the_next_supplement(
    issued: Board, people: Callable[[str], User], client: Client
) -> None:
    before = keys(issued)
    late = accept(issued, "Is there a bus?")
    assert keys(issued) == before
    assert told_since(issued.meeting, on=ON) == (
        f"Question {late.reference}: accepted after the papers were issued. It is not in the printed pack.",
    )
    page = readiness(issued.meeting, on=ON).draft.content
    said = [one["since"] for one in page["items"][0]["questions"]]
    assert said == ["", "Accepted after the papers were issued. It is not in the printed pack."]
    client.force_login(issued.by)
    seen = text_of(client.get(at("meeting-detail", issued.meeting.slug)))
    assert "Since the papers were issued" in seen

    issued.sign("later")
    paper = Paper.objects.select_related("item__meeting").get(pk=issued.papers["later"].pk)
    asked = ask_chair(item=paper.item, paper=paper, reason="New", cannot_wait="April", by=issued.by)
    accept_late(asked, name="Chair", by=people("chair"))
    issue_supplement(issued.meeting, by=issued.by)
    plan = plan_of(issued.meeting, audience="public", on=ON, which="S1")
    assert isinstance(plan, SupplementPlan)
    assert plan.asked == (("Question from A resident", "Is there a bus?", "For item 1 Public forum"),)
    assert "Questions and petitions accepted since" in plan.front_html({})
    assert "It is printed in supplement 1." in told_since(issued.meeting, on=ON)[0]
    assert keys(issued) == before
    moderation.withdraw_question(late, reason="They rang", by=issued.by)
    assert told_since(issued.meeting, on=ON) == ()
    moderation.withdraw_question(PublicQuestion.objects.first(), reason="They rang", by=issued.by)
    assert keys(issued)[0] != before[0]  # what is taken back goes out of the pack at once


@pytest.mark.requirement("R193", "LP46")
def test_another_ground_and_a_release_leave_the_papers_as_they_went_out(
    issued: Board, people: Callable[[str], User]
) -> None:
    before = keys(issued)
    item = AgendaItem.objects.get(pk=issued.items["contract"].pk)
    change_item(item, {"private_reason": "legal"}, by=issued.by)
    assert keys(issued) == before
    lines = told_since(issued.meeting, on=ON)
    assert [line.partition(":")[0] for line in lines] == [
        "Item 4",
        "The resolution to exclude the public says something else now than in the printed papers.",
    ]
    page = readiness(issued.meeting, on=ON).draft.content
    assert page["changed_since"] == list(lines)

    hold_meeting(issued.meeting, by=issued.by)
    issued.meeting.refresh_from_db()
    row = Exemption.objects.get(effective_to=None, item=item)
    release(row, because="The contract is signed.", by=people("governance_officer"))
    assert keys(issued) == before
    page = readiness(issued.meeting, on=ON).draft.content
    assert page["items"][3]["released"].startswith("Released on 10 March 2026.")
    assert "Award of the contract" in json.dumps(page["items"][3]["papers"])


@pytest.mark.requirement("R193")
def test_what_is_made_private_after_the_issue_leaves_the_public_pack_at_once(issued: Board) -> None:
    before = keys(issued)
    item = AgendaItem.objects.get(pk=issued.items["plan"].pk)
    change_item(item, {"openness": "private", "private_reason": "commercial"}, by=issued.by)
    after = keys(issued)
    assert after[0] != before[0]
    plan = plan_of(issued.meeting, audience="public", on=ON)
    assert "Beds are short" not in "".join(part.html for part in plan.parts)
    # A meeting whose papers went out before this was written down is told as it stands.
    main = PaperIssue.objects.get(number=0)
    main.told = None
    save_recorded(main, by=None, reason="As before")
    assert told_since(issued.meeting, on=ON) == ()
    assert "accepted after" not in json.dumps(readiness(issued.meeting, on=ON).draft.content)
