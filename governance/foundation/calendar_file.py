"""Calendar files (RFC 5545): dated events, with the clock of London and its changes; invitations by mail (RFC 5546)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from icalendar import Calendar, Event, Timezone, vCalAddress, vDuration, vText

from governance.foundation.zone import LONDON

PRODUCER = "-//PBP Portal//Calendar of meetings//EN"
REFRESH = timedelta(hours=6)

VTIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19970330T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""


@dataclass(frozen=True)
class CalendarEvent:
    """One dated event as calendars are told of it. `uid` stays for life; `sequence` rises with each change.

    `is_private` keeps the event private in a shared calendar. Without times it takes the whole day.
    """

    uid: str
    sequence: int
    changed_at: datetime
    summary: str
    date: date
    starts_at: time | None = None
    ends_at: time | None = None
    location: str = ""
    description: str = ""
    url: str = ""
    is_cancelled: bool = False
    is_private: bool = False


@dataclass(frozen=True)
class Letter:
    """Who invites whom: the two ends of an invitation by mail (RFC 5546)."""

    method: str
    organizer: str
    organizer_name: str
    attendee: str
    attendee_name: str


def feed(name: str, events: Iterable[CalendarEvent]) -> bytes:
    """A calendar that programs subscribe to. The same events give the same bytes."""
    found = _calendar()
    found.add("x-wr-calname", name)
    found.add("refresh-interval", vDuration(REFRESH), parameters={"value": "DURATION"})
    found.add("x-published-ttl", vDuration(REFRESH))
    return _written(found, [_event(event) for event in events])


def invitation(event: CalendarEvent, letter: Letter) -> str:
    """The calendar part of one mail: REQUEST invites or changes, CANCEL takes the event out again."""
    found = _calendar()
    found.add("method", letter.method)
    made = _event(event)
    if letter.method == "CANCEL":
        made.pop("status", None)
        made.add("status", "CANCELLED")
    organizer = vCalAddress(f"mailto:{letter.organizer}")
    organizer.params["CN"] = vText(letter.organizer_name)
    made["organizer"] = organizer
    attendee = vCalAddress(f"mailto:{letter.attendee}")
    attendee.params.update(
        {
            "CN": vText(letter.attendee_name),
            "ROLE": "REQ-PARTICIPANT",
            "PARTSTAT": "NEEDS-ACTION",
            "RSVP": "FALSE",
        }
    )
    made.add("attendee", attendee)
    return _written(found, [made]).decode()


def _calendar() -> Calendar:
    found = Calendar()
    found.add("prodid", PRODUCER)
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    return found


def _event(event: CalendarEvent) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", event.changed_at)
    made.add("last-modified", event.changed_at)
    made.add("summary", event.summary)
    made.add("dtstart", _moment(event.date, event.starts_at))
    if event.starts_at is not None and event.ends_at is not None:
        made.add("dtend", _moment(event.date, event.ends_at))
    for name in ("location", "description", "url"):
        if value := getattr(event, name):
            made.add(name, value)
    made.add("status", "CANCELLED" if event.is_cancelled else "CONFIRMED")
    made.add("class", "PRIVATE" if event.is_private else "PUBLIC")
    made.add("transp", "TRANSPARENT" if event.is_cancelled else "OPAQUE")
    return made


def _moment(day: date, clock: time | None) -> Any:
    return day if clock is None else datetime.combine(day, clock, tzinfo=LONDON)


def _written(found: Calendar, events: list[Event]) -> bytes:
    found.add_component(_london())
    for event in events:
        found.add_component(event)
    return bytes(found.to_ical())


def _london() -> Timezone:
    """Europe/London by its rule since 1996: readers that know no zones by name take the clock changes from here."""
    found: Timezone = Timezone.from_ical(VTIMEZONE)  # type: ignore[assignment]  # typed as any component
    return found
