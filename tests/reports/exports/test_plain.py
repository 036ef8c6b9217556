"""CSV, JSON and JSON lines: the same rows, safe in a spreadsheet, ISO days, amounts in text, nothing internal."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest

from reports.exports.gather import made_now, scheme_table
from reports.exports.plain import csv_bytes, json_bytes, json_lines
from reports.exports.table import COLUMNS
from tests.reports.exports.schemes import CANARY


@pytest.mark.requirement("R20", "R98")
def test_csv_has_a_line_for_each_row_in_the_order_of_references(rich: Any) -> None:
    table = scheme_table(rich)
    lines = list(csv.DictReader(io.StringIO(csv_bytes(table).decode("utf-8-sig"))))
    assert [line["Reference"] for line in lines] == ["1.9", "1.10", "1.11", "2.1", "2.2", "2.3", ""]
    first = lines[0]
    assert first["Held by"] == "Hill Partnership Board"
    assert first["Conditions"] == "Within the plan; After advice of the clinical lead"
    assert first["Kept back"] == "Closing a department"
    assert first["Delegated by"] == "NHS North Integrated Care Board (SoRD 7)"
    assert first["Source"] == "Scheme 2020, page 4"
    assert (first["From"], first["To (last day)"]) == ("2020-04-01", "")
    assert lines[1]["Comes under"] == "1.9"
    assert lines[2]["Held by"] == "Vale Partnership Board (recommends)"


def test_no_cell_of_a_csv_file_is_a_formula(rich: Any) -> None:
    text = csv_bytes(scheme_table(rich)).decode("utf-8-sig")
    cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert '\'=HYPERLINK("http://x")' in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]


def test_json_has_documented_keys_iso_days_and_amounts_in_text(rich: Any) -> None:
    whole = json.loads(json_bytes(scheme_table(rich, made=made_now(rich.scheme.icb))))
    assert whole["version"] == "1.0"
    assert whole["state"] == "Draft"
    assert len(whole["ledger"]["head"]) == 64
    assert whole["ledger"]["entries"] > 0
    first = whole["entries"][0]
    assert {column.key for column in COLUMNS} <= set(first)
    assert first["from"] == "2020-04-01"
    assert first["to"] is None
    assert first["limits"][0]["amount"] == "250000.00"
    assert first["limits"][1]["no_ceiling"] is True
    assert first["limits"][1]["together_with"] == "Chief Finance Officer"
    assert whole["entries"][1]["limits"][0]["amount"] == "0.00"
    assert whole["entries"][2]["limits"] == []
    assert whole["entries"][2]["role"] == "recommend"


def test_json_lines_say_the_same_as_json(rich: Any) -> None:
    table = scheme_table(rich)
    lines = [json.loads(line) for line in json_lines(table).decode().splitlines()]
    assert lines[0]["kind"] == "scheme"
    whole = json.loads(json_bytes(table))
    assert [{"kind": "entry"} | row for row in whole["entries"]] == lines[1:]


@pytest.mark.requirement("R190")
def test_on_a_day_only_rows_in_force_on_it_are_given(rich: Any) -> None:
    references = {row.reference for row in scheme_table(rich, on=date(2021, 3, 31)).rows}
    later = {row.reference for row in scheme_table(rich, on=date(2021, 4, 1)).rows}
    assert references - later == {"2.3"}
    assert json.loads(json_bytes(scheme_table(rich, on=date(2021, 4, 1))))["in_force_on"] == "2021-04-01"


def test_internal_notes_and_files_of_origin_stay_inside(rich: Any) -> None:
    assert rich.entries.filter(note__contains=CANARY).count() == 7
    for make in (csv_bytes, json_bytes, json_lines):
        assert CANARY.encode() not in make(scheme_table(rich))
