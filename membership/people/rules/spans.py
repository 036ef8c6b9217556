"""Spans of days in a sentence."""

from __future__ import annotations

from governance.foundation import words
from governance.foundation.periods import Period


def span(period: Period) -> str:
    """from 1 May 2022 to 30 June 2022 · from 1 May 2022, with no last day."""
    if period.end is None:
        return f"from {words.day(period.start)}, with no last day"
    return f"from {words.day(period.start)} to {words.day(period.end)}"
