"""Which published version of a scheme says what on a day: pure values, read from snapshots."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from typing import Any

NEXT_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Version:
    """A published version. `end` is the last day it speaks for: its own, or that before the version after it."""

    address: tuple[str, ...]
    key: str
    title: str
    kind_words: str
    label: str
    start: date
    end: date | None
    adopted_by: str
    published: Any
    number: int
    subject: str
    followed_by: str = ""
    is_main: bool = False

    def covers(self, on: date) -> bool:
        return self.start <= on and (self.end is None or on <= self.end)

    def standing(self, on: date) -> str:
        """in_force, to_come or over."""
        if self.covers(on):
            return "in_force"
        return "to_come" if self.start > on else "over"


def settled(versions: Iterable[Version]) -> list[Version]:
    """Versions with their true ends, the latest first: an older snapshot cannot know of the version after it."""
    rows = sorted(versions, key=lambda row: (row.key, row.start, row.label))
    found = []
    for _, same in groupby(rows, key=lambda row: row.key):
        series = list(same)
        for row, after in zip(series, [*series[1:], None], strict=True):
            found.append(_ended(row, after) if after else row)
    return sorted(found, key=lambda row: (row.is_main, row.start, row.label), reverse=True)


def _ended(row: Version, after: Version) -> Version:
    last = after.start - NEXT_DAY
    if row.end is None or row.end >= last:
        return replace(row, end=last, followed_by=after.label)
    return row


def span_of(spans: Iterable[dict[str, Any]], on: date) -> dict[str, Any] | None:
    """The span of days that holds this day."""
    day = on.isoformat()
    return next((s for s in spans if s["from"] <= day and (s["to"] is None or day <= s["to"])), None)


def nearest_day(spans: list[dict[str, Any]], today: date) -> date:
    """Today where something is said of today; else the last day that is over, or the first that is to come."""
    if span_of(spans, today) or not spans:
        return today
    over = [s["to"] for s in spans if s["to"] and s["to"] < today.isoformat()]
    return date.fromisoformat(max(over) if over else min(s["from"] for s in spans))


def speaking(spans: Iterable[dict[str, Any]], entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The spans on whose days at least one row is in force."""
    return [span for span in spans if any(in_force(row, span["from"]) for row in entries)]


def in_force(row: dict[str, Any], day: str) -> bool:
    return bool(row["from"] <= day and (row["to"] is None or day <= row["to"]))
