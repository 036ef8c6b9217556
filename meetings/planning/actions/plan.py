"""The forward plan: items put on it, changed, ended, and what is due moved to another month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, words
from governance.foundation.permissions import require
from governance.models import Committee
from meetings.planning.models import Meeting, PlanMove, PlannedItem
from meetings.planning.rules.plan import check_move, month_of, month_words


def create_planned_item(
    *, committee: Committee, title: str, by: Any, reason: str = "", **values: Any
) -> PlannedItem:
    """Put something on the forward plan of a committee. `values` are the fields of `PlannedItem`."""
    item = PlannedItem(committee=committee, title=title, **values)
    return actions.create(
        item,
        by=by,
        permission=Permission.PLAN_MEETING,
        event="planned_item.created",
        summary=f"Put “{title}” on the forward plan of {committee}",
        reason=reason,
    )


def change_planned_item(
    item: PlannedItem,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> PlannedItem:
    """Change what the plan says of it. What stands on an agenda already stays there as it is."""
    return actions.update(
        item,
        values,
        by=by,
        permission=Permission.PLAN_MEETING,
        event="planned_item.changed",
        summary=f"Changed “{item.title}” on the forward plan of {item.committee}",
        reason=reason,
        expected_version=expected_version,
    )


def end_planned_item(item: PlannedItem, *, last_day: date, by: Any, reason: str) -> PlannedItem:
    """`last_day` is the last day on which it holds; what falls due after it leaves the plan."""
    return actions.end(
        item,
        last_day=last_day,
        by=by,
        permission=Permission.PLAN_MEETING,
        event="planned_item.ended",
        summary=f"Took “{item.title}” off the forward plan of {item.committee} after {words.day(last_day)}",
        reason=reason,
    )


@dataclass(frozen=True)
class DueInMonth:
    """One occurrence to be moved: the item, the month in which it was due, and where it stands now."""

    item: PlannedItem
    month: date
    stands_in: date | None = None


@transaction.atomic
def move_planned(
    due: Iterable[DueInMonth],
    *,
    to_month: date | None,
    because: str,
    by: Any,
    to_meeting: Meeting | None = None,
) -> list[PlanMove]:
    """Move several at once to a month or a meeting; with neither they are not taken this time. All or none.

    Raises NotPermitted, RuleNotMet for a month before the one in which it is due, ValidationError.
    """
    chosen: Sequence[DueInMonth] = list(due)
    if not chosen:
        raise ValidationError({"due": "Choose at least one."})
    if to_meeting is not None:
        to_month = month_of(to_meeting.date) if to_meeting.date else None
        if to_month is None:
            raise ValidationError({"to_meeting": "The date of this meeting is still to be confirmed."})
    return [_move(one, to_month, to_meeting, because, by) for one in chosen]


def _move(
    one: DueInMonth, to_month: date | None, to_meeting: Meeting | None, because: str, by: Any
) -> PlanMove:
    require(by, Permission.PLAN_MEETING, one.item)
    if (
        to_meeting is not None
        and not to_meeting.committee_links.filter(committee=one.item.committee_id).exists()
    ):
        raise ValidationError({"to_meeting": "This meeting is not one of this committee."})
    month = month_of(one.month)
    to_month = month_of(to_month) if to_month else None
    where = f"to {month_words(to_month)}" if to_month else "off: not taken this time"
    return actions.create(
        PlanMove(
            item=one.item, month=month, to_month=to_month, to_meeting=to_meeting, because=because.strip()
        ),
        by=by,
        permission=Permission.PLAN_MEETING,
        event="planned_item.moved",
        summary=f"Moved “{one.item.title}”, due in {month_words(month)}, {where}",
        reason=because.strip(),
        rules=[check_move(month, to_month, because)],
    )
