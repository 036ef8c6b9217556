"""A year of meetings, made from a series in one transaction: all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import ledger
from governance.foundation.permissions import require
from meetings.planning.actions.entries import announce
from meetings.planning.actions.meetings import create_meeting
from meetings.planning.models import Meeting, MeetingSeries


@dataclass(frozen=True)
class WantedMeeting:
    """One row of a proposed year as the officer left it. Without a date, `date_note` says what is known of it."""

    slot: str
    kind: str
    date: date | None = None
    date_note: str = ""
    starts_at: time | None = None
    ends_at: time | None = None
    title: str = ""
    venue: str = ""


@transaction.atomic
def make_year(
    series: MeetingSeries,
    *,
    rows: Sequence[WantedMeeting],
    by: Any,
    announced: bool = False,
    reason: str = "",
) -> list[Meeting]:
    """Plan these meetings. A slot of the series that has its meeting, cancelled ones included, is left alone.

    With `announced` the members get the dates at once. Raises NotPermitted, RuleNotMet or ValidationError.
    """
    require(by, Permission.PLAN_MEETING, series)
    # Whoever makes the same year at the same moment waits here, and then finds every slot taken.
    locked = MeetingSeries.objects.select_for_update().get(pk=series.pk)
    taken = set(locked.meetings.values_list("slot", flat=True))
    made = [_make(locked, row, by=by, reason=reason) for row in rows if row.slot not in taken]
    if made:
        ledger.record(
            "meeting_series.year_made",
            by=by,
            icb=series.committee.icb,
            subject=series,
            summary=f"Planned {len(made)} meeting{'' if len(made) == 1 else 's'} of {series.committee.name}",
            reason=reason,
            after={"slots": [meeting.slot for meeting in made]},
        )
    if announced:
        announce(made, by=by, reason=reason)
    return made


def _make(series: MeetingSeries, row: WantedMeeting, *, by: Any, reason: str) -> Meeting:
    return create_meeting(
        icb=series.committee.icb,
        lead_committee=series.committee,
        kind=row.kind,
        title=row.title or series.title,
        date=row.date,
        date_note=row.date_note,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        mode=series.mode,
        venue=row.venue,
        public_access=series.public_access if row.kind == "public" else "",
        series=series,
        slot=row.slot,
        by=by,
        reason=reason,
    )
