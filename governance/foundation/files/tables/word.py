"""Tables of a Word document. Runs in the confined child."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import docx
from docx.oxml.ns import qn

from governance.foundation.files.tables.excel import too_many_rows
from governance.foundation.files.tables.model import (
    MOST_COLUMNS,
    MOST_PARAGRAPHS,
    MOST_ROWS,
    MOST_TABLES,
    FileContent,
    Line,
    Table,
    clean,
)

# Ticks and crosses of the picture fonts, as Word's Insert Symbol writes them.
_SYMBOLS = {"F0FC": "✓", "F0FE": "✓", "F052": "✓", "F0FB": "x", "F0FD": "x", "F0A8": "", "F06F": ""}


def read_document(data: bytes) -> FileContent:
    """Every table of the body in its order, and the text outside tables.

    Text that was deleted with tracked changes is left out, text that was inserted is in.
    """
    body = docx.Document(io.BytesIO(data)).element.body
    found = list(body.iterchildren(qn("w:tbl")))[:MOST_TABLES]
    tables = [
        _table(element, number, heading)
        for number, (element, heading) in enumerate(zip(found, _themes(found), strict=True), 1)
    ]
    outside = islice(body.iterchildren(qn("w:p")), MOST_PARAGRAPHS)
    paragraphs = (clean("".join(_texts(p))) for p in outside)
    return FileContent(tuple(table for table in tables if table.lines), tuple(p for p in paragraphs if p))


def _themes(tables: list[Any]) -> list[str]:
    """The heading right above each table, where it is a theme: one of several tables with headings of their own, as
    against the title over a single table. A table that bears a title of its own is believed: ours say so themselves
    when their rows have no theme."""
    above = [_heading_above(table) for table in tables]
    several = len({heading for heading in above if heading}) > 1
    found = []
    for table, heading in zip(tables, above, strict=True):
        caption = table.find(f"{qn('w:tblPr')}/{qn('w:tblCaption')}")
        said = clean(caption.get(qn("w:val"), "")) if caption is not None else ""
        found.append(heading if (said == heading if said else several) else "")
    return found


def _heading_above(table: Any) -> str:
    before = table.getprevious()
    while before is not None and before.tag != qn("w:p"):
        if before.tag == qn("w:tbl"):
            return ""
        before = before.getprevious()  # bookmarks and the like
    style = before.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if before is not None else None
    if style is None or not str(style.get(qn("w:val"))).lower().startswith("heading"):
        return ""
    return clean("".join(_texts(before))).replace("\n", " ")


def _table(element: Any, number: int, heading: str) -> Table:
    rows = list(element.iterchildren(qn("w:tr")))
    if len(rows) > MOST_ROWS:
        raise too_many_rows(len(rows))
    lines: list[Line] = []
    above: dict[int, str] = {}
    for count, row in enumerate(rows, 1):
        line, above = _line(row, count, above)
        if any(line.cells):
            lines.append(line)
    width = max((len(line.cells) for line in lines), default=0)
    return Table(f"Table {number}", width, tuple(_widened(line, width) for line in lines), heading)


def _line(row: Any, number: int, above: dict[int, str]) -> tuple[Line, dict[int, str]]:
    """One row on the grid. `above` holds the texts that a vertically merged cell below continues."""
    properties = row.find(qn("w:trPr"))
    column = _number(properties, "w:gridBefore")
    cells, owners, bold = [""] * column, list(range(column)), []
    below: dict[int, str] = {}
    for cell in row.iter(qn("w:tc")):
        if cell.getparent() is not row and not _belongs(cell, row):
            continue
        span, continues = _shape(cell)
        text = above.get(column, "") if continues else clean("\n".join(_paragraphs(cell)))
        below[column] = text
        cells += [text] * span
        owners += [column] * span
        bold += [_is_bold(cell)] if text else []
        column += span
    is_heading = properties is not None and properties.find(qn("w:tblHeader")) is not None
    line = Line(
        number,
        tuple(cells[:MOST_COLUMNS]),
        tuple(owners[:MOST_COLUMNS]),
        is_heading,
        bool(bold) and all(bold),
    )
    return line, below


def _belongs(cell: Any, row: Any) -> bool:
    """A cell inside a content control is still this row's; a cell of a table inside a cell is not."""
    above = cell.getparent()
    while above is not None and above is not row:
        if above.tag == qn("w:tc"):
            return False
        above = above.getparent()
    return above is row


def _shape(cell: Any) -> tuple[int, bool]:
    properties = cell.find(qn("w:tcPr"))
    if properties is None:
        return 1, False
    merge = properties.find(qn("w:vMerge"))
    continues = merge is not None and merge.get(qn("w:val"), "continue") != "restart"
    return max(1, min(_number(properties, "w:gridSpan"), MOST_COLUMNS)), continues


def _number(properties: Any, name: str) -> int:
    element = properties.find(qn(name)) if properties is not None else None
    value = element.get(qn("w:val")) if element is not None else None
    return min(int(value), MOST_COLUMNS) if value and value.isdecimal() else 0


def _widened(line: Line, width: int) -> Line:
    missing = width - len(line.cells)
    if not missing:
        return line
    owners = (*line.owners, *range(len(line.cells), width))
    return Line(line.number, (*line.cells, *[""] * missing), owners, line.is_heading, line.is_bold)


def _paragraphs(cell: Any) -> Iterator[str]:
    for paragraph in cell.iter(qn("w:p")):
        yield "".join(_texts(paragraph))


def _texts(paragraph: Any) -> Iterator[str]:
    """The texts of a paragraph without what was deleted and without raised footnote marks."""
    for run in paragraph.iter(qn("w:r")):
        if any(parent.tag in (qn("w:del"), qn("w:moveFrom")) for parent in run.iterancestors()):
            continue
        if _is_raised_mark(run):
            continue
        for part in run:
            yield _part(part)


def _part(part: Any) -> str:
    if part.tag == qn("w:t"):
        return part.text or ""
    if part.tag in (qn("w:tab"), qn("w:noBreakHyphen")):
        return " " if part.tag == qn("w:tab") else "-"
    if part.tag in (qn("w:br"), qn("w:cr")):
        return "\n"
    if part.tag == qn("w:sym"):
        return _SYMBOLS.get(str(part.get(qn("w:char"))).upper(), "")
    return ""


def _is_raised_mark(run: Any) -> bool:
    raised = run.find(f"{qn('w:rPr')}/{qn('w:vertAlign')}")
    if raised is None or raised.get(qn("w:val")) != "superscript":
        return False
    return bool(re.fullmatch(r"[\d,*†‡\s]*", "".join(text.text or "" for text in run.iter(qn("w:t")))))


def _is_bold(cell: Any) -> bool:
    runs = [run for run in cell.iter(qn("w:r")) if "".join(t.text or "" for t in run.iter(qn("w:t"))).strip()]
    marks = [run.find(f"{qn('w:rPr')}/{qn('w:b')}") for run in runs]
    return bool(runs) and all(
        mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false") for mark in marks
    )
