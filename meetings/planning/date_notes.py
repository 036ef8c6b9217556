"""Reads the month that a note on a date names: "TBC February 2021" → (2021, 2)."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_NAMED = re.compile(rf"\b({'|'.join(m[:3] for m in MONTHS)})[a-z]*\.?\s+(\d{{4}})\b", re.IGNORECASE)


def has_passed(note: str, *, on: date) -> bool:
    """Whether the note names a month that is over on that day; a note that names none tells of no day that passed."""
    named = month_named(note)
    return named is not None and named < (on.year, on.month)


def month_named(note: str) -> tuple[int, int] | None:
    """(year, month) of the first month named with a year; None when there is none."""
    found = _NAMED.search(note)
    if found is None:
        return None
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(found[1].lower()))
    return int(found[2]), month
