"""The board at its table, as the tests of conduct have it, and a meeting that was held there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from governance.foundation import clock
from governance.models import User
from meetings.conduct.actions.conflicts import declare_conflict
from meetings.conduct.actions.decisions import draft_decision, record_decision
from meetings.conduct.actions.sittings import close_meeting
from meetings.conduct.actions.votes import cast_all, close_vote, open_vote
from meetings.conduct.models import Attendance, Decision
from meetings.models import AgendaItem, Meeting
from tests.fixtures.people import World
from tests.meetings.conduct.conftest import DAY, at_work, board, on_the_day, terms
from tests.meetings.record.minutes_table import after, later, sat, secret, sent

__all__ = ["after", "at_work", "board", "later", "on_the_day", "sat", "secret", "sent", "terms"]


@pytest.fixture
def held(
    terms: Callable[..., Any],
    board: Callable[[int], Any],
    at_work: Callable[..., list[Attendance]],
    item: AgendaItem,
    private_item: AgendaItem,
    world: World,
    people: Callable[[str], User],
    director: User,
) -> Meeting:
    """A meeting in public of 26 March 2026, held: four seats, three there (one remotely), a vote carried by name, a
    recommendation on it, an override in private business, and a conflict that nobody ruled on."""
    terms(
        quorum_number=3,
        meeting_frequency="monthly",
        meets_in_public="alternate",
        papers_days=7,
        papers_day_count="calendar",
        minutes_days=8,
        minutes_day_count="calendar",
    )
    board(4)
    rows = at_work(3, remote=1)
    item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    vote = open_vote(item=item, committee=world.hill_board, question="Agree the plan?", by=director)
    said = {rows[0]: "for", rows[1]: "for", rows[2]: "against"}
    cast_all(vote, said, by=director)
    vote = close_vote(vote, by=director)
    _decided(item, "The plan", "recommendation", by=director, method="vote", vote=vote)
    private = AgendaItem.objects.select_related("meeting").get(pk=private_item.pk)
    lead = people("governance_lead")
    why = {"override_reason": "The contract ended that night."}
    _decided(private, "CANARY-PRIVATE-DECISION", "override", by=lead, method="consensus", **why)
    declare_conflict(item=item, attendance=rows[1], nature="CANARY-NATURE", way="meeting", by=director)
    meeting = Meeting.objects.get(pk=item.meeting_id)
    with clock.set_to(DAY + timedelta(hours=2)):
        close_meeting(meeting, by=director)
    return Meeting.objects.get(pk=meeting.pk)


def _decided(item: AgendaItem, title: str, standing: str, *, by: User, **how: Any) -> Decision:
    draft = draft_decision(
        item=item,
        committee=item.meeting.lead_committee,
        title=title,
        text=f"{title} is agreed.",
        outcome="accepted",
        standing=standing,
        by=by,
    )
    return record_decision(draft, by=by, **how)
