"""The workbook as a spreadsheet program reads it."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from governance.foundation.screens.cells import FORMULA_STARTS
from reports.exports.gather import made_now, scheme_table
from reports.exports.table import COLUMNS
from reports.exports.workbook import workbook_bytes
from tests.reports.exports.schemes import CANARY


@pytest.fixture
def book(rich: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(scheme_table(rich))))


def test_the_rows_stand_under_a_frozen_heading_with_filters(book: Any) -> None:
    sheet = book["Scheme"]
    assert [cell.value for cell in sheet[1]] == [column.label for column in COLUMNS]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.max_row == 8
    assert sheet["A3"].value == "1.10"
    by_label = {column.label: number for number, column in enumerate(COLUMNS, start=1)}
    assert sheet.cell(2, by_label["From"]).value == datetime(2020, 4, 1)
    assert sheet.cell(2, by_label["To (last day)"]).value is None


def test_text_that_begins_like_a_formula_stays_text(book: Any) -> None:
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    odd = [cell for cell in cells if str(cell.value).startswith(FORMULA_STARTS)]
    assert {cell.value for cell in odd} == {
        "=cmd|' /C calc'!A0",
        '=HYPERLINK("http://x")',
        "+44 numbers and @names",
    }
    assert all(cell.quotePrefix for cell in odd)


def test_each_limit_has_a_line_in_its_parts(book: Any) -> None:
    lines = list(book["Limits"].iter_rows(min_row=2, values_only=True))
    assert len(lines) == 3
    assert lines[0][:8] == (
        "1.9",
        "Urgent care",
        "Hill Partnership Board",
        "To commit or spend",
        None,
        250_000,
        "Each decision",
        "Excluding VAT",
    )
    assert lines[1][4:6] == (250_000, "No ceiling")
    assert lines[1][9] == "Chief Finance Officer"
    assert lines[2][5] == 0


def test_a_sheet_says_what_the_file_is(rich: Any) -> None:
    made = made_now(rich.scheme.icb)
    data = workbook_bytes(scheme_table(rich, made=made))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["About this file"]
    said = {line[0]: line[1] for line in sheet.iter_rows(values_only=True)}
    assert said["Version"] == "1.0 (draft)"
    assert said["Adopted on"] == "Not adopted"
    assert made.ledger_head in said["Ledger at that time"]
    assert "never means zero" in said["Empty cells"]


def test_the_same_table_gives_the_same_bytes_and_nothing_internal(rich: Any) -> None:
    data = workbook_bytes(scheme_table(rich))
    assert workbook_bytes(scheme_table(rich)) == data
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert not [name for name in packed.namelist() if CANARY.encode() in packed.read(name)]
