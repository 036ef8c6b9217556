"""The PDF of a scheme and its web page in one file."""

from __future__ import annotations

import io
from typing import Any

import lxml.html
import pikepdf

from reports.documents.layout import groups_of
from reports.documents.paper import lay_out, waits
from reports.documents.scheme_pdf import IN_ONE, cut, paper_of, scheme_pdf, web_bytes
from reports.exports.gather import made_now, scheme_table
from reports.pdf.check import check_pack
from tests.reports.documents.reading_word import pdf_text
from tests.reports.exports.schemes import CANARY


def test_the_pdf_is_tagged_and_says_which_version_it_is(adopted: Any) -> None:
    data, pages = scheme_pdf(scheme_table(adopted, made=made_now(adopted.scheme.icb)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_pack(pdf, deep=True) == []
        assert len(pdf.pages) == pages
        box = pdf.pages[0].mediabox
        assert box[2] > box[3]
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo.Title) == "Scheme of reservation and delegation, version 1.0"
        with pdf.open_outline() as outline:
            assert [mark.title for mark in outline.root[0].children] == [
                "Commissioning",
                "=cmd|' /C calc'!A0",
                "Other matters",
            ]
    said = pdf_text(data)
    assert f"Page 1 of {pages}" in said
    assert "Version 1.0, adopted, from 1 April 2020" in said
    assert "250,000" in said
    assert CANARY not in said


def test_a_long_scheme_is_cut_and_laid_out_before_it_is_asked_for(rich: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("reports.documents.scheme_pdf.IN_ONE", 2)
    table = scheme_table(rich)
    paper = paper_of(table)
    assert [chapter.title for chapter in paper.chapters[1:]] == [
        "Commissioning",
        "Commissioning, from 1.11",
        "=cmd|' /C calc'!A0",
        "Other matters",
        "Other matters, from Estates",
    ]
    assert waits(paper)
    told: list[tuple[int, int]] = []
    lay_out(paper, lambda done, total, message: told.append((done, total)))
    assert told[0] == (0, 6)
    assert told[-1] == (6, 6)
    later = paper_of(scheme_table(rich, made=made_now(rich.scheme.icb)))
    assert not waits(later)  # the checkpoint of the ledger stands on the first part only


def test_no_row_is_lost_where_a_heading_is_cut(rich: Any, monkeypatch: Any) -> None:
    group = next(groups_of(scheme_table(rich)))
    assert [piece.rows for piece in cut(group)] == [group.rows]
    assert len(group.rows) < IN_ONE
    monkeypatch.setattr("reports.documents.scheme_pdf.IN_ONE", 2)
    assert tuple(row for piece in cut(group) for row in piece.rows) == group.rows


def test_the_web_page_has_an_anchor_for_each_row_and_nothing_that_runs(rich: Any) -> None:
    data = web_bytes(scheme_table(rich))
    page = lxml.html.fromstring(data.decode())
    anchors = [row.get("id") for row in page.xpath("//table[@class='rows']/tbody/tr")]
    assert anchors == [
        "row-1-9",
        "row-1-10",
        "row-1-11",
        "row-2-1",
        "row-2-2",
        "row-2-3",
        "row-entry",
    ]
    assert page.get("lang") == "en-GB"
    assert not page.xpath("//script | //link | //img")
    assert "A new hospital & <script>alert(1)</script>" in page.text_content()
    assert not [a for a in page.xpath("//a/@href") if not a.startswith("#")]
    assert CANARY.encode() not in data
