"""Lists as an Excel workbook: a sheet a list, texts as texts and never as formulas."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from governance.foundation.screens import Column
from governance.foundation.screens.cells import parts

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDTH = 28


@dataclass(frozen=True)
class Sheet:
    name: str
    columns: Sequence[Column]
    rows: Iterable[Any]


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The bytes of the workbook; days are days, everything else is what the page says."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#d8dde0"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.set_column(0, max(len(sheet.columns) - 1, 0), WIDTH, body)
            page.freeze_panes(1, 0)
            for place, column in enumerate(sheet.columns):
                page.write_string(0, place, column.label, head)
            for number, row in enumerate(sheet.rows, 1):
                for place, column in enumerate(sheet.columns):
                    value = column.of(row)
                    if isinstance(value, date) and not isinstance(value, datetime):
                        page.write_datetime(number, place, value, day)
                    else:
                        page.write_string(number, place, _text(value), body)
    return file.getvalue()


def _text(value: Any) -> str:
    return "\n".join(str(part) for part in parts(value, ""))
