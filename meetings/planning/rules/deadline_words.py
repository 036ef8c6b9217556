"""A rule of a deadline as a sentence would have it: "5 clear working days before the meeting, by 5pm"."""

from __future__ import annotations

from governance.foundation.words import clock_time
from meetings.planning.rules.deadlines import Offset

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
UNITS = {
    "calendar": "day",
    "weeks": "week",
    "clear": "clear day",
    "working": "working day",
    "clear_working": "clear working day",
}
ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def offset_words(offset: Offset) -> str:
    """7 days before the meeting, by 5pm · the second Friday before the meeting · on the day of the meeting."""
    hour = f", by {clock_time(offset.cut_off)}" if offset.cut_off else ""
    side = "after" if offset.is_after else "before"
    if offset.unit == "weekday":
        return f"{_weekday(offset)} {side} the meeting{hour}"
    if not offset.amount and not offset.unit.startswith("clear"):
        return f"on the day of the meeting{hour}"
    plural = "" if offset.amount == 1 else "s"
    return f"{offset.amount} {UNITS[offset.unit]}{plural} {side} the meeting{hour}"


def _weekday(offset: Offset) -> str:
    day = WEEKDAYS[offset.weekday or 0]
    if offset.amount == 1:
        return f"the {day}"
    return f"the {ORDINALS.get(offset.amount, f'{offset.amount}th')} {day}"
