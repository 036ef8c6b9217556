"""A comparison as Word with tracked changes and as PDF with marked words."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import docx
import pikepdf
import pytest
from docx.oxml.ns import qn

from delegation.actions import add_entry, change_entry, change_version, copy_version, remove_entry
from delegation.models import SchemeVersion
from reports.documents.comparing import marked_comparison
from reports.documents.redline_pdf import redline_pdf
from reports.documents.redline_word import redline_bytes
from reports.documents.scheme_word import word_bytes
from reports.exports.gather import scheme_table
from reports.pdf.check import check_pack
from tests.fixtures.people import World
from tests.reports.documents.reading_word import everything_in, headings_of, pdf_text, tables_of
from tests.reports.exports.schemes import CANARY

AT = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
YEAR_2 = date(2021, 4, 1)


@pytest.fixture
def second(adopted: SchemeVersion, functions: Any, officer: Any, world: World) -> SchemeVersion:
    """A draft after it: a limit and a wording changed, a row gone with its heading, one new under a new heading."""
    version = copy_version(adopted, label="2.0", effective_from=YEAR_2, by=officer)
    changed = version.entries.get(reference="1.9")
    values = {"wording": "Approve all contracts for urgent care", "limits": [{"amount": 300_000}]}
    change_entry(changed, values, by=officer)
    remove_entry(version.entries.get(reference="2.1"), by=officer, reason="Moved to another scheme")
    measured = version.entries.get(reference="1.11")
    change_entry(measured, {"measures": [{"metric": "Beds"}]}, by=officer)
    add_entry(
        scheme_version=version,
        function=functions["research"],
        treatment="delegated",
        reference="3.1",
        theme="Quality",
        wording="Approve the research plan",
        holder_committee=world.vale_board,
        source="Scheme 2021",
        effective_from=YEAR_2,
        note=f"{CANARY} in a new note",
        by=officer,
    )
    return SchemeVersion.objects.select_related("scheme__icb__organisation").get(pk=version.pk)


def word(found: Any) -> bytes:
    return redline_bytes(found, author="NHS North Integrated Care Board", at=AT)


@pytest.mark.requirement("R190")
def test_accepting_every_mark_gives_the_later_version_and_rejecting_the_earlier(
    adopted: Any, second: Any
) -> None:
    data = word(marked_comparison(second, before=adopted, everything=True))
    for version, accept in ((second, True), (adopted, False)):
        kept = _by_reference(tables_of(data, accept=accept))
        own = _by_reference(tables_of(word_bytes(scheme_table(version))))
        assert kept.keys() == own.keys()
        for reference, cells in own.items():
            marked = kept[reference]
            assert {label: marked[label] for label in cells} == cells
    assert "Quality" in headings_of(data, accept=True)
    assert "Quality" not in headings_of(data, accept=False)
    assert "=cmd|' /C calc'!A0" not in headings_of(data, accept=True)


def _by_reference(tables: list[list[list[str]]]) -> dict[str, dict[str, str]]:
    found = {}
    for head, *rows in tables:
        for row in rows:
            cells = dict(zip(head, row, strict=True))
            found[cells["Ref."] or cells["Function"]] = cells
    return found


def test_the_marks_are_words_own_with_author_and_time(adopted: Any, second: Any) -> None:
    found = marked_comparison(second, before=adopted)
    document = docx.Document(io.BytesIO(word(found)))
    body = document.element.body
    marks = [*body.iter(qn("w:ins")), *body.iter(qn("w:del"))]
    assert {mark.get(qn("w:author")) for mark in marks} == {"PBP Portal"}
    assert {mark.get(qn("w:date")) for mark in marks} == {"2026-05-04T09:30:00Z"}
    numbers = [mark.get(qn("w:id")) for mark in marks]
    assert len(set(numbers)) == len(numbers)
    gone = ["".join(part.text for part in mark.iter(qn("w:delText"))) for mark in body.iter(qn("w:del"))]
    assert '=HYPERLINK("http://x")' in gone
    assert not [part for mark in body.iter(qn("w:del")) for part in mark.iter(qn("w:t"))]
    assert document.paragraphs[1].text == found.sentence


@pytest.mark.requirement("R190")
def test_the_sentence_stands_first_and_same_rows_are_only_counted(adopted: Any, second: Any) -> None:
    found = marked_comparison(second, before=adopted)
    assert found.sentence.startswith("1 limit lowered, 1 delegation added")
    kinds = {
        row.cells[0][0].text if row.cells[0] else "": row.kind for group in found.groups for row in group.rows
    }
    assert kinds == {"1.9": "changed", "1.11": "changed", "2.1": "removed", "2.3": "removed", "3.1": "added"}
    assert found.sentence.endswith("3 rows are the same.")
    whole = marked_comparison(second, before=adopted, everything=True)
    assert sum(len(group.rows) for group in whole.groups) == 8


@pytest.mark.requirement("R190")
def test_a_rule_of_the_whole_version_is_marked_in_word_and_on_paper(
    adopted: Any, second: SchemeVersion, officer: Any
) -> None:
    change_version(second, {"passes_upward": True}, by=officer)
    again = SchemeVersion.objects.select_related("scheme__icb__organisation").get(pk=second.pk)
    found = marked_comparison(again, before=adopted)
    assert "1 rule of the whole version changed" in found.sentence.lower()
    rule = "Whoever stands higher may also decide what a lower holder may:"
    paragraphs = docx.Document(io.BytesIO(word(found))).element.body.iter(qn("w:p"))
    (told,) = [p for p in paragraphs if "".join(t.text for t in p.iter(qn("w:t"))).startswith(rule)]
    assert ["".join(t.text for t in mark.iter(qn("w:delText"))) for mark in told.iter(qn("w:del"))] == ["No"]
    assert ["".join(t.text for t in mark.iter(qn("w:t"))) for mark in told.iter(qn("w:ins"))] == ["Yes"]
    paper = pdf_text(redline_pdf(found, author="NHS North Integrated Care Board", at=AT))
    assert "[No] Yes" in " ".join(paper.split())


def test_a_version_is_compared_with_a_day_on_which_nothing_was_in_force(second: Any) -> None:
    found = marked_comparison(second, day=date(2019, 1, 1))
    assert found.before == "Nothing in force on 1 January 2019"
    assert {row.kind for group in found.groups for row in group.rows} == {"added"}
    data = word(found)
    assert tables_of(data, accept=False) == []
    assert headings_of(data, accept=False) == []


def test_the_pdf_marks_words_without_relying_on_colour(adopted: Any, second: Any) -> None:
    found = marked_comparison(second, before=adopted)
    data = redline_pdf(found, author="NHS North Integrated Care Board", at=AT)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert check_pack(pdf, deep=True) == []
    said = " ".join(pdf_text(data).split())
    assert found.sentence in said
    assert "[=HYPERLINK" in said
    assert said.index(found.sentence) < said.index("Removed")
    assert CANARY not in said


def test_nothing_internal_leaves_with_a_comparison(adopted: Any, second: Any) -> None:
    data = everything_in(word(marked_comparison(second, before=adopted, everything=True)))
    assert CANARY.encode() not in data
