"""The checks find what they are for: each test breaks a sound pack in one way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from reports.pdf.assemble import assemble
from reports.pdf.check import check_pack
from reports.pdf.parts import PackPart, PreparedPart
from reports.pdf.tree import elements
from tests.reports.pdf.material import opened


@pytest.fixture
def sound(note: PreparedPart, finance: PreparedPart) -> Iterator[Pdf]:
    parts = [PackPart(note, "Note", "note"), PackPart(finance, "Finance", "finance", "Item 1")]
    with opened(assemble(parts, title="Pack", identifier="i")) as pdf:
        assert check_pack(pdf, deep=True) == []
        yield pdf


def first(pdf: Pdf, kind: str) -> pikepdf.Object:
    return next(element for element, _ in elements(pdf.Root.StructTreeRoot) if str(element.S) == f"/{kind}")


def draw_outside(pdf: Pdf) -> None:
    pdf.pages[1].contents_add(pdf.make_stream(b"0 0 10 10 re f"))


def lose_content(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array()


def repeat_a_mark(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(pdf.make_stream(b"/P <</MCID 0>> BDC EMC"))


def remove_a_page(pdf: Pdf) -> None:
    del pdf.pages[2]


def mute_a_picture(pdf: Pdf) -> None:
    del first(pdf, "Figure").Alt


def skip_a_heading(pdf: Pdf) -> None:
    first(pdf, "H1").S = Name.H3


def misplace_a_row(pdf: Pdf) -> None:
    first(pdf, "TBody").S = Name.Sect


def widen_a_row(pdf: Pdf) -> None:
    first(pdf, "TD").A = Dictionary(O=Name.Table, ColSpan=3)


def hide_a_scope(pdf: Pdf) -> None:
    del first(pdf, "TH").A


def forget_a_note(pdf: Pdf) -> None:
    del first(pdf, "Note").ID


def kill_a_link(pdf: Pdf) -> None:
    pdf.pages[0].Annots[0].Dest = Array([pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit])


def mute_a_link(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0].Contents


def cut_a_link_off(pdf: Pdf) -> None:
    del pdf.pages[0].Annots[0].StructParent


def take_a_font_out(pdf: Pdf) -> None:
    for font in pdf.pages[0].resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


def forget_letters(pdf: Pdf) -> None:
    for font in pdf.pages[0].resources.Font.values():
        del font.ToUnicode


def make_a_loop(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    document.K = Array([document])


def drop(*names: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        for name in names:
            del pdf.Root[f"/{name}"]

    return change


def drop_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        (draw_outside, "untagged-content"),
        (lose_content, "lost-content"),
        (repeat_a_mark, "repeated-mark"),
        (remove_a_page, "lost-page"),
        (mute_a_picture, "picture-without-text"),
        (skip_a_heading, "heading-skipped"),
        (misplace_a_row, "misplaced-element"),
        (widen_a_row, "uneven-table"),
        (hide_a_scope, "header-without-scope"),
        (forget_a_note, "note-without-id"),
        (kill_a_link, "dead-link"),
        (mute_a_link, "link-without-text"),
        (cut_a_link_off, "link-outside-tree"),
        (take_a_font_out, "font-not-embedded"),
        (forget_letters, "font-without-letters"),
        (make_a_loop, "tree-loop"),
        (drop_title, "no-title"),
        (drop("Lang"), "no-language"),
        (drop("ViewerPreferences"), "title-hidden"),
        (drop("MarkInfo"), "not-marked"),
        (drop("StructTreeRoot"), "no-tree"),
        (drop("Outlines"), "no-outline"),
        (drop("PageLabels"), "no-page-labels"),
        (drop("Metadata"), "no-metadata"),
    ],
)
def test_each_harm_is_found(sound: Pdf, harm: Callable[[Pdf], None], code: str) -> None:
    harm(sound)
    assert code in {finding.code for finding in check_pack(sound, deep=True)}
