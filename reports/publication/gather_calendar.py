"""From a committee's planned meetings to the snapshot of its public calendar.

Only public meetings: a private one and a workshop are named nowhere in it. Dates, times and places, nothing of agendas.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from governance.foundation import words
from governance.models import Committee
from meetings.enums import MeetingKind
from meetings.models import CalendarEntry
from meetings.planning.rules.years import Year, year_of
from reports.enums import PublicationKind
from reports.models import Publication
from reports.publication.selectors import calendar_key, current
from reports.publication.shapes import Draft


def calendar_draft(committee: Committee, *, on: date) -> Draft:
    """The public calendar from the year before this one on. A cancelled meeting stays as long as it was told of."""
    before = current(calendar_key(committee))
    entries = _entries(committee, on=on)
    told = _told(before)
    rows = [
        _row(entry)
        for entry in entries
        if entry.meeting.state != "cancelled" or entry.announced_at or str(entry.uid) in told
    ]
    place = committee.place
    return Draft(
        kind=PublicationKind.CALENDAR,
        subject_key=calendar_key(committee),
        slug=committee.slug,
        title=f"Calendar of {committee.name}",
        icb_id=committee.icb_id,
        icb_slug=committee.icb.slug,
        content={
            "name": committee.name,
            "icb": {"name": committee.icb.short_name, "slug": committee.icb.slug},
            "place": {"name": place.name, "slug": place.slug} if place else None,
            "committees": [{"name": committee.name, "slug": committee.slug}],
            "rows": rows,
        },
        committee_slugs=(committee.slug,),
    )


def _entries(committee: Committee, *, on: date) -> list[CalendarEntry]:
    since = Year(year_of(on).start - 1).first
    rows = CalendarEntry.objects.filter(
        meeting__committee_links__committee=committee, meeting__kind=MeetingKind.PUBLIC
    )
    found = rows.exclude(meeting__date__lt=since).select_related("meeting").distinct()
    return sorted(found, key=lambda e: (e.meeting.date or date.max, e.meeting_id))


def _told(before: Publication | None) -> set[str]:
    return {row["uid"] for row in before.content["rows"]} if before else set()


def _row(entry: CalendarEntry) -> dict[str, Any]:
    meeting = entry.meeting
    return {
        "uid": str(entry.uid),
        "sequence": entry.sequence,
        "changed": entry.changed_at.isoformat(),
        "title": meeting.title,
        "slug": meeting.slug,
        "date": meeting.date.isoformat() if meeting.date else "",
        "note": "" if meeting.date else meeting.date_note,
        "starts": meeting.starts_at.strftime("%H:%M") if meeting.starts_at else "",
        "ends": meeting.ends_at.strftime("%H:%M") if meeting.ends_at else "",
        "time": " to ".join(filter(None, map(words.clock_time, (meeting.starts_at, meeting.ends_at)))),
        "mode": meeting.get_mode_display(),
        "venue": meeting.venue,
        "access": meeting.public_access,
        "cancelled": meeting.cancelled_because if meeting.state == "cancelled" else "",
    }
