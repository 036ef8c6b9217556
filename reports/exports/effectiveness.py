"""The yearly report of a committee as an Excel workbook: a sheet a subject, its numbers, and their bars beside them."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from governance.foundation import words
from governance.foundation.screens.cells import FORMULA_STARTS
from meetings.record.rules.effectiveness import Report, Section
from reports.exports.register import CELL_LIMIT, OPTIONS

FILLS = ("#005EB8", "#AEB7BD", "#FFFFFF")
NAME_LIMIT = 31  # of a sheet's name, by the format
NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


def effectiveness_workbook(
    told: Report, answers: list[tuple[str, str]], *, agreed: str, made: datetime
) -> bytes:
    """The same bytes for the same report and moment."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    title = f"Effectiveness of {told.committee}, {told.days}"
    book.set_properties(
        {
            "title": title,
            "author": told.icb,
            "created": made.replace(tzinfo=None, microsecond=0),
        }
    )
    wrapped = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10}
    pens = {
        "head": book.add_format(wrapped | {"bold": True, "bg_color": "#F0F4F5", "bottom": 2}),
        "plain": book.add_format(wrapped),
        "quoted": book.add_format(wrapped | {"quote_prefix": True}),
    }
    about = [("Of", told.committee), ("ICB", told.icb), ("Days", told.days), ("Beside", told.days_before)]
    about += [("Numbers", agreed), ("Made on", words.moment(made))]
    _pairs(book, pens, "About this report", ("What", "Says"), about)
    for section in told.sections:
        _section(book, pens, section)
    _pairs(book, pens, "What it says of itself", ("Question", "Answer"), answers)
    book.close()
    return out.getvalue()


def _pairs(
    book: Any, pens: dict[str, Any], name: str, head: tuple[str, str], rows: list[tuple[str, str]]
) -> None:
    sheet = book.add_worksheet(name)
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, 1, 100)
    for number, row in enumerate((head, *rows)):
        for place, text in enumerate(row):
            _write(sheet, pens, number, place, text, is_head=not number)


def _section(book: Any, pens: dict[str, Any], section: Section) -> None:
    sheet = book.add_worksheet(section.title.translate(NOT_IN_NAMES)[:NAME_LIMIT])
    sheet.set_column(0, 0, 40)
    sheet.set_column(1, max(len(section.head) - 1, 1), 18)
    for number, line in enumerate((section.head, *section.rows)):
        for place, text in enumerate(line):
            _write(sheet, pens, number, place, text, is_head=not number)
    below = len(section.rows) + 2 if section.rows else 0
    for number, said in enumerate(section.words):
        _write(sheet, pens, below + number, 0, said)
    if section.bars is not None and section.bars.rows:
        _chart(book, sheet, pens, section, below + len(section.words) + 1)


def _chart(book: Any, sheet: Any, pens: dict[str, Any], section: Section, row: int) -> None:
    """Excel's own bars over the numbers that are drawn, which stand to the right of them."""
    bars = section.bars
    assert bars is not None, "only sections with bars are drawn"
    left = len(section.head) + 1
    for place, text in enumerate(("Drawn", *bars.series)):
        _write(sheet, pens, 0, left + place, text, is_head=True)
    for number, (label, numbers) in enumerate(bars.rows, start=1):
        _write(sheet, pens, number, left, label)
        for place, value in enumerate(numbers, start=1):
            sheet.write_number(number, left + place, value, pens["plain"])
    chart = book.add_chart({"type": "bar", **({"subtype": "stacked"} if bars.is_stacked else {})})
    last = len(bars.rows)
    for place in range(1, len(bars.series) + 1):
        chart.add_series(
            {
                "name": [sheet.get_name(), 0, left + place],
                "categories": [sheet.get_name(), 1, left, last, left],
                "values": [sheet.get_name(), 1, left + place, last, left + place],
                "fill": {"color": FILLS[(place - 1) % len(FILLS)]},
                "border": {"color": "#212B32"},
            }
        )
    chart.set_title({"name": bars.title, "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 760, "height": 120 + 30 * last * (1 if bars.is_stacked else len(bars.series))})
    sheet.insert_chart(row, 0, chart, {"description": f"{bars.title}. {bars.description}"})


def _write(
    sheet: Any, pens: dict[str, Any], row: int, column: int, text: str, *, is_head: bool = False
) -> None:
    if is_head:
        sheet.write_string(row, column, text, pens["head"])
    elif text.isascii() and text.isdecimal():
        sheet.write_number(row, column, int(text), pens["plain"])
    elif text:
        pen = pens["quoted" if text.startswith(FORMULA_STARTS) else "plain"]
        sheet.write_string(row, column, text[:CELL_LIMIT], pen)
