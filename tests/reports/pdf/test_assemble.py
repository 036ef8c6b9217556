"""A pack is one document: one tree, one set of bookmarks, links that work, stamps that nobody is read."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest
from pikepdf import Name, Pdf

from reports.pdf.assemble import assemble
from reports.pdf.check import check_pack
from reports.pdf.parts import NO_STAMPS, PackPart, PreparedPart, StampSettings
from reports.pdf.render import prepare_upload, render_part
from tests.reports.pdf.material import opened, tagged_pdf, untagged_pdf
from tests.reports.pdf.reading import tree, words_on


def build(parts: list[PackPart], **values: Any) -> bytes:
    values = {"title": "Committee in public", "identifier": "ALD/2025/11", "author": "Aldermere"} | values
    return assemble(parts, **values)


@pytest.fixture(scope="module")
def pack(pack_parts: list[PackPart]) -> bytes:
    return build(pack_parts)


@pytest.fixture
def own_pack(pack_parts: list[PackPart]) -> bytes:
    """Without the upload: all of it made here, so all of it may claim PDF/UA."""
    return build(pack_parts[:2])


@pytest.fixture
def read(pack: bytes) -> Iterator[Pdf]:
    with opened(pack) as pdf:
        yield pdf


def marks(outline: list[pikepdf.OutlineItem]) -> list:
    return [[item.title, *marks(item.children)] for item in outline]


def test_the_same_arguments_give_the_same_bytes(pack: bytes, pack_parts: list[PackPart]) -> None:
    assert build(pack_parts) == pack
    assert build(pack_parts, identifier="ALD/2025/12") != pack


def test_pages_come_in_order_and_parts_are_read_in_order(pack: bytes, finance: PreparedPart) -> None:
    root = tree(pack)
    assert root.kind == "Document"
    assert [part.kind for part in root.kids] == ["Part"] * 3
    titles = [str(part.source.T) for part in root.kids]
    assert titles == ["Cover note", "3.2 Finance report", "Annex A: slides"]
    last = 1 + finance.pages
    assert [min(part.all_pages()) for part in root.kids] == [1, 2, last + 1]
    assert max(root.all_pages()) == last + 3
    table = list(root.kids[1].all("Table"))[-1]
    assert table.text().count("Spend Note") == 1


def test_nothing_is_amiss_in_a_pack_of_our_own(own_pack: bytes) -> None:
    with opened(own_pack) as pdf:
        assert check_pack(pdf, deep=True) == []


def test_a_validator_of_pdf_ua_finds_nothing(own_pack: bytes, tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    target.write_bytes(own_pack)
    assert not pdfua.validate(str(target)).findings


def test_qpdf_and_poppler_read_it_without_complaint(pack: bytes, own_pack: bytes, tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    for data in (pack, own_pack):
        target.write_bytes(data)
        checked = subprocess.run(["qpdf", "--check", str(target)], capture_output=True, text=True, check=True)
        assert checked.stderr == ""
        for command in (
            ["pdfinfo", "-struct-text"],
            ["pdftotext", "-layout"],
            ["pdftoppm", "-r", "20", "-png"],
        ):
            output = [str(tmp_path / "out")] if command[0] != "pdfinfo" else []
            done = subprocess.run(
                [*command, str(target), *output], capture_output=True, text=True, check=True
            )
            assert done.stderr == ""


def test_fonts_are_embedded_once(own_pack: bytes, tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    target.write_bytes(own_pack)
    output = subprocess.run(["pdffonts", str(target)], capture_output=True, text=True, check=True).stdout
    fonts = [line.split() for line in output.splitlines()[2:]]
    assert len({font[0] for font in fonts}) == len(fonts)
    assert all(font[-5:-2] == ["yes", "yes", "yes"] for font in fonts)


def test_it_says_what_it_is(read: Pdf) -> None:
    assert (str(read.docinfo.Title), str(read.docinfo.Author)) == ("Committee in public", "Aldermere")
    assert str(read.Root.Lang) == "en-GB"
    assert read.Root.ViewerPreferences.DisplayDocTitle
    assert Name.CreationDate not in read.docinfo
    assert [page.label for page in read.pages][:3] == ["1", "2", "3"]
    assert all(page.obj.Tabs == Name.S for page in read.pages)
    with read.open_metadata() as metadata:
        assert metadata["dc:title"] == "Committee in public"


def test_a_date_is_written_only_when_given(pack_parts: list[PackPart]) -> None:
    with opened(build(pack_parts, created=datetime(2025, 11, 18, 9, 30, tzinfo=UTC))) as pdf:
        assert str(pdf.docinfo.CreationDate) == "D:20251118093000Z"


@pytest.mark.parametrize("claimed", [True, False])
def test_pdf_ua_is_claimed_only_when_every_part_may(pack: bytes, own_pack: bytes, claimed: bool) -> None:
    with opened(own_pack if claimed else pack) as pdf, pdf.open_metadata() as metadata:
        assert metadata.get("pdfuaid:part") == ("1" if claimed else None)


def test_bookmarks_nest_parts_and_their_headings(read: Pdf) -> None:
    with read.open_outline() as outline:
        assert marks(outline.root) == [
            ["Cover note"],
            ["3.2 Finance report", ["1. Background"], ["2. Finance"], ["Annex A: slides"]],
        ]


def test_links_between_parts_land_and_those_to_absent_parts_become_words(read: Pdf, pack: bytes) -> None:
    links = list(read.pages[0].Annots)
    assert len(links) == 4
    targets = [link.Dest[0].objgen for link in links if Name.Dest in link]
    assert targets[0] == read.pages[1].objgen
    table_page = next(n for n, page in enumerate(read.pages) if page.objgen == targets[1])
    assert table_page > 1
    addresses = [str(link.A.URI) for link in links if Name.A in link]
    assert addresses == ["https://example.org/a", "https://example.org/note"]
    note = tree(pack).kids[0]
    assert [link.text() for link in note.all("Link")] == [
        "the finance report",
        "its table",
        "the site",
        "address",
    ]
    assert [span.text() for span in note.all("Span")] == ["the private paper"]


@pytest.mark.requirement("R9")
def test_a_part_that_is_left_out_leaves_no_trace(pack_parts: list[PackPart]) -> None:
    secret = render_part("<h1>Zebra merger</h1><p>Zebra merger terms</p>", title="Zebra merger")
    private = PackPart(secret, "4.1 Zebra merger", "private", "Item 4.1")
    members, public = build([*pack_parts, private]), build(pack_parts)
    assert public == build([*pack_parts])
    assert "Zebra" in tree(members).text()
    with opened(public) as pdf:
        plain = b"".join(
            bytes(piece.read_bytes()) if isinstance(piece, pikepdf.Stream) else piece.unparse()
            for piece in pdf.objects
        )
    assert b"Zebra" not in plain
    assert "Zebra" not in tree(public).text()


def test_the_same_part_twice_is_sound(note: PreparedPart) -> None:
    tagged = prepare_upload(tagged_pdf(), title="Tagged")
    parts = [PackPart(part, str(n), str(n)) for n, part in enumerate([note, note, tagged, tagged])]
    with opened(build(parts)) as pdf:
        assert {finding.code for finding in check_pack(pdf, deep=True)} == {"font-not-embedded"}


def test_another_language_is_told_at_its_part(note: PreparedPart) -> None:
    welsh = render_part("<h1>Nodyn</h1>", title="Nodyn", lang="cy")
    root = tree(build([PackPart(note, "A", "a"), PackPart(welsh, "B", "b")]))
    assert [str(part.source.get(Name.Lang, "")) for part in root.kids] == ["", "cy"]


def test_impossible_orders_are_errors(note: PreparedPart) -> None:
    with pytest.raises(ValueError, match="at least one"):
        build([])
    with pytest.raises(ValueError, match="must differ"):
        build([PackPart(note, "A", "a"), PackPart(note, "B", "a")])


def test_stamps_say_where_the_reader_is_and_are_not_read_aloud(pack: bytes, tmp_path: Path) -> None:
    found = words_on(pack, 3, tmp_path)
    foot = [word for word, *_, height in found if height < 30]
    assert foot == ["Item", "3.2", "·", "page", "2", "Pack", "page", "3"]
    assert [word for word, *_, height in words_on(pack, 1, tmp_path) if height < 30] == ["Pack", "page", "1"]
    assert "Pack page" not in tree(pack).text()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [(0, 0, 595, 842), (100, -50, 942, 545)])
def test_stamps_stand_right_on_turned_and_shifted_pages(
    rotate: int, box: tuple[int, ...], tmp_path: Path
) -> None:
    part = prepare_upload(untagged_pdf(1, text=False, rotate=rotate, box=box), title="Turned")
    found = words_on(build([PackPart(part, "A", "a", "Item 9")]), 1, tmp_path)
    width = box[3] - box[1] if rotate in (90, 270) else box[2] - box[0]
    foot = sorted((left, word, right) for word, left, right, height in found if 15 < height < 30)
    assert [word for _, word, _ in foot] == ["Item", "9", "·", "page", "1", "Pack", "page", "1"]
    assert foot[0][0] == pytest.approx(56.7, abs=2)
    assert foot[-1][2] == pytest.approx(width - 56.7, abs=2)


def test_stamps_may_be_worded_otherwise_or_left_out(note: PreparedPart, tmp_path: Path) -> None:
    parts = [PackPart(note, "A", "a", "Eitem 1 ŵ")]
    worded = build(parts, stamp=StampSettings(left="{item}: {page}", right="{number} / {total}"))
    foot = [word for word, *_, height in words_on(worded, 1, tmp_path) if height < 30]
    assert foot == ["Eitem", "1", "ŵ:", "1", "1", "/", "1"]
    bare = build(parts, stamp=NO_STAMPS)
    assert not [word for word, *_, height in words_on(bare, 1, tmp_path) if height < 30]
