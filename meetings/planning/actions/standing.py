"""What stands on every agenda of a committee: set, changed, ended, or started from a ready set."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, words
from governance.models import Committee
from meetings.planning.models import StandingItem
from meetings.planning.rules.standing import READY_SETS, Line, already_there


def create_standing_item(
    *, committee: Committee, title: str, by: Any, reason: str = "", **values: Any
) -> StandingItem:
    """Let something stand on every agenda. `values` are the fields of `StandingItem`."""
    return actions.create(
        StandingItem(committee=committee, title=title, **values),
        by=by,
        permission=Permission.PLAN_MEETING,
        event="standing_item.created",
        summary=f"“{title}” stands on the agendas of {committee}",
        reason=reason,
    )


def change_standing_item(
    item: StandingItem,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> StandingItem:
    return actions.update(
        item,
        values,
        by=by,
        permission=Permission.PLAN_MEETING,
        event="standing_item.changed",
        summary=f"Changed “{item.title}”, which stands on the agendas of {item.committee}",
        reason=reason,
        expected_version=expected_version,
    )


def end_standing_item(item: StandingItem, *, last_day: date, by: Any, reason: str) -> StandingItem:
    """`last_day` is the last day for whose meetings it is taken."""
    return actions.end(
        item,
        last_day=last_day,
        by=by,
        permission=Permission.PLAN_MEETING,
        event="standing_item.ended",
        summary=f"“{item.title}” stands on the agendas of {item.committee} until {words.day(last_day)}",
        reason=reason,
    )


@transaction.atomic
def start_standing_items(*, committee: Committee, key: str, from_day: date, by: Any) -> list[StandingItem]:
    """Take a ready set; what stands there already, by its title, is left alone. Raises KeyError for an unknown set."""
    ready = READY_SETS[key]
    there = [row.title for row in StandingItem.objects.filter(committee=committee).in_force(from_day)]
    return [
        create_standing_item(
            committee=committee,
            position=place,
            effective_from=from_day,
            by=by,
            reason=f"From the ready set “{ready.name}”",
            **values_of(line),
        )
        for place, line in enumerate(ready.lines, 1)
        if not already_there(line, there)
    ]


def values_of(line: Line) -> dict[str, Any]:
    """The fields of a standing item by a line of a ready set."""
    return {
        "title": line.title,
        "kind": line.kind,
        "minutes": line.minutes,
        "purposes": list(line.purposes),
        "is_closing": line.is_closing,
        "needs_paper": line.needs_paper,
        "for_public": "public" in line.at,
        "for_private": "private" in line.at,
        "for_workshop": "workshop" in line.at,
    }
