"""Papers of a meeting that several committees hold: whose each is, and what others are told of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.models import Committee
from meetings.papers.models import AgendaItem, Paper
from meetings.planning.models import Meeting


def writers(meeting: Meeting, user: Any, *, on: date) -> list[Committee]:
    """The committees of the meeting for which this person writes papers, the lead committee first."""
    return [row for row in meeting.holding if can(user, Permission.WRITE_PAPER, row, on=on).ok]


def own_committee(meeting: Meeting, user: Any, *, on: date) -> Committee | None:
    """Whose paper it is when this person adds one; None where one committee meets alone."""
    if len(meeting.holding) == 1:
        return None
    return next(iter(writers(meeting, user, on=on)), None)


@dataclass(frozen=True)
class PreparedElsewhere:
    """How many papers of an item another committee prepares; their titles are its own until they are signed off."""

    item: AgendaItem
    committee: Committee
    count: int


def prepared_elsewhere(meeting: Meeting, user: Any, *, on: date) -> list[PreparedElsewhere]:
    """What this person is told of drafts that they may not see: at which visible item, and by whom."""
    if len(meeting.holding) == 1:
        return []
    seen = Paper.objects.visible_to(user, on=on)
    items = AgendaItem.objects.visible_to(user, on=on).filter(meeting=meeting, is_removed=False)
    hidden = (
        Paper.objects.filter(item__in=items.values("pk"), is_removed=False, prepared_by__isnull=False)
        .exclude(pk__in=seen.values("pk"))
        .exclude(pk__in=Paper.objects.all().withheld_from(user, on=on))
        .select_related("item", "prepared_by")
        .order_by("item__position", "item_id", "prepared_by__name")
    )
    if not can(user, Permission.VIEW_PRIVATE, meeting, on=on).ok:
        hidden = hidden.filter(is_confidential=False)
    found: dict[tuple[int, int], list[Paper]] = {}
    for paper in hidden:
        found.setdefault((paper.item_id, paper.prepared_by_id or 0), []).append(paper)
    return [
        PreparedElsewhere(mine[0].item, mine[0].prepared_by, len(mine))
        for mine in found.values()
        if mine[0].prepared_by is not None
    ]
