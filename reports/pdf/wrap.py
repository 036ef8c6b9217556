"""Gives an untagged PDF the least structure that is true: one element a page, and its links.

It makes the pack formally whole, not accessible: text is read in the order it was drawn, and a scan has none.
The part says so (`tagged` is False), and a pack with such a part does not claim PDF/UA.
"""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, Pdf, String

from reports.pdf.content import PageMarks, drawn_objects
from reports.pdf.objects import EMPTY, NO_ITEMS, ObjGen

MARKS = {Operator(name) for name in ("BMC", "BDC", "EMC", "MP", "DP")}


def wrap_pages(pdf: Pdf, marks: Sequence[PageMarks], title: str) -> None:
    """Changes `pdf` in place. `marks` are the scans of its pages."""
    if any(mark.count or mark.marked for mark in marks):
        _strip_marks(pdf)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    branch = pdf.make_indirect(Dictionary(S=Name.Part, P=root))
    below: list[pikepdf.Object] = []
    rows: list[pikepdf.Object] = []
    link_rows: list[pikepdf.Object] = []
    for number, page in enumerate(pdf.pages):
        row = pdf.make_indirect(Array())
        rows.append(row)
        if marks[number].painted:
            element = _page_element(
                pdf, page, branch, marks[number], f"{number + 1} of {len(pdf.pages)}", title
            )
            row.append(element)
            below.append(element)
            _enclose(pdf, page, str(element.S))
        for link in page.obj.get(Name.Annots, NO_ITEMS):
            reference = Dictionary(Type=Name.OBJR, Obj=link, Pg=page.obj)
            element = pdf.make_indirect(Dictionary(S=Name.Link, P=branch, Pg=page.obj, K=reference))
            link.StructParent = len(pdf.pages) + len(link_rows)
            link_rows.append(element)
            below.append(element)
        page.obj.StructParents = number
        page.obj.Tabs = Name.S
    branch.K = Array(below)
    root.K = branch
    numbers = [piece for key, row in enumerate([*rows, *link_rows]) for piece in (key, row)]
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
    pdf.Root.StructTreeRoot = root


def _page_element(
    pdf: Pdf, page: pikepdf.Page, branch: pikepdf.Object, marks: PageMarks, which: str, title: str
) -> pikepdf.Object:
    if marks.text:
        return pdf.make_indirect(Dictionary(S=Name.P, P=branch, Pg=page.obj, K=0))
    words = f"{title}, page {which}: a picture of a page, without text that can be read aloud."
    box = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=Array([float(side) for side in page.cropbox]))
    return pdf.make_indirect(Dictionary(S=Name.Figure, P=branch, Pg=page.obj, K=0, Alt=String(words), A=box))


def _enclose(pdf: Pdf, page: pikepdf.Page, kind: str) -> None:
    page.contents_add(pdf.make_stream(f"{kind} <</MCID 0>> BDC\n".encode()), prepend=True)
    page.contents_add(pdf.make_stream(b"\nEMC\n"))


def _strip_marks(pdf: Pdf) -> None:
    """Takes out marks that belong to no tree: they would nest in ours, which PDF forbids."""
    if Name.StructTreeRoot in pdf.Root:
        del pdf.Root.StructTreeRoot
    seen: set[ObjGen] = set()
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(_without_marks(page))
        for drawn in drawn_objects(page.obj.get(Name.Resources, EMPTY), seen):
            for key in (Name.StructParents, Name.StructParent):
                if key in drawn:
                    del drawn[key]
            if drawn.get(Name.Subtype) == Name.Form:
                drawn.write(_without_marks(drawn))


def _without_marks(stream: pikepdf.Page | pikepdf.Object) -> bytes:
    kept = [step for step in pikepdf.parse_content_stream(stream) if step.operator not in MARKS]
    return pikepdf.unparse_content_stream(kept)
