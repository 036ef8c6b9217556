"""Reads of the forward plan: what falls into which month, where it stands, and what is due at a meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from governance.enums import Permission
from governance.foundation.permissions import grants_q
from governance.models import Committee, IntegratedCareBoard
from meetings.planning.models import Meeting, PlanImport, PlannedItem
from meetings.planning.placements import Placement, placements
from meetings.planning.rules.plan import (
    AT_MEETINGS,
    Cycle,
    Move,
    Occurrence,
    Sitting,
    due_months,
    month_of,
    next_month,
    occurrences,
    sittings_for,
)

LOOK_BACK = 12  # months: what nobody took for longer is no longer asked about


@dataclass(frozen=True)
class Due:
    """One occurrence of an item: where it stands, the meetings it falls to, and the agenda it is on."""

    item: PlannedItem
    occurrence: Occurrence
    meetings: tuple[Meeting, ...] = ()
    placed: tuple[Placement, ...] = ()

    @property
    def is_open(self) -> bool:
        """It is still to be put on an agenda."""
        return self.occurrence.stands_in is not None and not self.placed


def plan_for(user: Any, *, on: date) -> QuerySet[PlannedItem]:
    """Every planned item that this person may see, with what lists print."""
    return (
        PlannedItem.objects.visible_to(user, on=on)
        .select_related("committee", "owner_post", "owner_person", "function")
        .prefetch_related("moves")
    )


def committees_with_plan(user: Any, icb: IntegratedCareBoard | None, *, on: date) -> QuerySet[Committee]:
    """Committees in force whose meetings this person prepares or presides at, so whose plan they read."""
    mine = grants_q(user, Permission.VIEW_DRAFTS, on=on, icb="icb_id", place="place_id", committee="pk")
    return Committee.objects.filter(mine, icb=icb).in_force(on)


def first_committee(committees: QuerySet[Committee], *, on: date) -> Committee | None:
    """The one to open with: the first whose plan holds something, else the first of all."""
    planned = PlannedItem.objects.in_force(on).values("committee_id")
    return committees.filter(pk__in=planned).first() or committees.first()


def owned_by(items: QuerySet[PlannedItem], words: str) -> QuerySet[PlannedItem]:
    """Those whose owner's post or name holds these words."""
    return items.filter(Q(owner_post__title__icontains=words) | Q(owner_person__name__icontains=words))


def imports_visible_to(user: Any, *, on: date) -> QuerySet[PlanImport]:
    return PlanImport.objects.visible_to(user, on=on).select_related("committee", "started_by")


def meetings_of_plan(committee: Committee, user: Any, *, on: date) -> list[Meeting]:
    """Dated meetings of the committee that were not cancelled, the earliest first; `user` None for all of them."""
    rows = Meeting.objects.all() if user is None else Meeting.objects.visible_to(user, on=on)
    held = rows.filter(committee_links__committee=committee, date__isnull=False)
    return list(held.exclude(state="cancelled").order_by("date", "starts_at", "pk").distinct())


def cycle_of(item: PlannedItem) -> Cycle:
    return Cycle(item.cycle, tuple(item.months), item.effective_from, item.effective_to)


def moves_of(item: PlannedItem) -> list[Move]:
    rows = sorted(item.moves.all(), key=lambda move: move.pk)
    return [Move(row.month, row.to_month, row.to_meeting_id, row.because) for row in rows]


def occurrences_between(
    items: Sequence[PlannedItem], meetings: Sequence[Meeting], first: date, last: date, user: Any, *, on: date
) -> list[Due]:
    """What falls due by its cycle from month to month, or was moved into these months, in order of month."""
    by_key = {meeting.pk: meeting for meeting in meetings}
    sittings = [Sitting(meeting.pk, meeting.kind, meeting.date) for meeting in meetings if meeting.date]
    placed: dict[tuple[int, date], list[Placement]] = defaultdict(list)
    for there in placements(items, user, on=on):
        placed[there.item, there.month].append(there)
    found = []
    for item in items:
        cycle, moves = cycle_of(item), moves_of(item)
        earliest = min([first, *(move.month for move in moves)])
        for one in occurrences(due_months(cycle, earliest, last, sittings), moves):
            if one.month >= first or (one.stands_in is not None and one.stands_in >= first):
                falls = tuple(by_key[sitting.key] for sitting in sittings_for(one, item.cycle, sittings))
                found.append(Due(item, one, falls, tuple(placed[item.pk, one.month])))
    return sorted(found, key=lambda due: (due.occurrence.stands_in or due.occurrence.month, due.item.title))


def plan_of(
    committee: Committee, user: Any, *, first: date, last: date, on: date, owner: str = ""
) -> list[Due]:
    """The plan of a committee for the months from `first` to `last`, as this person may see it."""
    items = plan_for(user, on=on).filter(committee=committee)
    if owner:
        items = owned_by(items, owner)
    meetings = meetings_of_plan(committee, user, on=on)
    return occurrences_between(list(items), meetings, first, last, user, on=on)


def items_without_month(found: Iterable[Due], items: Iterable[PlannedItem]) -> list[PlannedItem]:
    """Items of the plan that fall into none of the months shown."""
    shown = {due.item.pk for due in found}
    return [item for item in items if item.pk not in shown]


def due_at(meeting: Meeting, user: Any, *, on: date) -> list[Due]:
    """What falls to this meeting and stands on no agenda yet, and what an earlier meeting should have taken.

    An item is told once, by the latest month in which it fell due: a report that was missed twice is taken once.
    """
    if meeting.date is None:
        return []
    found: dict[int, Due] = {}
    first = next_month(month_of(meeting.date), -LOOK_BACK)
    for committee in meeting.committees.all():
        plan = plan_of(committee, user, first=first, last=month_of(meeting.date), on=on)
        found |= {due.item.pk: due for due in plan if falls_to(due, meeting)}
    return sorted(found.values(), key=lambda due: (due.occurrence.month, due.item.title))


def falls_to(due: Due, meeting: Meeting) -> bool:
    """It is due at this meeting, or was due at an earlier one, and stands on no agenda."""
    if due.item.cycle in AT_MEETINGS and not due.occurrence.is_moved:
        here = any(one.pk == meeting.pk for one in due.meetings)
        return here and all(placed.meeting.pk != meeting.pk for placed in due.placed)
    if not due.is_open or meeting.date is None:
        return False
    if not due.meetings:
        return due.occurrence.stands_in is not None and due.occurrence.stands_in <= meeting.date
    return any(one.date is not None and one.date <= meeting.date for one in due.meetings)
