"""The Word file of a scheme."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from reports.documents.scheme_word import word_bytes
from reports.exports.gather import made_now, scheme_table
from tests.reports.documents.reading_word import everything_in, headings_of, tables_of
from tests.reports.exports.schemes import CANARY


@pytest.mark.requirement("R98")
def test_each_theme_is_a_heading_with_a_table_that_repeats_its_headings(rich: Any) -> None:
    data = word_bytes(scheme_table(rich))
    assert headings_of(data) == ["Commissioning", "=cmd|' /C calc'!A0", "Other matters"]
    first = tables_of(data)[0]
    head = first[0]
    assert head[:3] == ["Ref.", "Function", "Decision"]
    row = dict(zip(head, first[1], strict=True))
    assert row["Held by"] == "Hill Partnership Board"
    assert row["Limits"].split("\n") == [
        "up to £250,000 for each decision excluding VAT, within budget only",
        "over £250,000 for each decision, jointly with Chief Finance Officer",
    ]
    assert row["Conditions"] == "Within the plan\nAfter advice of the clinical lead"
    for words in (
        "May be passed on",
        "Delegated by: NHS North Integrated Care Board (SoRD 7)",
        "Accountable: Chief executive",
        "Measure: 4-hour standard: 78%. Off track: The board is told",
        "Budget: 2020/21: £1,200,000. Within urgent care",
        "Source: Scheme 2020, page 4",
    ):
        assert words in row["Further terms"].split("\n")
    tables = docx.Document(io.BytesIO(data)).tables
    assert all(
        table._tbl.tr_lst[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for table in tables
    )


def test_the_document_has_title_language_running_heads_and_an_anchor_a_row(adopted: Any) -> None:
    made = made_now(adopted.scheme.icb)
    document = docx.Document(io.BytesIO(word_bytes(scheme_table(adopted, made=made))))
    assert document.core_properties.title == "Scheme of reservation and delegation, version 1.0"
    assert document.core_properties.language == "en-GB"
    language = document.styles.element.find(f"{qn('w:docDefaults')}//{qn('w:lang')}")
    assert language.get(qn("w:val")) == "en-GB"
    section = document.sections[0]
    assert section.page_width > section.page_height
    assert "version 1.0" in section.header.paragraphs[0].text
    foot = section.footer.paragraphs[0]
    assert "Version 1.0, adopted, from 1 April 2020" in foot.text
    fields = [field.get(qn("w:instr")).strip() for field in foot._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    marks = [mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))]
    assert marks == ["row_1_9", "row_1_10", "row_1_11", "row_2_1", "row_2_2", "row_2_3", "row_entry"]
    assert any(made.ledger_head in paragraph.text for paragraph in document.paragraphs)


def test_the_same_table_gives_the_same_bytes_and_nothing_internal(rich: Any) -> None:
    data = word_bytes(scheme_table(rich))
    assert word_bytes(scheme_table(rich)) == data
    assert CANARY.encode() not in everything_in(data)
