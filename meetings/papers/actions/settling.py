"""After every act on an agenda: the resolution that excludes the public comes, moves and goes, and numbers follow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from governance.enums import Openness
from governance.foundation import ledger
from governance.foundation.audit import save_recorded
from meetings.enums import ItemKind
from meetings.papers.models import AgendaItem
from meetings.papers.rules.agenda import numbers
from meetings.papers.rules.exclusion import needs_resolution, settled_order
from meetings.papers.selectors.agenda import agenda, places
from meetings.papers.selectors.exclusion import agenda_places, is_held_in_public
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open

TITLE = "Exclusion of the press and public"


def settle(meeting: Meeting, *, by: Any) -> None:
    """Bring the resolution and the printed numbers of an agenda in line with its items."""
    _settle_resolution(meeting, by=by)
    _settle_order(meeting, by=by)
    renumber(meeting, by=by)


def on_meeting_saved(sender: type[Meeting], instance: Meeting, created: bool, **_: Any) -> None:
    """A public meeting that becomes private needs no resolution any more, and the other way round."""
    if created or not check_open(instance.state).ok:
        return
    private = Q(openness=Openness.PRIVATE, released_on__isnull=True) | Q(kind=ItemKind.EXCLUSION)
    if AgendaItem.objects.filter(private, meeting=instance, is_removed=False).exists():
        settle(instance, by=getattr(instance, "_history_user", None))


def renumber(meeting: Meeting, *, by: Any) -> None:
    """Save the printed numbers where they changed."""
    items = agenda(meeting)
    given = numbers(places(items))
    for item in items:
        number = given.get(item.pk, "")
        if item.number != number:
            item.number = number
            save_recorded(item, by=by, reason="Numbering of the agenda")


def put_in_order(rows: dict[Any, AgendaItem], order: Sequence[Any], *, by: Any) -> None:
    """Positions 1, 2, 3 … in this order of keys; only what moves is saved."""
    for position, key in enumerate(order, 1):
        row = rows[key]
        if row.position != position:
            row.position = position
            save_recorded(row, by=by, reason="Order of the agenda")


def _settle_resolution(meeting: Meeting, *, by: Any) -> None:
    items = agenda(meeting)
    is_needed = needs_resolution(agenda_places(items), is_held_in_public=is_held_in_public(meeting))
    stands = next((item for item in items if item.kind == ItemKind.EXCLUSION), None)
    if is_needed and stands is None:
        _put_on(meeting, by=by)
    elif not is_needed and stands is not None:
        stands.is_removed, stands.number = True, ""
        save_recorded(stands, by=by, reason="Nothing is taken in private any more")
        _record(
            "agenda.resolution_removed", f"Took the resolution off the agenda of {meeting}", stands, by=by
        )


def _put_on(meeting: Meeting, *, by: Any) -> None:
    """The one that stood there before comes back with its words; else a new one."""
    before = AgendaItem.objects.filter(meeting=meeting, kind=ItemKind.EXCLUSION, is_removed=True)
    item = before.order_by("-pk").first() or AgendaItem(
        meeting=meeting, title=TITLE, kind=ItemKind.EXCLUSION, position=1, minutes=0
    )
    item.is_removed = False
    save_recorded(item, by=by, reason="Business is taken in private")
    _record("agenda.resolution_added", f"Put the resolution on the agenda of {meeting}", item, by=by)


def _settle_order(meeting: Meeting, *, by: Any) -> None:
    items = agenda(meeting)
    tops = {item.pk: item for item in items if item.parent_id is None}
    order = settled_order(agenda_places(items))
    if order != list(tops):
        put_in_order(tops, order, by=by)


def _record(code: str, summary: str, item: AgendaItem, *, by: Any) -> None:
    ledger.record(code, by=by, icb=item.meeting.icb, subject=item, summary=summary)
