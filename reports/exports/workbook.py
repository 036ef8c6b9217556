"""A scheme as an Excel workbook: the rows, every limit in its parts, and what the file is.

Cells are written as text, dates and numbers and never as formulas, whatever they begin with.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from governance.foundation.screens.cells import FORMULA_STARTS
from reports.exports.rows import LimitRow, SchemeRow
from reports.exports.table import COLUMNS, EMPTY_CELLS, SchemeTable, Value, text_of

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
CELL_LIMIT = 32_767  # of characters, by the format
KINDS = {
    "spend": "To commit or spend",
    "virement": "To move between budgets",
    "payment_envelope": "Payment envelope",
}
BASES = {"per_decision": "Each decision", "per_year": "Financial year", "cumulative": "In total"}
VAT = {"including": "Including VAT", "excluding": "Excluding VAT", "": ""}
BUDGETS = {"in_budget": "Within budget only", "outside_budget": "Outside budget", "": ""}
# Heading and width. None of them reads as the heading of a decision, so that an import takes this sheet for no scheme.
LIMIT_COLUMNS = (
    ("Reference", 12),
    ("Concerns", 40),
    ("Held by", 32),
    ("Kind of limit", 24),
    ("Only above (£)", 16),
    ("Up to (£)", 16),
    ("Counted", 16),
    ("VAT", 16),
    ("Budget", 20),
    ("Together with", 30),
    ("Set by", 30),
    ("In words", 60),
)


def workbook_bytes(table: SchemeTable) -> bytes:
    """The same bytes for the same table."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties(
        {
            "title": table.name,
            "subject": table.scope,
            "author": table.legal_name,
            "created": _created(table),
        }
    )
    pen = _Pen(book)
    _rows_sheet(book, pen, table)
    _limits_sheet(book, pen, table)
    _about_sheet(book, pen, table)
    book.close()
    return out.getvalue()


def _created(table: SchemeTable) -> datetime:
    if table.made is not None:
        return table.made.at.replace(tzinfo=None)
    return datetime.combine(table.adopted_on or table.since, time())


class _Pen:
    """Writes one value in the format that suits it."""

    def __init__(self, book: Any) -> None:
        wrapped = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10}
        self.head = book.add_format(
            wrapped | {"bold": True, "bg_color": "#F0F4F5", "bottom": 2, "valign": "bottom"}
        )
        self.label = book.add_format(wrapped | {"bold": True})
        self.plain = book.add_format(wrapped)
        # Excel keeps what is typed into such a cell as text as well, as if an apostrophe stood before it.
        self.quoted = book.add_format(wrapped | {"quote_prefix": True})
        self.day = book.add_format(wrapped | {"num_format": "d mmm yyyy", "align": "left"})
        self.money = book.add_format(wrapped | {"num_format": "£#,##0.00"})

    def write(self, sheet: Any, row: int, column: int, value: Value) -> None:
        if isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), self.day)
        elif text := text_of(value)[:CELL_LIMIT]:
            quoted = text.startswith(FORMULA_STARTS)
            sheet.write_string(row, column, text, self.quoted if quoted else self.plain)
        else:
            sheet.write_blank(row, column, None, self.plain)


def _sheet(book: Any, pen: _Pen, name: str, table: SchemeTable, columns: list[tuple[str, int]]) -> Any:
    """A sheet to work and to print with: frozen heading, widths, headings on every page."""
    sheet = book.add_worksheet(name)
    for number, (label, width) in enumerate(columns):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, label, pen.head)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_header("&L" + table.name.replace("&", "&&"))
    sheet.set_footer("&L" + table.scope.replace("&", "&&") + "&RPage &P of &N")
    return sheet


def _rows_sheet(book: Any, pen: _Pen, table: SchemeTable) -> None:
    sheet = _sheet(book, pen, "Scheme", table, [(column.label, column.width) for column in COLUMNS])
    for number, row in enumerate(table.rows, start=1):
        for place, column in enumerate(COLUMNS):
            pen.write(sheet, number, place, column.value(row))
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(COLUMNS) - 1)


def _limits_sheet(book: Any, pen: _Pen, table: SchemeTable) -> None:
    sheet = _sheet(book, pen, "Limits", table, list(LIMIT_COLUMNS))
    lines = [(row, limit) for row in table.rows for limit in row.limits]
    for number, (row, limit) in enumerate(lines, start=1):
        _limit_line(sheet, pen, number, row, limit)
    sheet.autofilter(0, 0, max(len(lines), 1), len(LIMIT_COLUMNS) - 1)


def _limit_line(sheet: Any, pen: _Pen, number: int, row: SchemeRow, limit: LimitRow) -> None:
    told: list[Any] = [
        row.reference,
        row.function,
        row.held_by,
        KINDS[limit.kind],
        limit.above,
        "No ceiling" if limit.amount is None else limit.amount,
        BASES[limit.basis],
        VAT[limit.vat],
        BUDGETS[limit.budget],
        limit.together_with,
        limit.set_by,
        limit.words,
    ]
    for place, value in enumerate(told):
        if value is not None and not isinstance(value, str):
            sheet.write_number(number, place, value, pen.money)
        else:
            pen.write(sheet, number, place, value)


def _about_sheet(book: Any, pen: _Pen, table: SchemeTable) -> None:
    sheet = book.add_worksheet("About this file")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    lines = [*table.particulars(), ("Empty cells", EMPTY_CELLS)]
    for number, (label, text) in enumerate(lines):
        sheet.write_string(number, 0, label, pen.label)
        pen.write(sheet, number, 1, text)
