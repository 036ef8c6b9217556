"""The minutes as they would go out now: header, attendance, entries, from what the meeting wrote down (LP69, LP77)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from governance.foundation.words import clock_time, day, time_of
from meetings.conduct.enums import Capacity
from meetings.conduct.models import Attendance, Sitting
from meetings.conduct.rules.facts import Attendee
from meetings.conduct.selectors.tables import attendances, table_at
from meetings.enums import MeetingKind
from meetings.papers.models import AgendaItem
from meetings.papers.selectors.agenda import agenda
from meetings.papers.selectors.exclusion import is_held_in_public
from meetings.planning.models import Meeting
from meetings.record.blocks import Told, told_of
from meetings.record.minutes_enums import EntryPlace
from meetings.record.models.minutes import MinuteEntry, Minutes
from meetings.record.rules.minutes_content import CLOSE, CONFIRMED, DRAFT, OPENING, Part, content_of

GROUPS = (
    "Present, with a vote",
    "Present, without a vote",
    "In attendance",
    "Observers",
    "Apologies",
    "Not present",
)
PART_1, PART_2 = "Part 1: in public", "Part 2: in private"


def working_content(
    minutes: Minutes | None, meeting: Meeting, *, on: date, confirmed: bool = False, **more: Any
) -> dict[str, Any]:
    """The content of `rules.minutes_content`, from the text as it stands and the record as it is. `more`: head keys."""
    entries = {} if minutes is None else entries_by_key(minutes)
    head = head_of(meeting, on=on) | {"status": CONFIRMED if confirmed else DRAFT} | more
    return content_of(head, parts(meeting, entries))


def entries_by_key(minutes: Minutes) -> dict[str, MinuteEntry]:
    """The entries by the permanent id of their item, OPENING and CLOSE."""
    rows = MinuteEntry.objects.filter(minutes=minutes).select_related("item", "saved_by", "minutes__meeting")
    return {key_of(row): row for row in rows}


def key_of(entry: MinuteEntry) -> str:
    return str(entry.item.public_id) if entry.item is not None else entry.place


def parts(meeting: Meeting, entries: Mapping[str, MinuteEntry]) -> list[Part]:
    """Opening, every item of the agenda in order, close."""
    items = agenda(meeting)
    told = told_of(meeting, items)
    in_parts = is_held_in_public(meeting) and any(is_private(item) for item in items)
    found = [_part(OPENING, EntryPlace.OPENING, "Opening", told.get(OPENING), entries.get(OPENING))]
    for item in items:
        key = str(item.public_id)
        private = is_private(item)
        part = (PART_2 if private else PART_1) if in_parts else ""
        found.append(
            _part(
                key,
                EntryPlace.ITEM,
                item.title,
                told.get(item.pk),
                entries.get(key),
                number=item.number,
                part=part,
                is_private=private,
                title_is_private=private and item.title_is_private,
            )
        )
    found.append(_part(CLOSE, EntryPlace.CLOSE, "Close", told.get(CLOSE), entries.get(CLOSE)))
    return found


def _part(
    key: str, place: str, title: str, told: Told | None, entry: MinuteEntry | None, **values: Any
) -> Part:
    return Part(
        key,
        str(place),
        title,
        before=tuple(told.before) if told else (),
        after=tuple(told.after) if told else (),
        reference=entry.reference if entry else "",
        public_text=entry.public_text if entry else "",
        private_text=entry.private_text if entry else "",
        **values,
    )


def is_private(item: AgendaItem) -> bool:
    """Private business: the item, the one above it, or the whole meeting."""
    above = item.parent is not None and item.parent.is_kept_private
    return item.is_kept_private or above or item.meeting.kind == MeetingKind.PRIVATE


def head_of(meeting: Meeting, *, on: date) -> dict[str, Any]:
    """Everything of "public" that is not said item by item."""
    sitting = Sitting.objects.filter(meeting=meeting).first()
    facts = [("Date", day(meeting.date)), ("Place", meeting.venue), ("How", meeting.get_mode_display())]
    if sitting is not None:
        facts.append(("Opened", time_of(sitting.opened_at)))
        facts.append(("Closed", time_of(sitting.closed_at) if sitting.closed_at else ""))
        if sitting.public_present is not None and is_held_in_public(meeting):
            facts.append(("Members of the public present", str(sitting.public_present)))
    times = [clock_time(at) for at in (meeting.starts_at, meeting.ends_at) if at is not None]
    return {
        "number": 0,
        "kind": "",
        "is_public": is_held_in_public(meeting),
        "title": f"Minutes of {meeting.title}",
        "meeting": {
            "title": meeting.title,
            "slug": meeting.slug,
            "date": meeting.date.isoformat() if meeting.date else "",
            "day": day(meeting.date),
            "time": " to ".join(times),
            "venue": meeting.venue,
            "icb": str(meeting.icb),
        },
        "committees": [str(row) for row in meeting.holding],
        "facts": [[label, text] for label, text in facts if text],
        "attendance": attendance_of(meeting, sitting, on=on),
        "approval": None,
        "reason": "",
    }


def attendance_of(meeting: Meeting, sitting: Sitting | None, *, on: date) -> list[dict[str, Any]]:
    """Those at the table by committee and group, in the order of the seats; empty groups are left out."""
    several = len(meeting.holding) > 1
    found: list[dict[str, Any]] = []
    for committee in meeting.holding if sitting is not None else ():
        people = {person.key: person for person in table_at(meeting, committee, on=on).people}
        groups: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in attendances(meeting, committee):
            person = people[row.pk]
            groups[_group(row, person)].append(_row(row, person, sitting))
        found += [
            {"committee": str(committee) if several else "", "heading": heading, "rows": groups[heading]}
            for heading in GROUPS
            if groups[heading]
        ]
    return found


def _group(row: Attendance, person: Attendee) -> str:
    if not row.presences.all():
        return "Apologies" if row.has_apologies else "Not present"
    if row.capacity == Capacity.OBSERVER:
        return "Observers"
    if row.seat is None:
        return "In attendance"
    return "Present, with a vote" if person.sits else "Present, without a vote"


def _row(row: Attendance, person: Attendee, sitting: Sitting | None) -> dict[str, str]:
    bodies = ", ".join(body.name for body in person.speaks_for)
    role = row.seat.title if row.seat is not None else row.role
    notes = [
        _deputises(row),
        "remotely" if row.is_remote and row.presences.all() else "",
        *_times(row, sitting),
    ]
    organisation = bodies or (str(row.organisation) if row.organisation else "")
    return {
        "name": str(row),
        "role": "" if role == organisation else role,  # a seat is often called after its organisation
        "organisation": organisation,
        "note": ", ".join(note for note in notes if note),
    }


def _deputises(row: Attendance) -> str:
    """Deputies are named with whom they stand in for."""
    if row.capacity != Capacity.DEPUTY or row.seat is None:
        return ""
    absent = (
        Attendance.objects.filter(
            meeting=row.meeting, committee=row.committee, seat=row.seat, has_apologies=True
        )
        .exclude(pk=row.pk)
        .select_related("person")
        .first()
    )
    return f"deputy for {absent or row.seat.title}"


def _times(row: Attendance, sitting: Sitting | None) -> Sequence[str]:
    """From when and until when, where it was not the whole meeting."""
    spans = list(row.presences.all())
    if not spans or sitting is None:
        return ()
    first, last = spans[0], spans[-1]
    told = [f"from {time_of(first.came_at)}"] if first.came_at > sitting.opened_at else []
    if last.left_at is not None and (sitting.closed_at is None or last.left_at < sitting.closed_at):
        told.append(f"until {time_of(last.left_at)}")
    return told
