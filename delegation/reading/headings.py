"""Which rows of a table are its headings, and where they are repeated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from delegation.reading.columns import IGNORE, Column, guess
from governance.foundation.files.tables.model import Line, Table, without_marks

_LOOKED_AT = 12
# What stands in rows and never in headings: a cross alone, an amount, a reference such as 7.27.
_DATA = re.compile(r"^(?:x|✓|✔|☒|☑|yes|no|n/a)$|£\s*\d|^\d+(?:\.\d+)*$", re.IGNORECASE)
_ENOUGH = 2


@dataclass(frozen=True)
class Headed:
    """A table with its headings found. `rows` are the lines below them, without repeated headings; `carries_on` when
    it has no headings of its own and goes on where the table before it ended."""

    table: Table
    headings: tuple[str, ...]
    rows: tuple[Line, ...]
    carries_on: bool = False

    @property
    def guesses(self) -> list[Column]:
        return [guess(heading) if heading else Column(IGNORE) for heading in self.headings]


def with_headings(tables: Sequence[Table]) -> tuple[list[Headed], list[str]]:
    """The tables that are parts of a scheme, and a sentence for each that is not.

    A table without headings that is as wide as the one before it carries that one on: Word splits tables so.
    """
    found: list[Headed] = []
    left_out: list[str] = []
    for table in tables:
        first, last = _heading_rows(table)
        if first is not None:
            found.append(_headed(table, first, last))
        elif found and found[-1].table.width == table.width and table.width > _ENOUGH:
            found.append(Headed(table, found[-1].headings, table.lines, carries_on=True))
        else:
            left_out.append(f"“{table.name}”: no row of headings was found in it.")
    return found, left_out


def _heading_rows(table: Table) -> tuple[int | None, int]:
    """The first and the last row of the headings: the row that names most columns, with a row of groups above it."""
    scores = [_score(line) for line in table.lines[:_LOOKED_AT]]
    best = max(scores, default=0)
    if best < _ENOUGH:
        return None, 0
    last = scores.index(best)
    first = last
    if last and _groups(table.lines[last - 1]):
        first = last - 1
    below = last + 1
    if _groups(table.lines[last]) and below < len(scores) and _continues(table, last, below):
        last = below
    return first, last


def _score(line: Line) -> int:
    """How many different columns a row names. A row of sentences, crosses or amounts is no heading, and neither is one
    that does not say in which column the decision stands."""
    texts = [without_marks(text) for _, text in line.distinct()]
    if len(texts) < _ENOUGH or any(len(text) > 120 or _DATA.search(text) for text in texts):
        return 0
    known = [(found.role, found.who) for found in map(guess, texts) if found.role != IGNORE]
    if 2 * len(known) < len(texts) or not {"wording", "function"} & {role for role, _ in known}:
        return 0
    return len(set(known)) + (1 if line.is_heading else 0)


def _groups(line: Line) -> bool:
    """A row of groups: some cells stretch over several columns, but none over all."""
    spans = [line.span(column) for column, _ in line.distinct()]
    return any(1 < span < len(line.cells) for span in spans)


def _continues(table: Table, above: int, below: int) -> bool:
    """The row below splits the groups of the row above and is no row of the scheme yet."""
    upper, lower = table.lines[above], table.lines[below]
    return all(
        lower.cells[i] == upper.cells[i] or upper.span(upper.owners[i]) > 1
        for i in range(len(upper.cells))
        if lower.cells[i]
    )


def _headed(table: Table, first: int, last: int) -> Headed:
    heads = table.lines[first : last + 1]
    headings = tuple(_stacked([line.cells[column] for line in heads]) for column in range(table.width))
    texts = {_plain(line) for line in heads}
    rows = tuple(line for line in table.lines[last + 1 :] if _plain(line) not in texts)
    return Headed(table, headings, rows)


def _stacked(texts: Sequence[str]) -> str:
    """One heading out of those above each other; a cell merged downwards counts once."""
    distinct = dict.fromkeys(without_marks(text).replace("\n", " ") for text in texts if text)
    return " – ".join(distinct)


def _plain(line: Line) -> tuple[str, ...]:
    return tuple(without_marks(text).lower().replace("\n", " ") for text in line.cells)
