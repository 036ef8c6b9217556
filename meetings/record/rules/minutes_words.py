"""References of minuted items, by the pattern of the committee (LP77). Pure."""

from __future__ import annotations

import re
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met

PATTERN = "{prefix}/{year}/{number:03}"
"""As published minutes have it: GBP/2223/001, counted on through the year from April."""

_PART = re.compile(r"\{(prefix|year|number(?::0\d)?|item)\}")


def check_pattern(pattern: str) -> Outcome:
    """A pattern names the number or the item, so that no two items are alike, and nothing that is not known."""
    rest = _PART.sub("", pattern)
    names = {name.partition(":")[0] for name in _PART.findall(pattern)}
    if "{" in rest or "}" in rest:
        return not_met(
            "minutes.pattern.unknown",
            "Use {prefix}, {year}, {number}, {number:03} and {item} only.",
            "LP77",
            field="reference_pattern",
        )
    if not names & {"number", "item"}:
        return not_met(
            "minutes.pattern.alike",
            "The pattern needs {number} or {item}: else every item has the same reference.",
            "LP77",
            field="reference_pattern",
        )
    return met("minutes.pattern", clause="LP77")


def year_words(day: date) -> str:
    """The year from April to March: 26 March 2026 is 2526."""
    first = day.year if day.month >= 4 else day.year - 1
    return f"{first % 100:02}{(first + 1) % 100:02}"


def reference_of(pattern: str, *, prefix: str, day: date, number: int, item: str) -> str:
    """The reference of the item that is the `number`-th of the committee's year."""

    def value(found: re.Match[str]) -> str:
        name, _, form = found[1].partition(":")
        if name == "number":
            return f"{number:{form}}" if form else str(number)
        return {"prefix": prefix, "year": year_words(day), "item": item}[name]

    return _PART.sub(value, pattern)
