"""Reads of the agenda."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.foundation.outcome import Outcome
from meetings.enums import ItemKind
from meetings.papers.models import AgendaItem
from meetings.papers.rules.agenda import ItemPlace, check_timing, in_order
from meetings.planning.models import Meeting
from meetings.planning.rules.facts import Times
from meetings.planning.rules.schedule import check_forum
from meetings.planning.selectors.terms import meeting_terms


def places(items: list[AgendaItem]) -> list[ItemPlace]:
    return [ItemPlace(item.pk, item.parent_id, item.minutes) for item in items]


def agenda(meeting: Meeting) -> list[AgendaItem]:
    """Every item that stands on the agenda, sub-items after their item. For actions and packs: no row filter."""
    return _ordered(AgendaItem.objects.filter(meeting=meeting, is_removed=False))


def visible_agenda(meeting: Meeting, user: Any, *, on: date) -> list[AgendaItem]:
    """The items that this person may see, in order."""
    return _ordered(AgendaItem.objects.visible_to(user, on=on).filter(meeting=meeting, is_removed=False))


def removed_items(meeting: Meeting, user: Any, *, on: date) -> QuerySet[AgendaItem]:
    return AgendaItem.objects.visible_to(user, on=on).filter(meeting=meeting, is_removed=True)


def item_or_none(user: Any, meeting: Meeting, public_id: Any, *, on: date) -> AgendaItem | None:
    items = AgendaItem.objects.visible_to(user, on=on).select_related("meeting", "parent")
    return items.filter(meeting=meeting, public_id=public_id).first()


def parents_for(meeting: Meeting, user: Any, *, on: date) -> QuerySet[AgendaItem]:
    """The top items under which another may stand."""
    return AgendaItem.objects.visible_to(user, on=on).filter(meeting=meeting, parent=None, is_removed=False)


def siblings(item: AgendaItem) -> list[AgendaItem]:
    """The items among which this one is moved, in order, itself included."""
    return list(
        AgendaItem.objects.filter(meeting_id=item.meeting_id, parent_id=item.parent_id, is_removed=False)
    )


def timing(meeting: Meeting, items: list[AgendaItem]) -> Outcome:
    """Do the items fit into the length of the meeting?"""
    return check_timing(places(items), available=Times(meeting.starts_at, meeting.ends_at).minutes)


def forum(meeting: Meeting, items: list[AgendaItem], *, on: date) -> Outcome:
    """Does the public forum have the time that the terms of reference give it (R176)?"""
    minutes = [item.minutes or 0 for item in items if item.kind == ItemKind.PUBLIC_FORUM]
    terms = meeting_terms(meeting.lead_committee, on=meeting.date or on)
    return check_forum(meeting.kind, sum(minutes) if minutes else None, terms=terms)


def _ordered(items: QuerySet[AgendaItem]) -> list[AgendaItem]:
    found = list(items.select_related("meeting__lead_committee", "parent").prefetch_related("committees"))
    by_key: dict[Hashable, AgendaItem] = {item.pk: item for item in found}
    shown = in_order(places(found))
    # A sub-item whose parent this person may not see stands on its own, in its place of order.
    orphans = [item for item in found if item.parent_id is not None and item.parent_id not in by_key]
    return [by_key[place.key] for place in shown] + orphans
