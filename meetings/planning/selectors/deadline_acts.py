"""What the calendar itself knows of acts by a deadline: when papers were issued, and since when a date stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from meetings.planning import evidence
from meetings.planning.models import Meeting


@evidence.contribute("papers_out")
def issued(meetings: Sequence[Meeting]) -> dict[tuple[int, str], list[datetime]]:
    """The moment at which the papers were first issued to the members, from the history of the meeting."""
    rows = (
        Meeting.history.filter(id__in=[meeting.pk for meeting in meetings], state="issued")
        .order_by("history_date", "history_id")
        .values_list("id", "history_date")
    )
    found: dict[tuple[int, str], list[datetime]] = defaultdict(list)
    for pk, at in rows:
        found[pk, "papers_out"].append(at)
    return found


def dates_stand_since(meetings: Sequence[Meeting]) -> dict[int, datetime]:
    """Meeting → the moment at which its present date was recorded: a notice of an earlier date is no notice of it."""
    now = {meeting.pk: meeting.date for meeting in meetings}
    rows = (
        Meeting.history.filter(id__in=now)
        .order_by("-history_date", "-history_id")
        .values_list("id", "date", "history_date")
    )
    since: dict[int, datetime] = {}
    settled: set[int] = set()
    for pk, day, at in rows:
        if day != now[pk]:
            settled.add(pk)
        elif pk not in settled:
            since[pk] = at
    return since
