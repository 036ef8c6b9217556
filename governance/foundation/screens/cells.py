"""Columns of a list, and how a value reads on a page and in a CSV file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import models

from governance.foundation import words

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Link:
    """Text that leads to a page."""

    text: str
    href: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Tag:
    """A state as a word on a colour of the design system (grey, green, yellow, red, blue, purple …)."""

    text: str
    colour: str = "grey"

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Column:
    """`value` is a dotted path (`place.name`; choices give their words) or a function of the row.

    `link=True` leads to the row's own page. `unset` is what an empty value reads as.
    """

    label: str
    value: str | Callable[[Any], Any]
    link: bool = False
    unset: str = "–"

    def of(self, row: Any) -> Any:
        return self.value(row) if callable(self.value) else follow(row, self.value)


def follow(row: Any, path: str) -> Any:
    """The value at a dotted path; None as soon as a step is empty; the words of a choice, not its code."""
    *steps, last = path.split(".")
    for step in steps:
        row = getattr(row, step, None)
        if row is None:
            return None
    display = getattr(row, f"get_{last}_display", None)
    return display() if display else getattr(row, last)


def parts(value: Any, unset: str) -> list[Any]:
    """What a cell shows: Links and Tags as they are, all else as words."""
    if isinstance(value, models.Manager):
        value = list(value.all())
    if isinstance(value, list | tuple):
        return [part for item in value for part in parts(item, unset)] or [unset]
    if isinstance(value, Link | Tag):
        return [value]
    return [text(value, unset)]


def text(value: Any, unset: str = "–") -> str:
    """One value in words."""
    if value is None or value == "":
        return unset
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.day(value)
    if isinstance(value, time):
        return words.clock_time(value)
    return str(value)


def csv_text(value: Any) -> str:
    """A value for a spreadsheet: ISO dates, and no text that a spreadsheet would take for a formula."""
    if isinstance(value, models.Manager):
        value = list(value.all())
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return str(value)
    written = "; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    return f"'{written}" if written.startswith(FORMULA_STARTS) else written


def csv_rows(columns: Iterable[Column], rows: Iterable[Any]) -> Iterable[list[str]]:
    """The heading row, then a row of text for each row."""
    columns = list(columns)
    yield [column.label for column in columns]
    for row in rows:
        yield [csv_text(column.of(row)) for column in columns]
