"""Uploaded PDFs as parts: structure kept when it came with the file, the least that is true when it did not."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from reports.pdf.assemble import assemble
from reports.pdf.check import check_pack
from reports.pdf.parts import PackPart, PartRefused, PreparedPart, RenderLimits
from reports.pdf.render import prepare_upload
from tests.reports.pdf.material import opened, tagged_pdf, untagged_pdf
from tests.reports.pdf.reading import tree


def saved(pdf: Pdf, **options: object) -> bytes:
    output = io.BytesIO()
    pdf.save(output, **options)
    return output.getvalue()


def codes(part: PreparedPart) -> set[str]:
    return {finding.code for finding in part.meta.findings}


def test_pages_without_structure_become_one_element_each(slides: PreparedPart) -> None:
    assert not slides.meta.tagged
    assert not slides.meta.claims_ua
    assert slides.meta.page_has_text == (True, True, True)
    root = tree(slides.pdf)
    assert root.shape() == ["Part", ["P"], ["P"], ["P"]]
    assert [kid.pages for kid in root.kids] == [{1}, {2}, {3}]
    assert codes(slides) == {"font-not-embedded"}


def test_a_scan_says_that_it_has_no_text() -> None:
    part = prepare_upload(untagged_pdf(2, text=False), title="Signed letter")
    assert part.meta.page_has_text == (False, False)
    root = tree(part.pdf)
    assert root.shape() == ["Part", ["Figure"], ["Figure"]]
    assert str(root.kids[1].source.Alt).startswith("Signed letter, page 2 of 2: a picture")


def test_a_blank_page_has_no_element() -> None:
    pdf = Pdf.new()
    pdf.add_blank_page()
    part = prepare_upload(saved(pdf), title="Blank")
    assert tree(part.pdf).shape() == ["Part"]
    assert codes(part) == set()


def test_structure_that_came_with_the_file_is_kept_in_standard_words() -> None:
    part = prepare_upload(tagged_pdf(), title="Tagged")
    assert part.meta.tagged
    root = tree(part.pdf)
    assert root.shape() == ["Part", ["H1"], ["P"], ["NonStruct"], ["Table", ["TR", ["TH"], ["TD"]]]]
    assert root.kids[0].text() == ""  # drawn in a font without a map: the words are in ActualText
    assert str(root.kids[0].source.ActualText) == "Heading"
    header = next(root.all("TH")).source
    assert str(header.A[0].Scope) == "/Row"
    assert Name.C not in header
    ids = {bytes(cell.source.ID) for cell in root.all("TH")}
    assert {bytes(name) for cell in root.all("TD") for name in cell.source.A.Headers} == ids
    assert ids != {b"h1"}


@pytest.mark.parametrize("harm", ["loop", "empty", "elsewhere"])
def test_a_broken_structure_is_replaced(harm: str) -> None:
    pdf = opened(tagged_pdf())
    root = pdf.Root.StructTreeRoot
    if harm == "loop":
        root.K.K = Array([root.K])
    elif harm == "empty":
        root.K = Array()
    else:
        for element in root.K.K:
            element.Pg = pdf.make_indirect(Dictionary(Type=Name.Page))
            element.K = Array()
    part = prepare_upload(saved(pdf), title="Broken")
    assert not part.meta.tagged
    assert tree(part.pdf).shape() == ["Part", ["P"]]
    assert codes(part) <= {"font-not-embedded"}


def test_marks_without_a_tree_are_taken_out() -> None:
    pdf = opened(tagged_pdf())
    del pdf.Root.StructTreeRoot
    part = prepare_upload(saved(pdf), title="Marks")
    with opened(part.pdf) as read:
        read.pages[0].contents_coalesce()
        assert read.pages[0].obj.Contents.read_bytes().count(b"BDC") == 1


def test_drawing_states_are_balanced_so_that_stamps_stand_right() -> None:
    pdf = opened(untagged_pdf(1))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"Q Q q q q 0.1 0 0 0.1 0 0 cm BT /F1 9 Tf (x) Tj ET")
    part = prepare_upload(saved(pdf), title="Unbalanced")
    with opened(part.pdf) as read:
        operators = [str(step.operator) for step in pikepdf.parse_content_stream(read.pages[0])]
    assert operators.count("q") == operators.count("Q")


def test_bookmarks_and_links_of_the_file_are_kept() -> None:
    pdf = opened(untagged_pdf(3))
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Part one", 1))
        outline.root[0].children.append(pikepdf.OutlineItem("Details", 2))
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9])
    link.A = Dictionary(S=Name.GoTo, D=Array([pdf.pages[2].obj, Name.Fit]))
    lost = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 9, 9], Dest=pikepdf.String("nowhere"))
    pdf.pages[0].obj.Annots = Array([link, lost])
    part = prepare_upload(saved(pdf), title="Links")
    assert [(entry.level, entry.title, entry.page) for entry in part.meta.outline] == [
        (1, "Part one", 1),
        (2, "Details", 2),
    ]
    with opened(part.pdf) as read:
        assert [str(note.Contents) for note in read.pages[0].Annots] == ["Page 3"]
    assert codes(part) == {"font-not-embedded"}
    pack = assemble([PackPart(part, "A", "a"), PackPart(part, "B", "b")], title="T", identifier="i")
    with opened(pack) as whole:
        assert whole.pages[3].Annots[0].A.D[0].objgen == whole.pages[5].objgen
        assert {finding.code for finding in check_pack(whole, deep=True)} == {"font-not-embedded"}


def test_refusals_say_why() -> None:
    plain = opened(untagged_pdf(3))
    layers = opened(untagged_pdf(1))
    layers.Root.OCProperties = Dictionary(OCGs=Array(), D=Dictionary())
    locked = saved(plain, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    for data, code in [
        (locked, "encrypted"),
        (untagged_pdf(3)[:400], "damaged"),
        (b"no PDF at all", "damaged"),
        (b"", "damaged"),
        (saved(Pdf.new()), "damaged"),
        (saved(layers), "not-cleaned"),
        (untagged_pdf(6), "too-many-pages"),
    ]:
        with pytest.raises(PartRefused) as refused:
            prepare_upload(data, title="Refused", limits=RenderLimits(pages=5))
        assert refused.value.code == code


def test_a_flood_in_one_stream_is_stopped() -> None:
    pdf = opened(untagged_pdf(1))
    pdf.pages[0].obj.Contents = pdf.make_stream(b"1 0 0 1 0 0 cm " * 20_000_000)
    with pytest.raises(PartRefused) as refused:
        prepare_upload(saved(pdf), title="Flood", limits=RenderLimits(memory_mb=400, cpu_seconds=10))
    assert refused.value.code in {"out-of-memory", "out-of-time", "unreadable"}
