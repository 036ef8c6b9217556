"""Dates, times and money as people read them: 3 March 2026, £50,000, 2pm."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from governance.foundation.zone import LONDON


def day(value: date | None, unset: str = "not set") -> str:
    """3 March 2026."""
    if value is None:
        return unset
    if isinstance(value, datetime):
        value = value.astimezone(LONDON).date()
    return f"{value.day} {value:%B %Y}"


def clock_time(value: time | None) -> str:
    """14:00 as 2pm, 14:30 as 2:30pm, 12:00 as midday."""
    if value is None:
        return ""
    if (value.hour, value.minute) == (12, 0):
        return "midday"
    hour = value.hour % 12 or 12
    minutes = f":{value.minute:02d}" if value.minute else ""
    return f"{hour}{minutes}{'am' if value.hour < 12 else 'pm'}"


def moment(value: datetime | None) -> str:
    """3 March 2026 at 2:05pm, London time."""
    if value is None:
        return ""
    local = value.astimezone(LONDON)
    return f"{day(local.date())} at {clock_time(local.time())}"


def local_day(value: datetime) -> date:
    """The day of a moment in London."""
    return value.astimezone(LONDON).date()


def time_of(value: datetime | None) -> str:
    """2:05pm, London time: for what happened in a meeting on its day."""
    return clock_time(value.astimezone(LONDON).time()) if value is not None else ""


def period(start: date | None, end: date | None) -> str:
    """From 1 July 2022 · 1 July 2022 to 31 March 2026 (both days included)."""
    if start is None:
        return "not set"
    return f"{day(start)} to {day(end)}" if end else f"from {day(start)}"


def money(value: Decimal | int | None, unset: str = "no limit stated") -> str:
    """£50,000, and pence only where there are any."""
    if value is None:
        return unset
    amount = Decimal(value)
    return f"£{amount:,.0f}" if amount == amount.to_integral_value() else f"£{amount:,.2f}"


def file_size(size: int) -> str:
    """1.4 MB."""
    for unit, step in (("MB", 1_000_000), ("KB", 1_000)):
        if size >= step:
            return f"{size / step:.1f} {unit}".replace(".0 ", " ")
    return f"{size} bytes"
