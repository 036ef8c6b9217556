"""Agenda items: added, changed, moved, removed, restored. Numbers and the resolution follow after every act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.enums import Openness, Permission
from governance.foundation import actions, clock, ledger
from governance.foundation.actions import allow, obey
from governance.foundation.errors import StaleEdit
from governance.foundation.outcome import Outcome
from governance.foundation.permissions import require
from meetings.enums import ItemKind
from meetings.papers.actions.exempting import Exempt, judge, keep_item
from meetings.papers.actions.settling import put_in_order, settle
from meetings.papers.models import AgendaItem
from meetings.papers.rules.agenda import check_sub_items, moved
from meetings.papers.rules.exclusion import check_by_itself, check_wording, private_last
from meetings.papers.selectors.agenda import agenda, siblings
from meetings.papers.selectors.exclusion import agenda_places, private_titles
from meetings.planning.models import Meeting
from meetings.planning.rules.schedule import check_open
from meetings.planning.rules.together import check_taken_by
from meetings.planning.selectors.together import may_service


@transaction.atomic
def add_item(
    *,
    meeting: Meeting,
    title: str,
    by: Any,
    kind: str = ItemKind.BUSINESS,
    parent: AgendaItem | None = None,
    purposes: Iterable[str] = (),
    openness: str = Openness.PUBLIC,
    private_reason: str = "",
    title_is_private: bool = False,
    lead: str = "",
    minutes: int | None = None,
    note: str = "",
    needs_paper: bool = False,
    many: Mapping[str, Iterable[Any]] | None = None,
    origin: Mapping[str, Any] | None = None,
    exempt: Exempt | None = None,
    reason: str = "",
) -> AgendaItem:
    """Add an item at the end of the agenda, or at the end of what stands under `parent`.

    `many`: `organisations` and `functions` that the item is about, `committees` that take it where several meet
    (none: all of them); `origin`: the `standing` item, or the `planned`
    one with its `planned_month`, for which it stands; `exempt` says why it is private, as a person chose it.
    """
    item = AgendaItem(
        meeting=meeting,
        title=title,
        kind=kind,
        parent=parent,
        purposes=list(purposes),
        openness=openness,
        private_reason=_reason(exempt, private_reason),
        title_is_private=title_is_private,
        lead=lead,
        minutes=minutes,
        note=note,
        needs_paper=needs_paper,
        position=_next_position(meeting, parent),
        **(origin or {}),
    )
    _may_be_private(item, by)
    actions.create(
        item,
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="agenda_item.added",
        summary=f"Added “{title}” to the agenda of {meeting}",
        reason=reason,
        many=many,
        rules=[
            check_open(meeting.state),
            check_by_itself(kind, "make"),
            _levels(item, parent),
            _taken_by(item, openness, many),
            judge(meeting, exempt if openness == Openness.PRIVATE else None),
        ],
    )
    keep_item(item, by=by, exempt=exempt)
    settle(meeting, by=by)
    item.refresh_from_db()
    return item


@transaction.atomic
def change_item(
    item: AgendaItem,
    values: dict[str, Any],
    *,
    by: Any,
    expected_version: int | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
    exempt: Exempt | None = None,
    reason: str = "",
) -> AgendaItem:
    """Change what an item says. Its permanent id stays; moving it under another item puts it last there."""
    values = dict(values)
    parent = values.get("parent", item.parent)
    openness = values.get("openness", item.openness)
    rules = [
        check_open(item.meeting.state),
        *_resolution_rules(item, values),
        _levels(item, parent),
        _taken_by(item, openness, many),
    ]
    if (parent.pk if parent else None) != item.parent_id:
        values["position"] = _next_position(item.meeting, parent)
    if openness == Openness.PUBLIC:
        values |= {"private_reason": "", "title_is_private": False}
        exempt = None
    elif exempt is not None:
        rules.append(judge(item.meeting, exempt))
        values["private_reason"] = _reason(exempt, values.get("private_reason", item.private_reason))
    _may_be_private(item, by, openness=values.get("openness"))
    changed = actions.update(
        item,
        values,
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="agenda_item.changed",
        summary=f"Changed “{item.title}” on the agenda of {item.meeting}",
        reason=reason,
        expected_version=expected_version,
        many=many,
        rules=rules,
    )
    keep_item(changed, by=by, exempt=exempt, because=reason)
    settle(item.meeting, by=by)
    changed.refresh_from_db()
    return changed


@transaction.atomic
def move_item(item: AgendaItem, *, direction: str, by: Any) -> AgendaItem:
    """One step `up` or `down` among its neighbours; at either end nothing changes."""
    require(by, Permission.CHANGE_AGENDA, item)
    obey(check_open(item.meeting.state), check_by_itself(item.kind, "move"))
    _lock(item.meeting)
    rows = siblings(item)
    # The resolution is no neighbour: it finds its own place afterwards.
    before = [row.pk for row in rows if row.kind != ItemKind.EXCLUSION]
    resolution = [row.pk for row in rows if row.kind == ItemKind.EXCLUSION]
    order = moved(before, item.pk, direction)
    if order != before:
        put_in_order({row.pk: row for row in rows}, [*order, *resolution], by=by)
        settle(item.meeting, by=by)
        _record_order(item.meeting, f"Moved “{item.title}” {direction}", by=by)
    item.refresh_from_db()
    return item


@transaction.atomic
def order_items(*, meeting: Meeting, order: Sequence[UUID], seen: Sequence[UUID], by: Any) -> None:
    """Put the top items into `order`. `seen` is the order the editor had before them.

    Raises StaleEdit when somebody changed the order, added or removed an item in between.
    """
    allow(may_service(meeting, by, Permission.CHANGE_AGENDA, on=clock.today()))
    obey(check_open(meeting.state))
    _lock(meeting)
    rows = {item.public_id: item for item in agenda(meeting) if item.parent_id is None}
    if list(rows) != list(seen):
        raise StaleEdit(meeting)
    if sorted(order, key=str) != sorted(rows, key=str):
        raise ValidationError("The new order must name every item once.")
    if list(order) != list(seen):
        by_pk = {item.pk: item for item in rows.values()}
        put_in_order(by_pk, [rows[public_id].pk for public_id in order], by=by)
        settle(meeting, by=by)
        _record_order(meeting, "Changed the order of items", by=by)


@transaction.atomic
def remove_item(item: AgendaItem, *, reason: str, by: Any) -> AgendaItem:
    """Take an item and what stands under it off the agenda. Nothing is deleted: it can be put back."""
    rules = [check_open(item.meeting.state), check_by_itself(item.kind, "remove")]
    if not reason.strip():
        raise ValidationError({"reason": "Say why the item is taken off the agenda."})
    for row in [*item.sub_items.filter(is_removed=False), item]:
        actions.update(
            row,
            {"is_removed": True, "number": ""},
            by=by,
            permission=Permission.CHANGE_AGENDA,
            event="agenda_item.removed",
            summary=f"Took “{row.title}” off the agenda of {item.meeting}",
            reason=reason,
            rules=rules,
        )
    settle(item.meeting, by=by)
    item.refresh_from_db()
    return item


@transaction.atomic
def restore_item(item: AgendaItem, *, by: Any, reason: str = "") -> AgendaItem:
    """Put a removed item back, at the end; its own sub-items are put back one by one."""
    parent = item.parent if item.parent is not None and not item.parent.is_removed else None
    actions.update(
        item,
        {"is_removed": False, "parent": parent, "position": _next_position(item.meeting, parent)},
        by=by,
        permission=Permission.CHANGE_AGENDA,
        event="agenda_item.restored",
        summary=f"Put “{item.title}” back on the agenda of {item.meeting}",
        reason=reason,
        rules=[check_open(item.meeting.state), check_by_itself(item.kind, "make")],
    )
    settle(item.meeting, by=by)
    item.refresh_from_db()
    return item


def _levels(item: AgendaItem, parent: AgendaItem | None) -> Outcome:
    has_sub_items = item.pk is not None and item.sub_items.filter(is_removed=False).exists()
    return check_sub_items(item.title, bool(parent and parent.parent_id), bool(parent) and has_sub_items)


def _taken_by(item: AgendaItem, openness: str, many: Mapping[str, Iterable[Any]] | None) -> Outcome:
    """Where several committees meet, some of them may take an item; `many` may say which."""
    chosen = (many or {}).get("committees")
    if chosen is None:
        chosen = item.committees.all() if item.pk else ()
    return check_taken_by(
        {committee.pk for committee in chosen},
        {committee.pk for committee in item.meeting.holding},
        is_private=openness == Openness.PRIVATE,
    )


def _may_be_private(item: AgendaItem, by: Any, *, openness: str | None = None) -> None:
    """Who makes an item private must be able to see it afterwards."""
    if (openness or item.openness) == Openness.PRIVATE:
        require(by, Permission.VIEW_PRIVATE, item)


@transaction.atomic
def put_private_last(*, meeting: Meeting, by: Any) -> None:
    """Every private item behind the public ones, with the resolution between."""
    tops = [item for item in agenda(meeting) if item.parent_id is None]
    by_key: dict[Any, UUID] = {item.pk: item.public_id for item in tops}
    order = [by_key[key] for key in private_last(agenda_places(agenda(meeting)))]
    order_items(meeting=meeting, order=order, seen=[item.public_id for item in tops], by=by)


@transaction.atomic
def put_resolution_on(*, meeting: Meeting, by: Any) -> None:
    """For an agenda from before the portal did it by itself: the resolution in front of its private items."""
    require(by, Permission.CHANGE_AGENDA, meeting)
    obey(check_open(meeting.state))
    settle(meeting, by=by)


def _reason(exempt: Exempt | None, plain: str) -> str:
    """The plain reason for which the chosen ground stands, else the one that was named."""
    return (exempt.reason if exempt is not None else "") or plain


def _resolution_rules(item: AgendaItem, values: Mapping[str, Any]) -> list[Outcome]:
    """The resolution may be worded; it stays public, at the top and what it is. Nothing else becomes one."""
    kind = str(values.get("kind", item.kind))
    if item.kind != ItemKind.EXCLUSION:
        return [check_by_itself(kind, "make")]
    stays = (
        kind == item.kind
        and values.get("openness", Openness.PUBLIC) == Openness.PUBLIC
        and values.get("parent") is None
    )
    text = f"{values.get('title', item.title)} {values.get('note', item.note)}"
    titles = private_titles(agenda(item.meeting))
    return [check_by_itself("" if stays else item.kind, "mark"), check_wording(text, titles)]


def _next_position(meeting: Meeting, parent: AgendaItem | None) -> int:
    last = AgendaItem.objects.filter(meeting=meeting, parent=parent).order_by("-position").first()
    return last.position + 1 if last else 1


def _lock(meeting: Meeting) -> None:
    """Two people who order one agenda at once wait for each other."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)


def _record_order(meeting: Meeting, summary: str, *, by: Any) -> None:
    ledger.record(
        "agenda.ordered",
        by=by,
        icb=meeting.icb,
        subject=meeting,
        summary=f"{summary} on the agenda of {meeting}",
        after={"order": [f"{item.number} {item.title}" for item in agenda(meeting)]},
    )
