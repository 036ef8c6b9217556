"""The way of one matter across committees: items, decisions and what was sent on, in the order of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q

from governance.foundation.zone import LONDON
from meetings.conduct.models import Decision
from meetings.papers.models import AgendaItem, ItemDeferral
from meetings.record.models import Referral

Row = AgendaItem | Decision | Referral
LONGEST = 200


@dataclass(frozen=True)
class Step:
    """One step: `row` is the item, the decision, or what was sent on; `when` orders them."""

    when: datetime
    row: Row


def journey(start: Row, user: Any, *, on: date) -> list[Step]:
    """Everything that hangs together with `start`, as far as this person may read each step, in order of time.

    What may not be read is left out; the way goes on beyond it.
    """
    found: dict[tuple[type, int], Row] = {}
    waiting: list[Row] = [start]
    while waiting and len(found) < LONGEST:
        row = waiting.pop(0)
        key = (type(row), row.pk)
        if key not in found:
            found[key] = row
            waiting += _beside(row)
    steps = [Step(_when(row), row) for row in _readable(list(found.values()), user, on)]
    return sorted(steps, key=lambda step: (step.when, _rank(step.row), step.row.pk))


def _beside(row: Row) -> list[Row]:
    given = {AgendaItem: _of_item, Decision: _of_decision, Referral: _of_referral}[type(row)](row)
    return [one for one in given if one is not None]


def _of_item(item: Any) -> Iterator[Row | None]:
    yield from Decision.objects.filter(Q(item=item) | Q(ratification_item=item), state="recorded")
    yield from Referral.objects.filter(Q(item=item) | Q(placed_item=item))
    for put_off in ItemDeferral.objects.filter(Q(item=item) | Q(taken_up=item)).select_related(
        "item", "taken_up"
    ):
        yield put_off.item
        yield put_off.taken_up


def _of_decision(decision: Any) -> Iterator[Row | None]:
    yield from (
        decision.item,
        decision.ratification_item,
        decision.corrects,
        decision.ratifies,
        decision.depends_on,
    )
    hang = Q(corrects=decision) | Q(ratifies=decision) | Q(depends_on=decision)
    yield from Decision.objects.filter(hang, state="recorded")
    yield from Referral.objects.filter(Q(decision=decision) | Q(answered_by=decision))


def _of_referral(referral: Any) -> Iterator[Row | None]:
    yield from (referral.item, referral.decision, referral.placed_item, referral.answered_by)
    if referral.placed_planned_id:
        yield from AgendaItem.objects.filter(planned=referral.placed_planned_id, is_removed=False)


def _readable(rows: list[Row], user: Any, on: date) -> list[Row]:
    """Of each kind, what this person may read, with what its line tells."""
    related: dict[Any, tuple[str, ...]] = {
        AgendaItem: ("meeting__lead_committee",),
        Decision: ("committee", "meeting"),
        Referral: ("from_committee", "to_committee", "placed_item__meeting", "answered_by"),
    }
    kept: list[Row] = []
    for model, names in related.items():
        keys = [row.pk for row in rows if type(row) is model]
        kept += model.objects.visible_to(user, on=on).filter(pk__in=keys).select_related(*names)
    return [row for row in kept if not isinstance(row, AgendaItem) or not row.is_removed]


def _when(row: Row) -> datetime:
    if isinstance(row, Referral):
        return row.sent_at
    if isinstance(row, Decision):
        return row.decided_at or _start_of(None)
    return _start_of(row.meeting.date)


def _start_of(day: date | None) -> datetime:
    """An item without a day comes last."""
    return datetime.combine(day or date.max.replace(year=9000), time(), LONDON)


def _rank(row: Row) -> int:
    return (AgendaItem, Decision, Referral).index(type(row))
