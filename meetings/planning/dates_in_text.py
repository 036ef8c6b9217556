"""Finds the dates that a text names in full: 29 October 2021, 29th October 2021, 24.09.2021, 24/09/2021."""

from __future__ import annotations

import re
from datetime import date

from meetings.planning.date_notes import MONTHS

_WORDS = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({'|'.join(m[:3] for m in MONTHS)})[a-z]*\.?\s+(\d{{4}})\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b((?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+(?:the\s+)?$", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DIGITS = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")


def dates_named(text: str) -> list[date]:
    """Every real date in the order in which it stands; day before month, as written in England."""
    found = []
    for match in _WORDS.finditer(text):
        found.append((match.start(), _named(match)))
    for match in _DIGITS.finditer(text):
        found.append((match.start(), _real(int(match[3]), int(match[2]), int(match[1]))))
    return [day for _, day in sorted(found, key=lambda pair: pair[0]) if day is not None]


def weekdays_named(text: str) -> list[tuple[str, date]]:
    """Every (weekday, date) that a text names together, as in Thursday 29 July 2021."""
    found = []
    for match in _WORDS.finditer(text):
        weekday = _WEEKDAY.search(text[max(0, match.start() - 20) : match.start()])
        day = _named(match)
        if weekday is not None and day is not None:
            found.append((weekday[1], day))
    return found


def day_written(text: str) -> date | None:
    """The one day that a line says: 30 September 2021, 30/09/2021 or 2021-09-30; None for anything else."""
    line = text.strip()
    if _ISO.fullmatch(line):
        year, month, day = (int(part) for part in line.split("-"))
        return _real(year, month, day)
    found = _WORDS.fullmatch(line)
    if found is not None:
        return _named(found)
    digits = _DIGITS.fullmatch(line)
    return _real(int(digits[3]), int(digits[2]), int(digits[1])) if digits else None


def _named(match: re.Match[str]) -> date | None:
    month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(match[2].lower()))
    return _real(int(match[3]), month, int(match[1]))


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
