"""Finds the dates that a text names in full: 29 October 2021, 29th October 2021, 24.09.2021, 24/09/2021."""

from __future__ import annotations

import re
from datetime import date

from meetings.planning.date_notes import MONTHS

_WORDS = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(m[:3] for m in MONTHS)})[a-z]*\.?\s+(\d{{4}})\b",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")


def dates_named(text: str) -> list[date]:
    """Every real date in the order in which it stands; day before month, as written in England."""
    found = []
    for match in _WORDS.finditer(text):
        month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match[2].lower()))
        found.append((match.start(), _real(int(match[3]), month, int(match[1]))))
    for match in _DIGITS.finditer(text):
        found.append((match.start(), _real(int(match[3]), int(match[2]), int(match[1]))))
    return [day for _, day in sorted(found, key=lambda pair: pair[0]) if day is not None]


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
