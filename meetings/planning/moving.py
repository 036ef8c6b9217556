"""What follows from moving a meeting. Other parts of the floor add what moves with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from governance.foundation import words
from governance.foundation.screens import Ask
from meetings.planning.models import Meeting

Contributor = Callable[[Meeting, Mapping[str, Any], Ask], list[str]]
_contributors: dict[Contributor, int] = {}


def contribute(*, order: int) -> Callable[[Contributor], Contributor]:
    """Add a function (meeting as it stands, new values, page) → sentences about what moves with it."""

    def register(function: Contributor) -> Contributor:
        _contributors[function] = order
        return function

    return register


def consequences(meeting: Meeting, values: Mapping[str, Any], ask: Ask) -> list[str]:
    """Every sentence, in order. `values`: date, date_note, starts_at, ends_at, venue as they will be."""
    functions = sorted(_contributors, key=_contributors.__getitem__)
    return [line for function in functions for line in function(meeting, values, ask)]


@contribute(order=10)
def when_and_where(meeting: Meeting, values: Mapping[str, Any], ask: Ask) -> list[str]:
    """The meeting itself: only what changes."""
    rows = (
        ("Date", _day(meeting.date, meeting.date_note), _day(values["date"], values["date_note"])),
        ("Starts", words.clock_time(meeting.starts_at), words.clock_time(values["starts_at"])),
        ("Ends", words.clock_time(meeting.ends_at), words.clock_time(values["ends_at"])),
        ("Venue", meeting.venue, values["venue"]),
    )
    return [f"{name}: {old or 'not set'} → {new or 'not set'}" for name, old, new in rows if old != new]


@contribute(order=90)
def address(meeting: Meeting, values: Mapping[str, Any], ask: Ask) -> list[str]:
    """What happens to what was sent out before."""
    lines = ["The agenda and the papers stay with the meeting."]
    if meeting.state == "issued":
        lines.append("Its papers were issued: the address that members have stays as it is.")
    return lines


def _day(day: Any, note: str) -> str:
    return f"{day:%A} {words.day(day)}" if day else note
