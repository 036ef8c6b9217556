"""Which agenda holds what was planned, told to the forward plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from meetings.papers.models import AgendaItem
from meetings.planning.models import PlannedItem
from meetings.planning.placements import Placement, contribute


@contribute
def on_agendas(items: Sequence[PlannedItem], user: Any, *, on: date) -> Iterator[Placement]:
    """Items that stand on the agenda of a meeting which was not cancelled, and were not put off from it."""
    rows = AgendaItem.objects.all() if user is None else AgendaItem.objects.visible_to(user, on=on)
    standing = rows.filter(planned__in=[item.pk for item in items], is_removed=False, deferral__isnull=True)
    for row in standing.exclude(meeting__state="cancelled").select_related("meeting").order_by("pk"):
        if row.planned_id is not None and row.planned_month is not None:
            yield Placement(row.planned_id, row.planned_month, row.meeting, row.number)
