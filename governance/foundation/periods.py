"""A span of days for pure rules: first and last day included, an empty end means open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from governance.foundation import words


@dataclass(frozen=True)
class Period:
    start: date
    end: date | None = None

    def covers(self, on: date) -> bool:
        return self.start <= on and (self.end is None or on <= self.end)

    def overlaps(self, other: Period) -> bool:
        return (self.end is None or other.start <= self.end) and (
            other.end is None or self.start <= other.end
        )

    def within(self, outer: Period) -> bool:
        """Does every day of this span lie in `outer`?"""
        ends_in_time = outer.end is None or (self.end is not None and self.end <= outer.end)
        return self.start >= outer.start and ends_in_time

    def __str__(self) -> str:
        return words.period(self.start, self.end)
