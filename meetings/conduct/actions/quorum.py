"""The quorum is written down at the start, whenever the answer changes, and at each decision (R172, G7)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from governance.foundation import actions, clock
from governance.models import Committee
from meetings.conduct.actions.common import RIGHT
from meetings.conduct.enums import QuorumMoment
from meetings.conduct.models import QuorumRecord
from meetings.conduct.rules.quorum import check_quorum
from meetings.conduct.rules.states import state_of
from meetings.conduct.selectors.tables import table_at
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting

ALWAYS = (QuorumMoment.START, QuorumMoment.DECISION, QuorumMoment.END)


def note_quorum(
    meeting: Meeting, *, moment: str, at: datetime, by: Any, item: AgendaItem | None = None
) -> list[QuorumRecord]:
    """For each committee at the table: written down at these moments always, at others when the answer changed."""
    committees = item.taken_by if item is not None else meeting.holding
    found = (_note(meeting, committee, moment, at, by, item) for committee in committees)
    return [row for row in found if row is not None]


def _note(
    meeting: Meeting, committee: Committee, moment: str, at: datetime, by: Any, item: AgendaItem | None
) -> QuorumRecord | None:
    outcome = check_quorum(table_at(meeting, committee, on=clock.today(), at=at, item=item))
    state = state_of(outcome)
    last = (
        QuorumRecord.objects.filter(meeting=meeting, committee=committee, at__lte=at)
        .order_by("at", "pk")
        .last()
    )
    said = (state, outcome.code, outcome.reason)
    if moment not in ALWAYS and last is not None and (last.state, last.code, last.reason) == said:
        return None
    row = QuorumRecord(
        meeting=meeting,
        committee=committee,
        item=item,
        moment=moment,
        at=at,
        state=state,
        code=outcome.code,
        reason=outcome.reason,
        clause=outcome.clause,
        details=dict(outcome.details),
    )
    words = {"met": "Quorate", "not_met": "Not quorate", "unknown": "Quorum unknown"}[state]
    return actions.create(
        row,
        by=by,
        permission=RIGHT,
        event="quorum.recorded",
        summary=f"{words}, {committee}: {outcome.reason}",
    )
