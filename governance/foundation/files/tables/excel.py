"""Sheets of an Excel workbook as tables. Runs in the confined child."""

from __future__ import annotations

import io
from collections import defaultdict
from datetime import date, datetime
from typing import Any

import openpyxl

from governance.foundation.files.findings import FileRefused, Finding
from governance.foundation.files.tables.model import (
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_TABLES,
    FileContent,
    Line,
    Table,
    clean,
)


def read_workbook(data: bytes) -> FileContent:
    """Every visible sheet as one table; values as they were last calculated, never formulas."""
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    tables: list[Table] = []
    left_out: list[str] = []
    for sheet in book.worksheets[:MOST_TABLES]:
        if sheet.sheet_state != "visible":
            left_out.append(f"The sheet “{sheet.title}” is hidden.")
        elif table := _table(sheet):
            tables.append(table)
    return FileContent(tuple(tables), (), tuple(left_out))


def _table(sheet: Any) -> Table | None:
    """Only cells that hold something are looked at: a sheet may claim a million empty rows."""
    texts: dict[int, dict[int, str]] = defaultdict(dict)
    bold: dict[int, bool] = {}
    for (row, column), cell in sorted(sheet._cells.items()):
        if (text := _text(cell)) and column <= MOST_COLUMNS:
            texts[row][column] = text
            bold[row] = bold.get(row, True) and bool(cell.font.b)
    if not texts:
        return None
    if len(texts) > MOST_ROWS:
        raise too_many_rows(len(texts))
    width = max(max(cells) for cells in texts.values())
    owners = _merge(sheet, texts, width)
    lines = [
        Line(
            row,
            tuple(texts[row].get(column, "") for column in range(1, width + 1)),
            tuple(owners.get((row, column), column) - 1 for column in range(1, width + 1)),
            is_bold=bold.get(row, False),
        )
        for row in sorted(texts)
    ]
    return Table(sheet.title, width, tuple(lines))


def _merge(sheet: Any, texts: dict[int, dict[int, str]], width: int) -> dict[tuple[int, int], int]:
    """Write the text of each merged cell into all it covers; where its column begins, by (row, column)."""
    owners: dict[tuple[int, int], int] = {}
    last = max(texts)
    for area in sheet.merged_cells.ranges:
        text = texts.get(area.min_row, {}).get(area.min_col, "")
        for row in range(area.min_row, min(area.max_row, last) + 1):
            for column in range(area.min_col, min(area.max_col, width) + 1):
                owners[row, column] = area.min_col
                if text:
                    texts[row][column] = text
    return owners


def _text(cell: Any) -> str:
    value = cell.value
    if value is None or isinstance(value, bool):
        return {True: "Yes", False: "No"}.get(value, "") if isinstance(value, bool) else ""
    if isinstance(value, datetime | date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    return clean(value)


def _number(value: int | float, shown: str) -> str:
    """A number as its cell shows it: with the pound sign of its format, and as it is where the format is its own."""
    plain = f"{value:.2f}".removesuffix(".00") if isinstance(value, float) else str(value)
    if "%" in shown:
        return f"{value * 100:g}%"
    if "£" not in shown:
        return plain
    body = shown.split(";")[0]
    if body.rstrip('"_)-, ').lower().endswith(("k", "m")) or body.rstrip().endswith(","):
        return plain  # scaled by its format: nobody can see what was meant, so it stays a bare number
    return f"£{plain}"


def too_many_rows(count: int) -> FileRefused:
    message = (
        f"This file has {count} rows in one table; the most that can be read is {MOST_ROWS}. "
        "Keep these rows in a file of their own."
    )
    return FileRefused(Finding("file.too_many_rows", message))
