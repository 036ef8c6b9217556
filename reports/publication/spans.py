"""Spans of days on which what is in force stays the same: pure, for pages that answer for any day of a version."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from governance.foundation.periods import Period

NEXT_DAY = timedelta(days=1)


def spans(whole: Period, parts: Iterable[Period]) -> tuple[Period, ...]:
    """`whole` cut wherever one of `parts` begins or ends; the spans follow one another without a gap."""
    starts = {whole.start}
    for part in parts:
        starts.add(part.start)
        if part.end is not None:
            starts.add(part.end + NEXT_DAY)
    first = sorted(day for day in starts if whole.covers(day))
    ends: list[date | None] = [*(day - NEXT_DAY for day in first[1:]), whole.end]
    return tuple(Period(start, end) for start, end in zip(first, ends, strict=True))
