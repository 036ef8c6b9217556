"""PDFs: what is refused, what is cleaned, and that nothing of it is left."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest

from governance.foundation.files.check import inspect_upload
from governance.foundation.files.findings import Inspection
from governance.foundation.files.limits import FileLimits
from tests.governance.foundation.files import hostile_pdf as made

REFUSED = {
    "empty": (lambda: b"", "file.empty"),
    "words": (lambda: b"not a PDF at all " * 50, "file.unknown_type"),
    "a PDF header and nothing else": (lambda: b"%PDF-1.7\n%%EOF", "file.damaged"),
    "cut off": (lambda: made.plain(5)[:-300], "file.truncated"),
    "cut off in the middle": (lambda: made.many_pages(300)[:9_000], "file.truncated"),
    "password": (made.user_password, "file.encrypted"),
    "5,000 pages": (lambda: made.many_pages(5_000), "file.too_many_pages"),
    "no pages": (made.no_pages, "file.no_pages"),
    "a page tree in a loop": (made.page_tree_loop, "file.damaged"),
    "a thousand million pages by sharing": (made.shared_branches, "file.damaged"),
    "lists in lists": (made.deep_nesting, "file.too_complex"),
    "content of 200 megabytes": (made.content_bomb, "file.expands_too_much"),
    "content packed twice": (made.double_bomb, "file.expands_too_much"),
    "a small picture of 200 megabytes": (made.picture_bomb, "file.expands_too_much"),
    "an object stream of 200 megabytes": (made.object_stream_bomb, "file.damaged"),
    "a picture of 3,600 megapixels": (made.huge_picture, "image.too_many_pixels"),
    "drawings in drawings": (made.nested_forms, "file.too_complex"),
    "a drawing of itself": (made.form_draws_itself, "file.too_complex"),
    "portfolio": (made.portfolio, "pdf.portfolio"),
    "a layer switched off": (lambda: made.layers(off=True), "pdf.hidden_layers"),
    "an interactive form without pages of its own": (
        lambda: made.form(xfa=True, fields=False),
        "pdf.interactive_form",
    ),
}


@pytest.mark.parametrize(("build", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(build, code: str) -> None:
    inspection = inspect_upload(build(), filename="paper.pdf")
    assert not inspection.accepted
    assert inspection.refusal is not None
    assert inspection.refusal.code == code
    assert inspection.refusal.message.endswith(".")
    assert inspection.cleaned == b""


CLEANED = {
    "restrictions without a password": (made.owner_password_only, "pdf.restrictions_removed"),
    "scripts in five places": (made.javascript, "pdf.scripts_removed"),
    "a script chained to a link": (made.chained_script, "pdf.scripts_removed"),
    "a link that starts a program": (made.launch, "pdf.actions_removed"),
    "a link to another file": (made.remote_go_to, "pdf.actions_removed"),
    "a form that sends itself": (made.submit_form, "pdf.actions_removed"),
    "a link with a script for an address": (made.script_address, "pdf.links_removed"),
    "attached files": (made.embedded_file, "pdf.attachments_removed"),
    "a file pinned to the page": (made.file_attachment, "pdf.attachments_removed"),
    "rich media": (made.rich_media, "pdf.media_removed"),
    "sound": (lambda: made.annotation("Sound"), "pdf.media_removed"),
    "a review note": (lambda: made.annotation("Text"), "pdf.comments_removed"),
    "a highlight": (lambda: made.annotation("Highlight"), "pdf.comments_removed"),
    "a form": (made.form, "pdf.form_flattened"),
    "a form with a script": (lambda: made.form(action=True), "pdf.scripts_removed"),
    "a form with XFA beside it": (lambda: made.form(xfa=True), "pdf.scripts_removed"),
    "a signature": (made.signed, "pdf.signature_removed"),
    "properties": (made.properties, "pdf.properties_removed"),
    "layers that all show": (lambda: made.layers(off=False), "pdf.layers_flattened"),
    "a deleted page that the tags still hold": (made.removed_page_still_referenced, "pdf.links_removed"),
}


@pytest.mark.parametrize(("build", "code"), CLEANED.values(), ids=CLEANED.keys())
def test_what_is_cleaned_and_that_nothing_of_it_is_left(build, code: str) -> None:
    original = build()
    assert made.CANARY.encode() in everything(original)
    inspection = inspect_upload(original)
    assert inspection.accepted
    assert inspection.has(code)
    assert made.CANARY.encode() not in everything(inspection.cleaned)
    with opened(inspection) as pdf:
        assert len(pdf.pages) == inspection.pages
        assert not pdf.is_encrypted
        assert set(pdf.Root.keys()) <= {
            "/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/Outlines", "/ViewerPreferences",
        }  # fmt: skip


def opened(inspection: Inspection) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(inspection.cleaned))


def everything(data: bytes) -> bytes:
    """Every object and stream of a PDF, unpacked, with its header and properties: where a canary could hide."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pieces = [str(pdf.trailer).encode()]
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Stream):
                pieces.append(thing.read_bytes())
                pieces += [value.unparse() for _, value in thing.items() if isinstance(value, pikepdf.Object)]
            else:
                pieces.append(thing.unparse(resolved=True))
    return b"\n".join(pieces)


def test_the_page_limit_is_a_limit_and_not_one_less() -> None:
    limits = FileLimits(pages=20)
    assert inspect_upload(made.plain(20), limits=limits).pages == 20
    refusal = inspect_upload(made.plain(21), limits=limits).refusal
    assert refusal is not None
    assert refusal.code == "file.too_many_pages"
    assert "the most that one file may have is 20" in refusal.message


def test_the_size_limit() -> None:
    refusal = inspect_upload(
        made.plain() + b" " * 3 * 1024 * 1024, limits=FileLimits(bytes=1024 * 1024)
    ).refusal
    assert refusal is not None
    assert refusal.code == "file.too_large"
    assert "3.0 MB" in refusal.message


def test_an_object_stream_that_is_no_bomb_is_read() -> None:
    assert inspect_upload(made.object_stream_bomb(megabytes=1)).pages == 1


def test_what_was_filled_in_stays_on_the_page() -> None:
    inspection = inspect_upload(made.form())
    assert b"Filled in by hand" in everything(inspection.cleaned)
    with opened(inspection) as pdf:
        assert "/Annots" not in pdf.pages[0]


def test_what_a_page_inherits_becomes_its_own() -> None:
    inspection = inspect_upload(made.inherited())
    assert inspection.has_text_by_page == (True, True)
    assert made.CANARY.encode() not in everything(inspection.cleaned)
    with opened(inspection) as pdf:
        first, second = (page.obj for page in pdf.pages)
        assert [list(page.MediaBox) for page in (first, second)] == [[0, 0, 300, 400], [0, 0, 500, 600]]
        assert (list(first.CropBox), first.Rotate) == ([0, 0, 200, 300], 90)
        assert "/CropBox" not in second
        assert first.Resources.Font.F1.BaseFont == pikepdf.Name.Helvetica


@pytest.mark.requirement("R145")
def test_tags_links_bookmarks_and_language_stay() -> None:
    inspection = inspect_upload(made.tagged())
    assert (inspection.tagged, inspection.lang, inspection.has("pdf.untagged")) == (True, "en-GB", False)
    with opened(inspection) as pdf:
        link = pdf.pages[0].Annots[0]
        assert str(link.A.URI) == "https://example.org/guidance"
        document = pdf.Root.StructTreeRoot.K
        assert [str(element.S) for element in document.K] == ["/P", "/P", "/Link"]
        assert document.K[2].K[0].Obj.objgen == link.objgen
        assert document.K[1].Pg.objgen == pdf.pages[1].objgen
        assert len(pdf.Root.StructTreeRoot.ParentTree.Nums) == 6
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == ["Second page"]
            assert outline.root[0].destination[0].objgen == pdf.pages[1].objgen


def test_a_link_inside_the_document_leads_to_its_page() -> None:
    def change(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
        target = pikepdf.Array([pdf.pages[1].obj, pikepdf.Name.XYZ, 0, 700, 0])
        pdf.Root.Names = pikepdf.Dictionary(
            Dests=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("annex"), target]))
        )
        page.Annots = pikepdf.Array(
            [
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Annot,
                    Subtype=pikepdf.Name.Link,
                    Rect=pikepdf.Array([0, 0, 9, 9]),
                    A=pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=pikepdf.String("annex")),
                )
            ]
        )

    inspection = inspect_upload(made.with_page(change))
    with opened(inspection) as pdf:
        destination = pdf.pages[0].Annots[0].Dest
        assert destination[0].objgen == pdf.pages[1].objgen
        assert str(destination[1]) == "/XYZ"


def test_title_and_language_stay_and_nothing_else_of_the_properties() -> None:
    inspection = inspect_upload(made.properties())
    assert (inspection.title, inspection.lang) == ("Quarterly report", "en-GB")
    with opened(inspection) as pdf:
        assert dict(pdf.docinfo) == {"/Title": "Quarterly report"}
        assert "/Metadata" not in pdf.Root
        assert pdf.Root.ViewerPreferences.DisplayDocTitle is True


def test_pages_without_text_are_told_apart() -> None:
    inspection = inspect_upload(made.scanned())
    assert inspection.has_text_by_page == (True, False)
    finding = next(f for f in inspection.findings if f.code == "pdf.no_text")
    assert finding.count == 1
    assert "1 of 2 pages" in finding.message


def test_a_blank_page_is_no_scan() -> None:
    inspection = inspect_upload(
        made.with_page(lambda pdf, page: setattr(page, "Contents", pikepdf.Stream(pdf, b"")))
    )
    assert inspection.has_text_by_page == (False, True)
    assert not inspection.has("pdf.no_text")


def test_text_inside_a_drawing_counts() -> None:
    def change(pdf: pikepdf.Pdf, page: pikepdf.Object) -> None:
        form = pikepdf.Stream(
            pdf,
            b"BT /F1 9 Tf (words) Tj ET",
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=made.A4,
            Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=made.helvetica())),
        )
        page.Resources.XObject = pikepdf.Dictionary({"/My Form": pdf.make_indirect(form)})
        page.Contents = pikepdf.Stream(pdf, b"/My#20Form Do")

    assert inspect_upload(made.with_page(change)).has_text_by_page == (True, True)


def test_fonts_that_are_not_in_the_file_are_told() -> None:
    assert inspect_upload(made.plain()).has("pdf.fonts_not_embedded")


def test_the_same_file_gives_the_same_bytes_and_cleaning_is_stable() -> None:
    first = inspect_upload(made.javascript())
    again = inspect_upload(made.javascript())
    assert first.cleaned == again.cleaned
    twice = inspect_upload(first.cleaned)
    assert twice.cleaned == first.cleaned
    assert not twice.has("pdf.scripts_removed")


def test_a_slightly_broken_file_is_repaired_and_the_author_told() -> None:
    broken = re.sub(rb"startxref\n\d+", b"startxref\n7", made.plain(3))
    inspection = inspect_upload(broken)
    assert inspection.accepted
    assert inspection.pages == 3
    assert inspection.has("pdf.repaired")


def test_a_page_whose_length_is_stated_wrongly_keeps_its_text() -> None:
    inspection = inspect_upload(made.inherited().replace(b"<</Length 29>>", b"<</Length 27>>"))
    assert inspection.has_text_by_page == (True, True)
    assert inspection.has("pdf.repaired")
    assert not inspect_upload(made.inherited()).has("pdf.repaired")


def test_the_record_of_an_inspection_can_be_read_back() -> None:
    inspection = inspect_upload(made.scanned(), filename="scan.docx")
    assert inspection.has("file.name_differs")
    assert Inspection.from_json(inspection.as_json(), inspection.cleaned) == inspection
    assert inspection.as_json()["text_by_page"] == "10"
