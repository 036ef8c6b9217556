"""The register of interests as a table of words: the same for a spreadsheet and for paper, and as an Excel workbook.

Cells are written as text and dates and never as formulas, whatever they begin with.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from governance.foundation import words
from governance.foundation.screens import Column
from governance.foundation.screens.cells import FORMULA_STARTS, parts

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
CELL_LIMIT = 32_767  # of characters, by the format
WIDTHS = (24, 32, 36, 22, 22, 44, 13, 13, 44, 24)
PRIVATE = "This copy holds what is not on the public register. Do not publish it or pass it on."
PUBLIC = "This copy holds what is on the public register, and the reader's own entries."
Value = str | date


@dataclass(frozen=True)
class RegisterTable:
    """What the register says on a day to one reader. Cells are dates or words; lines of a cell are parted by newlines.

    `scope` is the ICB's or committee's name; `notes` are what must be known of the day.
    """

    title: str
    scope: str
    author: str
    on: date
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    notes: tuple[str, ...]
    made: datetime

    def particulars(self) -> list[tuple[str, str]]:
        return [
            ("Register", self.title),
            ("Of", self.scope),
            ("As on", words.day(self.on)),
            ("Rows", str(len(self.rows))),
            *(("Note", note) for note in self.notes),
            ("Made on", words.moment(self.made)),
        ]

    @property
    def file_name(self) -> str:
        return f"register-of-interests-{self.on.isoformat()}"


def register_table(
    columns: Sequence[Column],
    rows: Iterable[Any],
    *,
    scope: str,
    author: str,
    on: date,
    notes: Iterable[str],
    reads_records: bool,
    made: datetime,
) -> RegisterTable:
    """The rows of `membership.interests.selectors.register` in the columns of the page."""
    return RegisterTable(
        title="Register of interests",
        scope=scope,
        author=author,
        on=on,
        head=tuple(column.label for column in columns),
        rows=tuple(tuple(_value(column, row) for column in columns) for row in rows),
        notes=(*notes, PRIVATE if reads_records else PUBLIC),
        made=made,
    )


def _value(column: Column, row: Any) -> Value:
    value = column.of(row)
    if isinstance(value, date):
        return value
    if value is None or value == "" or value == []:
        return ""
    return "\n".join(str(part) for part in parts(value, ""))


def register_workbook(table: RegisterTable) -> bytes:
    """The same bytes for the same table."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    book.set_properties(
        {
            "title": table.title,
            "subject": table.scope,
            "author": table.author,
            "created": table.made.replace(tzinfo=None, microsecond=0),
        }
    )
    wrapped = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10}
    pens = {
        "head": book.add_format(wrapped | {"bold": True, "bg_color": "#F0F4F5", "bottom": 2}),
        "label": book.add_format(wrapped | {"bold": True}),
        "plain": book.add_format(wrapped),
        "quoted": book.add_format(wrapped | {"quote_prefix": True}),
        "day": book.add_format(wrapped | {"num_format": "d mmm yyyy", "align": "left"}),
    }
    _entries(book, pens, table)
    _about(book, pens, table)
    book.close()
    return out.getvalue()


def _entries(book: Any, pens: dict[str, Any], table: RegisterTable) -> None:
    sheet = book.add_worksheet("Register of interests")
    for place, label in enumerate(table.head):
        sheet.set_column(place, place, WIDTHS[place])
        sheet.write_string(0, place, label, pens["head"])
    for number, row in enumerate(table.rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, pens, number, place, value)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.head) - 1)
    sheet.set_header(f"&L{_plain(table.title)}, {_plain(table.scope)}, {words.day(table.on)}")
    sheet.set_footer("&RPage &P of &N")


def _about(book: Any, pens: dict[str, Any], table: RegisterTable) -> None:
    sheet = book.add_worksheet("About this file")
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 90)
    for number, (label, text) in enumerate(table.particulars()):
        sheet.write_string(number, 0, label, pens["label"])
        _write(sheet, pens, number, 1, text)


def _write(sheet: Any, pens: dict[str, Any], row: int, column: int, value: Value) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, datetime.combine(value, time()), pens["day"])
    elif value:
        quoted = value.startswith(FORMULA_STARTS)
        sheet.write_string(row, column, value[:CELL_LIMIT], pens["quoted" if quoted else "plain"])
    else:
        sheet.write_blank(row, column, None, pens["plain"])


def _plain(text: str) -> str:
    return text.replace("&", "&&")
