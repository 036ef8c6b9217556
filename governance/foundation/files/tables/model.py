"""Tables as they stand in a file: texts in a grid, with what is merged and what is emphasised."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

# A scheme or a register has a few hundred rows (LP104); what is far beyond that is a mistake or an attack.
MOST_ROWS, MOST_COLUMNS, MOST_TABLES, MOST_CHARACTERS, MOST_PARAGRAPHS = 5_000, 60, 200, 4_000, 5_000
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPACES = re.compile(r"[^\S\n]+")
_MARKS = re.compile(r"\s*(?:[¹²³⁰⁴-⁹]+|\[(?:\d{1,2}|note \d{1,2})\]|[*†‡]{1,3})(?=\s|$|[.,;])")


def clean(text: Any) -> str:
    """One space between words, no invisible signs; lines stay apart."""
    plain = _UNSEEN.sub("", str(text)).replace("\r\n", "\n").replace("\r", "\n").replace("\u2011", "-")
    lines = (_SPACES.sub(" ", line).strip() for line in plain.split("\n"))
    return "\n".join(line for line in lines if line)[:MOST_CHARACTERS]


def without_marks(text: str) -> str:
    """The text without the marks that lead to footnotes: "the Board¹", "Chief Executive*", "£50k [2]"."""
    return _MARKS.sub("", text).strip()


@dataclass(frozen=True)
class Line:
    """One row of a table. `cells` holds a text for each column of the grid; a merged cell's text stands in every
    column it covers, and `owners[i]` is the column in which it begins. `number` is the row as people count it."""

    number: int
    cells: tuple[str, ...]
    owners: tuple[int, ...]
    is_heading: bool = False
    is_bold: bool = False

    def distinct(self) -> list[tuple[int, str]]:
        """Each cell that says something once, with the column in which it begins."""
        return [(i, text) for i, text in enumerate(self.cells) if text and self.owners[i] == i]

    def span(self, column: int) -> int:
        """How many columns the cell that begins in `column` covers."""
        return sum(1 for owner in self.owners if owner == column)


@dataclass(frozen=True)
class Table:
    """A table of a document, or a sheet of a workbook. `name` is what people would call it: "Table 2", "Limits".
    `heading` is the theme of all its rows, where the heading of a document above it says one."""

    name: str
    width: int
    lines: tuple[Line, ...]
    heading: str = ""


@dataclass(frozen=True)
class FileContent:
    """What was read from one file. `paragraphs` is the text outside tables, in its order; `left_out` says what was
    not read and why, one sentence each."""

    tables: tuple[Table, ...]
    paragraphs: tuple[str, ...] = ()
    left_out: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return {
            "paragraphs": list(self.paragraphs),
            "left_out": list(self.left_out),
            "tables": [table_json(table) for table in self.tables],
        }

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> FileContent:
        tables = tuple(table_from_json(table) for table in values["tables"])
        return cls(tables, tuple(values["paragraphs"]), tuple(values["left_out"]))


def table_json(table: Table) -> dict[str, Any]:
    lines = [
        [line.number, list(line.cells), list(line.owners), line.is_heading, line.is_bold]
        for line in table.lines
    ]
    return {"name": table.name, "width": table.width, "lines": lines, "heading": table.heading}


def table_from_json(values: dict[str, Any]) -> Table:
    lines = tuple(
        Line(number, tuple(cells), tuple(owners), heading, bold)
        for number, cells, owners, heading, bold in values["lines"]
    )
    return Table(values["name"], values["width"], lines, values.get("heading", ""))
