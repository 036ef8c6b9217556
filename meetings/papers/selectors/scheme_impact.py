"""What a change of the scheme touches on agendas that lie ahead (G3)."""

from __future__ import annotations

from delegation.impact import SchemeChange, Touched, TouchedGroup
from governance.foundation import words
from meetings.enums import Purpose
from meetings.papers.models import AgendaItem
from meetings.planning.selectors.meetings import meetings_for, next_meetings

DECIDES = (Purpose.DECISION, Purpose.APPROVAL)


def pending_items(change: SchemeChange) -> list[TouchedGroup]:
    """Items for decision at meetings on or after the first day, of committees whose authority changes."""
    ahead = next_meetings(meetings_for(change.reader, on=change.today), on=change.effective_from)
    meetings = ahead.filter(committees__in=change.holders("committee"))
    rows = (
        AgendaItem.objects.visible_to(change.reader, on=change.today)
        .filter(meeting__in=meetings.values("pk"), purposes__overlap=DECIDES, is_removed=False)
        .select_related("meeting")
        .order_by("meeting__date", "meeting", "position")
    )
    items = tuple(
        Touched(
            str(row),
            f"for decision at {row.meeting.title}, {words.day(row.meeting.date, unset='date to be confirmed')}",
            "meetings:agenda-detail",
            row.meeting.slug,
        )
        for row in rows
    )
    return [TouchedGroup("Items for decision at meetings ahead", items, 5)]
