"""The year of a calendar: 1 April to 31 March, as the NHS and councils count it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

APRIL = 4


@dataclass(frozen=True, order=True)
class Year:
    """`start` is the year in which it begins: 2021 for 2021/22."""

    start: int

    def __str__(self) -> str:
        return f"{self.start}/{(self.start + 1) % 100:02d}"

    @property
    def first(self) -> date:
        return date(self.start, APRIL, 1)

    @property
    def last(self) -> date:
        return date(self.start + 1, APRIL - 1, 31)

    def months(self) -> Iterator[tuple[int, int]]:
        """(year, month) from April to March."""
        for n in range(12):
            yield self.start + (n + APRIL - 1) // 12, (n + APRIL - 1) % 12 + 1

    def with_month(self, month: int) -> tuple[int, int]:
        """(year, month) of this month of the year: in the later year from January to March."""
        return (self.start if month >= APRIL else self.start + 1), month


def year_of(day: date) -> Year:
    return Year(day.year if day.month >= APRIL else day.year - 1)
