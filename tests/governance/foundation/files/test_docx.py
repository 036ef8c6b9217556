"""Word papers as HTML: numbers as printed, steps of headings, tables, pictures; and nothing that was hidden."""

from __future__ import annotations

import base64
import io
import re

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from PIL import Image

from governance.foundation.files.docx import docx_to_html
from governance.foundation.files.findings import FileRefused
from governance.foundation.files.limits import FileLimits
from tests.governance.foundation.files import hostile_office as made
from tests.governance.foundation.files.test_images import CANARY, picture, with_details

MULTILEVEL = """
<w:abstractNum {ns} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="{second}"/><w:lvlText w:val="{text}"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>"""


def numbered(
    levels: list[int | None], *, second: str = "lowerLetter", text: str = "%2.", restart_at: int = -1
) -> bytes:
    """A document with a paragraph for each level (None: a heading); a list that starts again from `restart_at` on."""

    def change(document) -> None:
        numbering = document.part.numbering_part.element
        numbering.insert(0, parse_xml(MULTILEVEL.format(ns=nsdecls("w"), second=second, text=text)))
        numbering.append(_num(80, ""))
        restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        numbering.append(_num(81, restart))
        for place, level in enumerate(levels):
            if level is None:
                document.add_heading("Heading", 2)
                continue
            paragraph = document.add_paragraph(f"Text {place}")
            listed = paragraph._p.get_or_add_pPr()._add_numPr()
            listed._add_ilvl().val = level
            listed._add_numId().val = 81 if 0 <= restart_at <= place else 80

    return made.word(change)


def _num(number: int, inside: str):
    return parse_xml(
        f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="90"/>{inside}</w:num>'
    )


def labels(html: str) -> list[tuple[str, str]]:
    """The id and printed number of every numbered paragraph."""
    return re.findall(r'id="([^"]+)"[^>]*><span class="app-para__number">([^<]*)</span>', html)


@pytest.mark.requirement("R11")
def test_running_numbers_of_word_go_on_across_headings() -> None:
    html, _ = docx_to_html(numbered([0, 0, None, 0, 1, 1, 2, 2, 1, None, 0]))
    assert labels(html) == [
        ("p-1", "1."),
        ("p-2", "2."),
        ("p-3", "3."),
        ("p-3-a", "a."),
        ("p-3-b", "b."),
        ("p-3-b-i", "i."),
        ("p-3-b-ii", "ii."),
        ("p-3-c", "c."),
        ("p-4", "4."),
    ]


@pytest.mark.requirement("R85")
def test_decimal_numbers_of_word_are_kept_as_printed() -> None:
    html, _ = docx_to_html(numbered([0, 1, 1, 0, 1], second="decimal", text="%1.%2"), prefix="item-4-")
    assert labels(html) == [
        ("item-4-p-1", "1."),
        ("item-4-p-1-1", "1.1"),
        ("item-4-p-1-2", "1.2"),
        ("item-4-p-2", "2."),
        ("item-4-p-2-1", "2.1"),
    ]


@pytest.mark.requirement("R145")
def test_numbers_that_start_again_get_ids_of_their_own() -> None:
    html, _ = docx_to_html(numbered([0, 0, None, 0], restart_at=3))
    assert labels(html) == [("p-1", "1."), ("p-2", "2."), ("p-1--2", "1.")]


def test_headings_start_below_those_of_the_page() -> None:
    html, _ = docx_to_html(made.word(lambda d: [d.add_heading("A", 2), d.add_heading("B", 4)]))
    assert re.findall(r"<(h\d)>", html) == ["h3", "h4", "h5"]
    html, _ = docx_to_html(made.word(), heading_offset=3)
    assert "<h4>Purpose</h4>" in html


def table(header: str) -> bytes:
    def change(document) -> None:
        grid: Table = document.add_table(rows=2, cols=2)
        for cell, words in zip(grid.rows[0].cells, ("Body", "Cost"), strict=True):
            run = cell.paragraphs[0].add_run(words)
            run.bold = header == "bold"
        grid.cell(1, 0).text, grid.cell(1, 1).text = "ICB", "12"
        if header == "marked":
            grid.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))

    return made.word(change)


@pytest.mark.parametrize(("header", "warned"), [("marked", False), ("bold", False), ("none", True)])
def test_header_rows_of_tables(header: str, warned: bool) -> None:
    html, warnings = docx_to_html(table(header))
    assert ("Table 1 has no header row" in " ".join(warnings)) is warned
    assert (html.count('<th scope="col">') == 2) is not warned
    assert "<td>ICB</td><td>12</td>" in html
    assert '<div class="app-table" role="group" aria-label="Table 1" tabindex="0"><table>' in html


def with_picture(data: bytes, description: str = "") -> bytes:
    def change(document) -> None:
        document.add_picture(io.BytesIO(data))
        document.element.body.iter(qn("wp:docPr")).__next__().set("descr", description)

    return made.word(change)


def test_pictures_are_redrawn_and_described() -> None:
    html, warnings = docx_to_html(with_picture(with_details("JPEG"), "A map of the places"))
    assert warnings == []
    assert 'alt="A map of the places"' in html
    found = re.search(r'src="data:image/jpeg;base64,([^"]+)"', html)
    assert found is not None
    drawn = base64.b64decode(found.group(1))
    assert CANARY.encode() not in drawn
    with Image.open(io.BytesIO(drawn)) as shown:
        assert shown.size == (40, 60)


def test_large_pictures_are_made_smaller_and_missing_descriptions_told() -> None:
    html, warnings = docx_to_html(with_picture(picture("PNG", size=(5_000, 100))))
    assert any("Picture 1 has no description" in warning for warning in warnings)
    found = re.search(r"base64,([^\"]+)", html)
    assert found is not None
    with Image.open(io.BytesIO(base64.b64decode(found.group(1)))) as shown:
        assert shown.size == (2_000, 40)


def test_a_picture_of_another_kind_is_left_out_and_told() -> None:
    html, warnings = docx_to_html(with_picture(picture("GIF")))
    assert "<img" not in html
    assert any("save it as PNG or JPEG" in warning for warning in warnings)


def test_hidden_and_deleted_text_stays_hidden() -> None:
    for build in (made.hidden_text, made.tracked_changes, made.comments, made.properties):
        html, _ = docx_to_html(build())
        assert made.CANARY not in html
    assert "shown" in docx_to_html(made.hidden_text())[0]
    assert any("tracked changes" in warning for warning in docx_to_html(made.tracked_changes())[1])


def test_only_links_to_the_web_mail_and_the_page_stay() -> None:
    def linked(target: str) -> bytes:
        data = made.with_relation(
            made.word(), "word/_rels/document.xml.rels", "hyperlink", target, external=True
        )
        space = f'xmlns:r="{made.RELATION.rstrip("/")}"'
        return made.with_text(
            f'<w:p><w:hyperlink {space} r:id="rId900"><w:r><w:t>link</w:t></w:r></w:hyperlink></w:p>', data
        )

    assert 'href="https://example.org/act"' in docx_to_html(linked("https://example.org/act"))[0]
    for target in ("javascript:alert(1)", "file://server/share", "vbscript:x", "data:text/html,x"):
        html, _ = docx_to_html(linked(target))
        assert "link" in html
        assert "href" not in html


@pytest.mark.parametrize(
    ("build", "code"),
    [
        (made.macros, "file.macros"),
        (made.excel, "file.unknown_type"),
        (lambda: b"", "file.empty"),
        (lambda: made.word()[:-500], "file.truncated"),
        (made.unpacks_too_far, "file.zip_bomb"),
        (made.linked_picture, "file.external_content"),
    ],
)
def test_what_is_refused(build, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        docx_to_html(build())
    assert refused.value.finding.code == code


def test_it_works_within_limits() -> None:
    def change(document) -> None:
        for _ in range(400):
            document.add_paragraph("word " * 200)

    with pytest.raises(FileRefused) as refused:
        docx_to_html(made.word(change), limits=FileLimits(output_bytes=10_000))
    assert refused.value.finding.code == "file.too_complex"


def test_an_empty_document_is_empty() -> None:
    out = io.BytesIO()
    docx.Document().save(out)
    html, warnings = docx_to_html(out.getvalue())
    assert re.sub(r"<[^>]+>", "", html).strip() == ""
    assert warnings == []
