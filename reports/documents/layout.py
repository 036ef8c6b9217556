"""How rows of a scheme stand in a document: a table under each heading, the same in Word, PDF and on the web.

A document has less width than a spreadsheet: what most rows leave unsaid stands in one column, each with its label.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from governance.foundation import words
from governance.foundation.periods import Period
from reports.exports.rows import SchemeRow
from reports.exports.table import SchemeTable

PAGE = 269.0  # millimetres of a landscape page between its margins
LETTER, PADDING = 1.5, 4.0  # millimetres: a bold letter of a table, and the sides of a cell together
LONGEST_WORD = 16  # letters; a longer word may be broken
MOST_LETTERS = 400  # of a cell that make its column wider
Line = tuple[str, str]  # a label, which may be empty, and its words


@dataclass(frozen=True)
class Part:
    """A column of the document; `lines` are what a row says in it."""

    key: str
    label: str
    lines: Callable[[SchemeRow], list[Line]]
    always: bool = False


def _plain(*texts: str) -> list[Line]:
    return [("", text) for text in texts if text]


def _decision(row: SchemeRow) -> list[Line]:
    return _plain("" if row.wording == row.function else row.wording)


def _terms(row: SchemeRow) -> list[Line]:
    """What few rows state. Every label is kept, so that a line can be read by itself."""
    said: list[Line] = [("Comes under", row.comes_under)]
    said += [("", "May be passed on")] if row.may_sub_delegate else []
    said += [("Delegated by", name) for name in row.delegators]
    said += [("Responsibility", row.responsibility), ("Accountable", row.accountable)]
    said += [("Measure", text) for text in row.measures]
    said += [("Budget", text) for text in row.budgets]
    said += [("Statutory basis", row.statutory_basis), ("Source", row.source)]
    return [line for line in said if line[1]]


PARTS: tuple[Part, ...] = (
    Part("reference", "Ref.", lambda row: _plain(row.reference), always=True),
    Part("function", "Function", lambda row: _plain(row.function), always=True),
    Part("decision", "Decision", _decision),
    Part("place", "Place", lambda row: _plain(row.place)),
    Part("treatment", "Treatment", lambda row: _plain(row.treatment_words), always=True),
    Part("holder", "Held by", lambda row: _plain(row.held_by)),
    Part("led_by", "Led by", lambda row: _plain(row.led_by)),
    Part("limits", "Limits", lambda row: _plain(*(limit.words for limit in row.limits))),
    Part("conditions", "Conditions", lambda row: _plain(*row.conditions)),
    Part("kept_back", "Kept back", lambda row: _plain(*row.exclusions)),
    Part("terms", "Further terms", _terms, always=True),
    Part("dates", "Dates", lambda row: _plain(words.period(row.since, row.until))),
)


@dataclass(frozen=True)
class Layout:
    """The columns that a document needs: those in which some row says something. `widths` are shares of a thousand."""

    parts: tuple[Part, ...]
    widths: tuple[int, ...]

    def cells(self, row: SchemeRow) -> list[list[Line]]:
        return [part.lines(row) for part in self.parts]


def layout_for(rows: Iterable[SchemeRow], whole: Period | None = None) -> Layout:
    """Columns wide by what stands in them. Dates have a column where some row is not in force for the `whole` span or,
    without one, where rows differ in them."""
    found = list(rows)
    spans = {Period(row.since, row.until) for row in found}
    has_dates = not all(_holds(span, whole) for span in spans) if whole else len(spans) > 1
    parts = tuple(part for part in PARTS if _is_needed(part, found, has_dates=has_dates))
    return Layout(parts, _widths(parts, found))


def layout_of(table: SchemeTable) -> Layout:
    return layout_for(table.rows, whole=Period(table.since, table.until))


def _holds(span: Period, whole: Period) -> bool:
    ends_later = span.end is None or (whole.end is not None and span.end >= whole.end)
    return span.start <= whole.start and ends_later


def _is_needed(part: Part, rows: Sequence[SchemeRow], *, has_dates: bool) -> bool:
    if part.key == "dates":
        return has_dates
    return part.always or any(part.lines(row) for row in rows)


def _widths(parts: Sequence[Part], rows: Sequence[SchemeRow]) -> tuple[int, ...]:
    """Room for the longest word of each column; the rest goes where there is most to read, so that cells are of even
    height and no paper is wasted."""
    least, wanted = [], []
    for part in parts:
        texts = [cell_text(part.lines(row)) for row in rows]
        longest = max(len(word) for text in [part.label, *texts] for word in text.split())
        least.append(min(longest, LONGEST_WORD) * LETTER + PADDING)
        letters = sum(map(len, texts)) / max(len(texts), 1)
        wanted.append(min(letters, MOST_LETTERS) + 1)
    room = max(PAGE - sum(least), 0.0)
    shares = [low + room * more / sum(wanted) for low, more in zip(least, wanted, strict=True)]
    return tuple(round(1000 * share / sum(shares)) for share in shares)


def cell_text(lines: Sequence[Line]) -> str:
    """A cell as one text, a line each."""
    return "\n".join(f"{label}: {text}" if label else text for label, text in lines)


@dataclass(frozen=True)
class Group:
    """A heading of the document with its rows; `anchor` is made of its place."""

    anchor: str
    heading: str
    rows: tuple[SchemeRow, ...]


def groups_of(table: SchemeTable) -> Iterator[Group]:
    for number, (heading, rows) in enumerate(table.themes(), start=1):
        yield Group(f"heading-{number}", heading, rows)


def foot_of(table: SchemeTable) -> str:
    """What stands at the foot of every page: which version, and as on which day."""
    said = [f"Version {table.version}, {table.state_words.lower()}"]
    said += [f"as in force on {words.day(table.on)}"] if table.on else [str(Period(table.since, table.until))]
    if table.made is not None:
        said.append(f"made on {words.day(table.made.at)}")
    return ", ".join(said)
