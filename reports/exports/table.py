"""A scheme as one table: the columns that every file has, and what is said about the whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from governance.foundation import words
from reports.exports.rows import SchemeRow

Value = str | bool | date | tuple[str, ...] | None
RESIDUAL = "Where everything unlisted goes"
EMPTY_CELLS = "An empty cell means that the scheme states nothing there. It never means zero or “no limit”."

# Over rows whose document had no heading: among others, and alone.
UNTHEMED = ("Other matters", "Decisions")


@dataclass(frozen=True)
class Column:
    """`key` names it in data files, `label` heads it; `width` is in characters of a spreadsheet.

    The labels are words that the import of schemes recognises, so that a file which goes out can come back.
    """

    key: str
    label: str
    width: int
    value: Callable[[SchemeRow], Value]


COLUMNS: tuple[Column, ...] = (
    Column("reference", "Reference", 12, lambda row: row.reference),
    Column("theme", "Theme", 24, lambda row: row.theme),
    Column("function", "Function", 34, lambda row: row.function),
    Column("decision", "Decision", 48, lambda row: row.wording),
    Column("treatment", "Treatment", 22, lambda row: row.treatment_words),
    Column("place", "Place", 22, lambda row: row.place),
    Column("holder", "Held by", 32, lambda row: row.held_by),
    Column("led_by", "Led by", 26, lambda row: row.led_by),
    Column("limits", "Limits", 40, lambda row: tuple(limit.words for limit in row.limits)),
    Column("conditions", "Conditions", 44, lambda row: row.conditions),
    Column("kept_back", "Kept back", 44, lambda row: row.exclusions),
    Column("may_be_passed_on", "May be passed on", 12, lambda row: row.may_sub_delegate),
    Column("comes_under", "Comes under", 16, lambda row: row.comes_under),
    Column("delegated_by", "Delegated by", 34, lambda row: row.delegators),
    Column("responsibility", "Kind of responsibility", 30, lambda row: row.responsibility),
    Column("accountable", "Who stays accountable", 30, lambda row: row.accountable),
    Column("measures", "Measures", 40, lambda row: row.measures),
    Column("budgets", "Budgets", 34, lambda row: row.budgets),
    Column("statutory_basis", "Statutory basis", 30, lambda row: row.statutory_basis),
    Column("source", "Source", 34, lambda row: row.source),
    Column("from", "From", 13, lambda row: row.since),
    Column("to", "To (last day)", 13, lambda row: row.until),
)


@dataclass(frozen=True)
class Made:
    """When a file was made, and where the chain of the ledger stood then: its size and its newest hash."""

    at: datetime
    ledger_size: int
    ledger_head: str


@dataclass(frozen=True)
class SchemeTable:
    """A version and its rows; with `on`, only those in force on that day. `made` is None in published copies, which
    say the same whenever they are made."""

    icb_name: str
    icb_slug: str
    legal_name: str
    scheme_key: str
    title: str
    kind_words: str
    residual_clause: str
    version: str
    state_words: str
    adopted_on: date | None
    adopted_by: str
    since: date
    until: date | None
    note: str
    rows: tuple[SchemeRow, ...]
    on: date | None = None
    made: Made | None = None

    @property
    def name(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def scope(self) -> str:
        """Which rows these are."""
        if self.on is None:
            return f"The whole version ({self.state_words.lower()}), {counted(len(self.rows))}"
        return f"In force on {words.day(self.on)}, {counted(len(self.rows))}"

    def themes(self) -> Iterator[tuple[str, tuple[SchemeRow, ...]]]:
        """The rows under their headings, each heading once, in the order in which it first appears. Rows without a
        theme stand under `UNTHEMED` words."""
        found: dict[str, list[SchemeRow]] = {}
        for row in self.rows:
            found.setdefault(row.theme, []).append(row)
        for theme, rows in found.items():
            yield theme or UNTHEMED[len(found) == 1], tuple(rows)

    def particulars(self) -> list[tuple[str, str]]:
        """What is said about the whole, by label. Where nothing was recorded it says so."""
        said = [
            ("Organisation", self.legal_name),
            ("Scheme", self.title),
            ("Kind", self.kind_words),
            ("Version", f"{self.version} ({self.state_words.lower()})"),
            ("Adopted by", self.adopted_by or "Not adopted"),
            ("Adopted on", words.day(self.adopted_on, "Not adopted")),
            ("In force", words.period(self.since, self.until)),
            ("Rows", self.scope),
            ("What is new in it", self.note or "Not stated"),
            (RESIDUAL, self.residual_clause or "Not stated"),
        ]
        if self.made is not None:
            said += [
                ("This file was made", words.moment(self.made.at)),
                (
                    "Ledger at that time",
                    f"entry {self.made.ledger_size}, checkpoint {self.made.ledger_head}",
                ),
            ]
        return said

    def file_name(self, ending: str, what: str = "") -> str:
        """bob-scheme-of-reservation-and-delegation-1.0-on-2026-04-01.xlsx"""
        stem = "-".join(part for part in (self.scheme_key, self.version, what) if part)
        if not stem.startswith(self.icb_slug):
            stem = f"{self.icb_slug}-{stem}"
        if self.on is not None:
            stem += f"-on-{self.on.isoformat()}"
        return f"{''.join(c if c.isalnum() or c in '-.' else '-' for c in stem)}.{ending}"


def counted(number: int) -> str:
    return f"{number:,} row{'' if number == 1 else 's'}"


def text_of(value: Value) -> str:
    """A value in words, lists a line each."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, tuple):
        return "\n".join(value)
    return words.day(value) if isinstance(value, date) else value


def plain(value: Value) -> Any:
    """A value for data files: ISO days, lists as lists."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
