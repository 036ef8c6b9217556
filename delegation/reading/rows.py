"""Rows of a scheme: what each row of its tables grants to whom, in the document's own words.

One `ReadRow` is one prospective entry: a row that names three holders is read as three. A row that cannot be read
carries its `problem`; what two people could read differently stands in `doubts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from decimal import Decimal
from typing import Any

from delegation.reading.cells import Named, read_mark, read_names
from delegation.reading.columns import Column
from delegation.reading.headings import Headed
from delegation.reading.money import Money, read_money
from delegation.reading.residual import is_residual
from governance.foundation.files.tables.model import Line, without_marks

IsKnown = Callable[[str], bool]
RESERVED, DELEGATED = "reserved", "delegated"
_CROSS = re.compile(r"(?:x|✓|✔|☒|☑|√|yes)", re.IGNORECASE)
_REFERENCE = re.compile(
    r"[A-Z]{0,4}[.\s]?\d+(?:[.\-/]\d+)*[a-z]?\.?|[A-Z]{1,3}\.?|[ivx]+\.?|\([a-z]\)", re.IGNORECASE
)
_TREATMENTS = (
    (RESERVED, re.compile(r"reserv|retain", re.I)),
    ("discussed_not_delegated", re.compile(r"discuss|not delegated", re.I)),
    ("led_elsewhere", re.compile(r"led elsewhere|led by|interface", re.I)),
    ("undetermined", re.compile(r"undetermined|to be (?:decided|confirmed|determined)|tbc", re.I)),
    (DELEGATED, re.compile(r"delegat", re.I)),
)
TEXTS = (
    "function",
    "place",
    "source",
    "statutory_basis",
    "accountable",
    "responsibility",
    "lead_body",
    "may_sub_delegate",
    "effective_from",
    "effective_to",
    "note",
    "conditions",
    "exclusions",
)


@dataclass(frozen=True)
class ReadRow:
    """One grant as read. `texts` are the cells of plain columns by role; `spoken` the roles that the table has, so
    that what a file does not speak of is left as it is. `part` of `parts` counts the holders of one row."""

    table: str
    row: str
    reference: str = ""
    theme: str = ""
    wording: str = ""
    who: str = ""
    treatment: str = ""
    verb: str = "decide"
    limit: Money | None = None
    virement: Money | None = None
    joint: str = ""
    conditions: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    spoken: tuple[str, ...] = ()
    part: int = 1
    parts: int = 1
    doubts: tuple[str, ...] = ()
    problem: str = ""
    is_residual: bool = False

    def as_json(self) -> dict[str, Any]:
        values = asdict(self)
        for name in ("limit", "virement"):
            if values[name] is not None:
                values[name] |= {key: _plain(values[name][key]) for key in ("amount", "above")}
        return values

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> ReadRow:
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in values.items()
        }
        for name in ("limit", "virement"):
            if given.get(name) is not None:
                given[name] = money_from_json(given[name])
        return cls(**given)


def _plain(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"


def money_from_json(values: dict[str, Any]) -> Money:
    amounts = {key: None if values[key] is None else Decimal(values[key]) for key in ("amount", "above")}
    return Money(**{**values, **amounts, "readings": tuple(values["readings"])})


def read_rows(tables: Iterable[tuple[Headed, Sequence[Column]]], *, is_known: IsKnown) -> Iterator[ReadRow]:
    """Every grant of every table, from top to bottom; a table that carries on keeps the theme of the one before."""
    before: _Reader | None = None
    for headed, columns in tables:
        reader = _Reader(headed, columns, is_known)
        if headed.carries_on and before is not None and not headed.table.heading:
            reader.theme, reader.own_theme, reader.above = before.theme, before.own_theme, before.above
        for line in headed.rows:
            yield from reader.read(line)
        before = reader


class _Reader:
    """Remembers the theme and the row above, as a reader of the page does."""

    def __init__(self, headed: Headed, columns: Sequence[Column], is_known: IsKnown) -> None:
        self.table, self.columns, self.is_known = headed.table, list(columns), is_known
        self.headings = headed.headings
        self.spoken = tuple(sorted({column.role.split(":")[0] for column in columns} - {"ignore"}))
        self.theme, self.own_theme = headed.table.heading, ""
        self.above: ReadRow | None = None

    def read(self, line: Line) -> Iterator[ReadRow]:
        if theme := self._theme_row(line):
            if is_residual(theme):
                yield self._blank(line, wording=theme, is_residual=True)
            else:
                self.theme, self.above = theme, None
            return
        row = self._described(line)
        if row.is_residual:
            yield row
            return
        yield from self._grants(row, line)

    def _blank(self, line: Line, **values: Any) -> ReadRow:
        return ReadRow(self.table.name, str(line.number), theme=self.theme, spoken=self.spoken, **values)

    def _theme_row(self, line: Line) -> str:
        """The text of a row that is a heading: one cell across the table, or a bold line without any holder."""
        cells = line.distinct()
        texts = [without_marks(text) for _, text in cells]
        if len(cells) == 2 and _REFERENCE.fullmatch(texts[0]) and not self._names_holders(line):
            return texts[1] if line.is_bold else ""
        if len(cells) != 1:
            return ""
        column, _ = cells[0]
        wide = line.span(column) >= max(2, (self.table.width + 1) // 2)
        first = column == 0 and self.columns[0].role not in ("wording", "function")
        return texts[0] if wide or line.is_bold or first or is_residual(texts[0]) else ""

    def _names_holders(self, line: Line) -> bool:
        return any(line.cells[i] for i, column in enumerate(self.columns) if ":" in column.role)

    def _described(self, line: Line) -> ReadRow:
        """The row without its holders: reference, theme, wording and the plain columns."""
        said = {
            role: "\n".join(self._cells(line, role)) for role in ("reference", "theme", "wording", *TEXTS)
        }
        if said["theme"]:
            self.own_theme = said["theme"].replace("\n", " ")
        wording = without_marks(said["wording"]) or without_marks(said["function"])
        row = self._blank(
            line,
            reference=without_marks(said["reference"]).replace("\n", " ")[:40],
            wording=wording,
            texts={role: said[role] for role in TEXTS if role in self.spoken},
            is_residual=is_residual(wording),
        )
        row = replace(row, theme=(self.own_theme or self.theme)[:200])
        return row if wording else self._carried_on(row)

    def _carried_on(self, row: ReadRow) -> ReadRow:
        """A row without wording carries on the one above, as in tables that name each holder on a line of its own."""
        if self.above is None:
            return row
        doubt = "The row has no wording of its own; it takes that of the row above."
        reference = row.reference or self.above.reference
        return replace(row, wording=self.above.wording, reference=reference, doubts=(*row.doubts, doubt))

    def _cells(self, line: Line, role: str) -> list[str]:
        cells = (line.cells[i] for i, column in enumerate(self.columns) if column.role == role)
        return list(dict.fromkeys(cell for cell in cells if cell))

    def _grants(self, row: ReadRow, line: Line) -> Iterator[ReadRow]:
        if not row.wording:
            yield replace(row, problem="The row has no decision or function in it.")
            return
        if not row.doubts:
            self.above = row
        row = self._with_limits(row, line)
        said = self._treatment(line)
        held = list(self._held(line))
        if held:
            for number, (treatment, named) in enumerate(held, 1):
                yield _granted(row, said or treatment, named, number, len(held))
        elif said and said != DELEGATED:
            yield replace(row, treatment=said)
        elif row.texts.get("lead_body"):
            yield replace(row, treatment="led_elsewhere")
        else:
            yield replace(row, problem="The row names nobody: no holder, cross or amount stands in it.")

    def _with_limits(self, row: ReadRow, line: Line) -> ReadRow:
        joint = " ".join(self._cells(line, "joint"))
        values: dict[str, Any] = {"joint": without_marks(joint)}
        for role in ("limit", "virement"):
            if role in self.spoken:
                unit = next((column.unit for column in self.columns if column.role == role), "")
                money = read_money("\n".join(self._cells(line, role)), unit=unit)
                values[role] = money
                row = replace(row, doubts=(*row.doubts, money.doubt)) if money.doubt else row
        return replace(row, **values)

    def _treatment(self, line: Line) -> str:
        text = " ".join(self._cells(line, "treatment"))
        return next((treatment for treatment, pattern in _TREATMENTS if pattern.search(text)), "")

    def _held(self, line: Line) -> Iterator[tuple[str, Named]]:
        """Each holder of the row, with the treatment that its column stands for. A merged cell counts once."""
        for i, column in enumerate(self.columns):
            kind, _, treatment = column.role.partition(":")
            text = line.cells[i]
            if not treatment or not text:
                continue
            if kind == "mark":
                if named := read_mark(text, column.who, unit=column.unit):
                    yield treatment, named
            elif line.owners[i] == i:
                yield from ((treatment, named) for named in self._named(text, i))

    def _named(self, text: str, column: int) -> list[Named]:
        """Names in a cell; a mere cross stands for what the heading says."""
        if _CROSS.fullmatch(without_marks(text)):
            who = re.sub(r"^.*(?:\bto\b(?: the)?|–)\s*", "", self.headings[column], flags=re.IGNORECASE)
            return [Named(who or self.headings[column])]
        return read_names(text, is_known=self.is_known)


def _granted(row: ReadRow, treatment: str, named: Named, part: int, parts: int) -> ReadRow:
    return replace(
        row,
        who=named.who,
        treatment=treatment,
        verb=named.verb,
        limit=named.limit or row.limit,
        joint=named.joint or (named.limit.joint_with if named.limit else "") or row.joint,
        conditions=named.conditions,
        part=part,
        parts=parts,
        doubts=(*row.doubts, *(doubt for doubt in named.doubts if doubt not in row.doubts)),
    )
