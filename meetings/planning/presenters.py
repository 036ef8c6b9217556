"""Words and tags of meetings for templates."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.urls import reverse

from governance.foundation import words
from governance.foundation.screens import Link, Tag
from meetings.planning.models import Meeting
from meetings.planning.rules.generator import Proposed

STATE_COLOURS = {"planned": "blue", "issued": "green", "held": "grey", "cancelled": "red"}
KIND_COLOURS = {"public": "aqua-green", "private": "pink", "workshop": "purple"}
FAR = 100  # days


def state_tag(meeting: Meeting) -> Tag:
    return Tag(meeting.get_state_display(), STATE_COLOURS[meeting.state])


def kind_tag(meeting: Meeting) -> Tag:
    return Tag(meeting.get_kind_display(), KIND_COLOURS[meeting.kind])


def when(meeting: Meeting) -> str:
    """Thursday 25 November 2021, or what is known of the date (R178)."""
    if meeting.date is None:
        return meeting.date_note or "Date to be confirmed"
    return f"{meeting.date:%A} {words.day(meeting.date)}"


def undated_words(month: tuple[int, int]) -> str:
    """What a calendar says of a month in which a date will be set: To be confirmed in November 2021."""
    return f"To be confirmed in {date(*month, 1):%B %Y}"


def proposed_words(row: Proposed) -> str:
    """30 September 2021 · workshop in September 2021."""
    if row.date is not None:
        return words.day(row.date)
    return f"workshop in {date(*row.month, 1):%B %Y}" if row.month else "date to be confirmed"


def when_and_who(meeting: Meeting) -> str:
    """The day, and the committee where the title does not name it."""
    committee = meeting.lead_committee
    named = meeting.title in (committee.name, committee.short_name)
    return when(meeting) if named else f"{when(meeting)}, {committee.short_name or committee.name}"


def times(meeting: Meeting) -> str:
    """2pm to 5pm; "" while nothing is set."""
    begin, end = words.clock_time(meeting.starts_at), words.clock_time(meeting.ends_at)
    return f"{begin} to {end}" if begin and end else begin


def days_to_go(meeting: Meeting, *, today: date) -> str:
    """In 12 days · today · 3 days ago; "" far from now, where the date says more than a count."""
    if meeting.date is None:
        return ""
    days = (meeting.date - today).days
    if abs(days) > FAR:
        return ""
    if days == 0:
        return "today"
    count = f"{abs(days)} day{'' if abs(days) == 1 else 's'}"
    return f"in {count}" if days > 0 else f"{count} ago"


def page_link(meeting: Meeting) -> Link:
    return Link(meeting.title, reverse("meetings:meeting-detail", args=[meeting.slug]))


def summary(meeting: Meeting) -> list[tuple[str, str]]:
    """(label, words) of the meeting's particulars, only those that are set."""
    rows = [
        ("Date", when(meeting)),
        ("Time", times(meeting)),
        ("Committees", "; ".join(str(committee) for committee in meeting.committees.all())),
        ("Part", str(meeting.part or "")),
        ("How it meets", meeting.get_mode_display()),
        ("Venue", meeting.venue),
        ("How the public can attend", meeting.public_access),
        ("Cancelled because", meeting.cancelled_because),
    ]
    return [(label, value) for label, value in rows if value]


def consequences(meeting: Meeting, values: Mapping[str, Any]) -> list[str]:
    """What changes of a meeting that is moved, and what stays. `values`: date, date_note, starts_at, ends_at, venue."""
    rows = (
        ("Date", _day(meeting.date, meeting.date_note), _day(values["date"], values["date_note"])),
        ("Starts", words.clock_time(meeting.starts_at), words.clock_time(values["starts_at"])),
        ("Ends", words.clock_time(meeting.ends_at), words.clock_time(values["ends_at"])),
        ("Venue", meeting.venue, values["venue"]),
    )
    lines = [f"{name}: {old or 'not set'} → {new or 'not set'}" for name, old, new in rows if old != new]
    lines.append("The agenda and the papers stay with the meeting.")
    if meeting.state == "issued":
        lines.append("Its papers were issued: the address that members have stays as it is.")
    return lines


def _day(value: date | None, note: str) -> str:
    return f"{value:%A} {words.day(value)}" if value else note
