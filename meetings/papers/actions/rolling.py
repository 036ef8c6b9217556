"""An agenda made at once from the last one, and undone at once; what is due is added; items put off."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import ProtectedError

from governance.enums import Permission
from governance.foundation import actions, clock, ledger
from governance.foundation.actions import allow, obey
from governance.foundation.audit import delete_recorded, save_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.permissions import require
from governance.foundation.words import day
from meetings.papers import brought
from meetings.papers.actions.agenda import add_item, order_items, remove_item, restore_item
from meetings.papers.actions.exempting import forget_item
from meetings.papers.actions.settling import settle
from meetings.papers.models import AgendaItem, AgendaRoll, ItemDeferral
from meetings.papers.rules.exclusion import check_by_itself
from meetings.papers.rules.rolling import (
    NEW,
    Row,
    check_defer,
    check_take_back,
    check_takes_something,
    check_undo,
    spliced,
)
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.rolling import (
    closes,
    may_undo,
    meeting_before,
    month_for,
    next_for,
    roll_proposal,
    said_of,
)
from meetings.planning.actions.plan import DueInMonth, move_planned
from meetings.planning.models import Meeting, PlannedItem, StandingItem
from meetings.planning.rules.schedule import check_open
from meetings.planning.selectors.together import may_service


@transaction.atomic
def roll_forward(*, meeting: Meeting, rows: Sequence[Row], by: Any) -> AgendaRoll:
    """Make items of these rows of `roll_proposal`, in their order, in one act that can be undone as a whole.

    What stands on the agenda already stays, behind what opens it. Raises NotPermitted, RuleNotMet when nothing is
    taken or the meeting is over, ValidationError for a row that is no longer offered.
    """
    allow(may_service(meeting, by, Permission.CHANGE_AGENDA, on=clock.today()))
    obey(check_open(meeting.state), check_takes_something(rows))
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    _still_offered(meeting, rows, by)
    there = [item for item in agenda(meeting) if item.parent_id is None]
    made = [_add(meeting, row, by) for row in rows]
    order = [
        (made if which == NEW else there)[index]
        for which, index in spliced([row.group for row in rows], [closes(item) for item in there])
    ]
    now = [
        item for item in agenda(meeting) if item.parent_id is None
    ]  # the resolution may have come by itself
    came = [item for item in now if item not in order]
    order_items(
        meeting=meeting,
        order=[item.public_id for item in (*order, *came)],
        seen=[item.public_id for item in now],
        by=by,
    )
    last = meeting_before(meeting)
    since = f" from that of {day(last.date)}" if last else ""
    roll = AgendaRoll(
        meeting=meeting,
        from_meeting=last,
        made=[{"item": str(item.public_id), "was": said_of(item)} for item in made],
    )
    return actions.create(
        roll,
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="agenda.rolled_forward",
        summary=f"Made the agenda of {meeting}{since}: {len(made)} items",
    )


def _still_offered(meeting: Meeting, rows: Sequence[Row], by: Any) -> None:
    offered = {row.key for row in roll_proposal(meeting, by, on=clock.today()).rows if not row.there}
    if any(row.key not in offered for row in rows) or len({row.key for row in rows}) < len(rows):
        raise ValidationError("Somebody changed the agenda or the plan in between. Look at the rows again.")


def _add(meeting: Meeting, row: Row, by: Any) -> AgendaItem:
    """The agenda item of one row, tied to where it comes from."""
    kind, _, rest = row.key.partition(":")
    origin: dict[str, Any] = {}
    put_off = None
    if kind == "standing":
        origin = {"standing": StandingItem.objects.get(pk=rest)}
    elif kind == "planned":
        key, _, month = rest.partition(":")
        origin = _of_plan(PlannedItem.objects.get(pk=key), date.fromisoformat(month))
    elif kind == "deferred":
        put_off = ItemDeferral.objects.select_related("item__planned").get(pk=rest)
        if put_off.item.planned is not None:
            origin = _of_plan(put_off.item.planned, put_off.item.planned_month)
    planned = origin.get("planned")
    item = add_item(
        meeting=meeting,
        title=row.title,
        by=by,
        origin=origin,
        many={"functions": [planned.function]} if planned and planned.function else None,
        reason=row.why,
        **row.values,
    )
    if put_off is not None:
        put_off.taken_up = item
        save_recorded(put_off, by=by, reason=f"On the agenda of {meeting}")
    brought.taken(row, item, by)
    return item


def _of_plan(planned: PlannedItem, month: date | None) -> dict[str, Any]:
    return {"planned": planned, "planned_month": month}


@transaction.atomic
def undo_roll(roll: AgendaRoll, *, by: Any) -> AgendaRoll:
    """Take back all that one act made. Refused as a whole once something rests on any of it."""
    current = AgendaRoll.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=roll.pk)
    allow(may_service(current.meeting, by, Permission.CHANGE_AGENDA, on=clock.today()))
    obey(check_open(current.meeting.state), may_undo(current))
    items = AgendaItem.objects.filter(public_id__in=[one["item"] for one in current.made])
    for put_off in ItemDeferral.objects.filter(taken_up__in=items.values("pk")):
        put_off.taken_up = None
        save_recorded(put_off, by=by, reason="The agenda was taken back")
    for item in items:
        _take_back(item, by)
    undone = actions.update(
        current,
        {"is_undone": True},
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="agenda.roll_undone",
        summary=f"Took back the agenda of {current.meeting} that was made at once",
    )
    settle(current.meeting, by=by)
    return undone


def _take_back(item: AgendaItem, by: Any) -> None:
    """A new item goes as if it had not been made; its history stays."""
    ledger.record(
        "agenda_item.taken_back",
        by=by,
        icb=item.meeting.icb,
        subject=item,
        summary=f"Took “{item.title}” back from the agenda of {item.meeting}",
    )
    brought.given_back(item, by)
    try:
        forget_item(item, by=by)
        delete_recorded(item, by=by, reason="The agenda was taken back")
    except ProtectedError as error:
        free = check_undo([item.title], is_undone=False, state="planned", has_agreement=False)
        raise RuleNotMet(free) from error


@transaction.atomic
def defer_item(item: AgendaItem, *, because: str, by: Any, to_meeting: Meeting | None = None) -> ItemDeferral:
    """Put an item off to a meeting, or (None) to the next one, with the reason.

    It leaves an agenda that is still being prepared; one that went out keeps it, marked. It is offered when the agenda
    of the later meeting is made, and the forward plan tells it.
    """
    require(by, Permission.CHANGE_AGENDA, item)
    state = item.meeting.state
    has = ItemDeferral.objects.filter(item=item).exists()
    obey(check_by_itself(item.kind, "defer"))
    obey(check_defer(state=state, is_removed=item.is_removed, has_deferral=has, because=because))
    to = to_meeting or next_for(item)
    if state == "planned":
        remove_item(item, reason=f"Deferred: {because}", by=by)
        item.refresh_from_db()
    where = f"to {day(to.date)}" if to else "to the next meeting"
    made = actions.create(
        ItemDeferral(item=item, to_meeting=to, because=because.strip()),
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="agenda_item.deferred",
        summary=f"Deferred “{item.title}” from {day(item.meeting.date)} {where}",
        reason=because.strip(),
    )
    month = month_for(to, item)
    if item.planned is not None and item.planned_month is not None and month is not None:
        due = DueInMonth(item.planned, item.planned_month)
        move_planned([due], to_month=month, to_meeting=to, because=because, by=by)
    return made


@transaction.atomic
def take_back_deferral(deferral: ItemDeferral, *, by: Any) -> AgendaItem:
    """The item is not put off after all: it stands on its own agenda again, at the end if it had left it."""
    item = deferral.item
    require(by, Permission.CHANGE_AGENDA, item)
    taken_up = deferral.taken_up is not None and not deferral.taken_up.is_removed
    obey(check_take_back(is_taken_up=taken_up, is_over=not check_open(item.meeting.state).ok))
    ledger.record(
        "agenda_item.deferral_taken_back",
        by=by,
        icb=item.meeting.icb,
        subject=item,
        summary=f"“{item.title}” is not deferred after all",
    )
    delete_recorded(deferral, by=by, reason="Taken back")
    if item.planned is not None and item.planned_month is not None:
        for move in item.planned.moves.filter(month=item.planned_month).order_by("-pk")[:1]:
            delete_recorded(move, by=by, reason="The deferral was taken back")
    item = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    return restore_item(item, by=by) if item.is_removed else item
