"""Chair's actions go onto the agenda that is created or made next, by themselves (G16, LP68)."""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.enums import Openness, Permission
from governance.foundation import actions, clock
from governance.foundation.permissions import can
from meetings.conduct.actions.common import RIGHT
from meetings.conduct.models import Decision
from meetings.conduct.selectors.between import meeting_to_ratify
from meetings.conduct.selectors.ratifying import awaited
from meetings.papers.actions.agenda import add_item
from meetings.papers.brought import Source, bring
from meetings.papers.models import AgendaItem
from meetings.papers.rules.rolling import BROUGHT, Row
from meetings.planning.models import Meeting, MeetingCommittee

PURPOSES = ["approval"]


def title_of(decision: Decision) -> str:
    """The title of a private decision is not told on the agenda."""
    is_private = decision.openness == Openness.PRIVATE
    return f"To ratify: {decision.reference}" + ("" if is_private else f", {decision.title}"[:200])


def put_on(decision: Decision, meeting: Meeting, *, by: Any) -> Decision:
    """An item on this agenda to ratify it."""
    item = add_item(meeting=meeting, title=title_of(decision), purposes=PURPOSES, by=by)
    return stands_at(decision, item, by=by)


def stands_at(decision: Decision, item: AgendaItem | None, *, by: Any) -> Decision:
    """Write down at which item it is to be ratified; None: at none any more."""
    where = f"at item {item.number} of {item.meeting}" if item is not None else "at a later meeting"
    return actions.update(
        decision,
        {"ratification_item": item},
        by=by,
        permission=RIGHT,
        event="decision.to_ratify",
        summary=f"{decision.reference} is to be ratified {where}",
    )


def on_committee_meets(sender: type, instance: MeetingCommittee, created: bool, **_: Any) -> None:
    """What waits goes onto the next meeting as soon as there is one, if who plans it keeps its agenda."""
    by, meeting = getattr(instance, "_history_user", None), instance.meeting
    if not created or by is None or meeting.date is None or meeting.kind == "workshop":
        return
    waiting = awaited([instance.committee])
    if not waiting or meeting_to_ratify(instance.committee, after=clock.today()) != meeting:
        return
    if not can(by, Permission.CHANGE_AGENDA, meeting, on=clock.today()).ok:
        return
    for decision in waiting:
        put_on(decision, meeting, by=by)


def _rows(meeting: Meeting, user: Any, on: date) -> list[Row]:
    """Offered when an agenda is made: what no other agenda has."""
    seen = set(Decision.objects.visible_to(user, on=on).values_list("pk", flat=True))
    return [
        Row(
            f"ratify:{row.pk}",
            BROUGHT,
            title_of(row),
            "A chair’s action waits to be ratified",
            {"purposes": PURPOSES},
        )
        for row in awaited(meeting.holding)
        if row.pk in seen
    ]


def _taken(row: Row, item: AgendaItem, by: Any) -> None:
    stands_at(Decision.objects.get(pk=row.key.partition(":")[2]), item, by=by)


def _given_back(item: AgendaItem, by: Any) -> None:
    for decision in Decision.objects.filter(ratification_item=item):
        stands_at(decision, None, by=by)


bring(Source("ratify", _rows, _taken, _given_back))
