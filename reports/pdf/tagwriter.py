"""Writes the structure tree of `tagging` into WeasyPrint's output, in place of WeasyPrint's own."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pydyf
import weasyprint.pdf

from reports.pdf.tagging import Content, LinkObject, Node, TreeBuilder, alternative, finish

EXPECTED = ["pdf", "document", "pdf_version", "page_streams"]


@contextmanager
def own_tags(mark: str) -> Iterator[None]:
    """While open, tagged PDFs get our structure tree. Used in the short-lived child only.

    `mark` starts the ids of notes, so that those of different parts differ.
    """
    original = weasyprint.pdf.add_tags
    if list(inspect.signature(original).parameters) != EXPECTED:
        raise RuntimeError("This WeasyPrint writes tags differently: reports/pdf/tagwriter.py must follow it")
    weasyprint.pdf.add_tags = partial(write_tags, mark=mark)
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = original


def write_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: list[Any], *, mark: str) -> None:
    """Same contract as WeasyPrint's `add_tags`: called once, after painting and before writing."""
    builder = TreeBuilder(document.metadata.lang or "")
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        builder.add_page(number, page._page_box, stream._tags)
        if builder.artifacts[number]:
            _make_artifacts(stream, builder.artifacts[number])
    finish(builder.root, [page.height for page in document.pages])
    TagWriter(pdf, len(page_streams), mark).write(builder.root)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


def _make_artifacts(stream: Any, mcids: set[int]) -> None:
    """Turns marked content into artifacts, in the operators that were painted already."""
    operators = stream.stream
    for index, operand in enumerate(operators):
        if isinstance(operand, pydyf.Dictionary) and operand.get("MCID") in mcids:
            operators[index - 1 : index + 2] = [b"/Artifact", b"", b"BMC"]


class TagWriter:
    """Turns nodes into PDF objects and keeps the way back from page content to elements (ParentTree)."""

    def __init__(self, pdf: Any, page_count: int, mark: str):
        self.pdf, self.mark = pdf, mark
        self.pages: list[dict[int, Any]] = [{} for _ in range(page_count)]
        self.links: list[tuple[Any, Any]] = []
        self.notes: list[Any] = []

    def write(self, root: Node) -> None:
        tree_root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        self.pdf.add_object(tree_root)
        tree_root["K"] = pydyf.Array([self._element(root, tree_root.reference)])
        tree_root["ParentTree"] = self._parent_tree()
        if self.notes:
            tree_root["IDTree"] = self._id_tree()
        self.pdf.catalog["StructTreeRoot"] = tree_root.reference

    def _element(self, node: Node, parent: Any) -> Any:
        element = pydyf.Dictionary({"S": f"/{node.role}", "P": parent})
        self.pdf.add_object(element)
        page = next((kid.page for kid in node.kids if not isinstance(kid, Node)), None)
        if page is not None:
            element["Pg"] = self.pdf.page_references[page]
        kids = [self._kid(kid, element, page) for kid in node.kids]
        if len(kids) == 1:
            element["K"] = kids[0]
        elif kids:
            element["K"] = pydyf.Array(kids)
        self._describe(node, element)
        return element.reference

    def _kid(self, kid: Node | Content | LinkObject, element: Any, page: int | None) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, element.reference)
        page_reference = self.pdf.page_references[kid.page]
        if isinstance(kid, Content):
            self.pages[kid.page][kid.mcid] = element.reference
            if kid.page == page:
                return kid.mcid
            return pydyf.Dictionary({"Type": "/MCR", "Pg": page_reference, "MCID": kid.mcid})
        self.links.append((kid.annotation, element.reference))
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": page_reference, "Obj": kid.annotation.reference})

    def _describe(self, node: Node, element: Any) -> None:
        if node.attributes:
            values = {
                name: pydyf.Array(value) if isinstance(value, list) else value
                for name, value in node.attributes.items()
            }
            element["A"] = pydyf.Dictionary(values)
        if node.lang:
            element["Lang"] = pydyf.String(node.lang)
        if node.role == "Figure" and (text := alternative(node)):
            element["Alt"] = pydyf.String(text)
        elif node.role == "Span" and (expansion := node.box.element.attrib.get("title")):
            element["E"] = pydyf.String(expansion)
        elif node.role == "Note":
            self.notes.append(element)

    def _parent_tree(self) -> Any:
        numbers = pydyf.Array()
        for number, elements in enumerate(self.pages):
            size = max(elements, default=-1) + 1
            row = pydyf.Array([elements.get(mcid, "null") for mcid in range(size)])
            self.pdf.add_object(row)
            numbers.extend([number, row.reference])
        for number, (annotation, reference) in enumerate(self.links, start=len(self.pages)):
            annotation["StructParent"] = number
            numbers.extend([number, reference])
        tree = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(tree)
        return tree.reference

    def _id_tree(self) -> Any:
        """Notes need an id of their own (ISO 14289-1, 7.9)."""
        names = pydyf.Array()
        for number, element in enumerate(self.notes):
            element["ID"] = pydyf.String(f"{self.mark}-{number:05d}")
            names.extend([element["ID"], element.reference])
        tree = pydyf.Dictionary({"Names": names})
        self.pdf.add_object(tree)
        return tree.reference
