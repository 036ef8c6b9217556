"""The structure tree of a rendered part, built from the boxes of its pages.

WeasyPrint's own tree has one element a page for whatever crosses a page break, reads repeated table heads
out again on each page, and gives header cells of different tables the same id. Only here, where each box
still knows the HTML element it came from, can that be put right without guessing: boxes of one HTML element
become one structure element, and a repeated head becomes an artifact.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from reports.pdf.roles import (
    ALLOWED_CHILDREN,
    GROUPING,
    HEADINGS,
    INLINE,
    LIST_NUMBERING,
    WRAPPERS,
    alternative_text,
    header_scope,
    is_hidden,
    link_text,
    role_of,
)

Key = tuple[Any, ...]


@dataclass(eq=False)
class Content:
    """One marked sequence on a page."""

    page: int
    mcid: int


@dataclass(eq=False)
class LinkObject:
    """One link annotation (its pydyf dictionary) on a page."""

    page: int
    annotation: Any


@dataclass(eq=False)
class Node:
    """A structure element while it is being built. `key` tells which box, or which filler, it stands for."""

    role: str
    key: Key
    parent: Node | None = None
    kids: list[Node | Content | LinkObject] = field(default_factory=list)
    box: Any = None
    page: int = 0
    lang: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)

    def add(self, role: str, key: Key, **values: Any) -> Node:
        child = Node(role, key, parent=self, **values)
        self.kids.append(child)
        return child

    def last_child(self) -> Node | None:
        return self.kids[-1] if self.kids and isinstance(self.kids[-1], Node) else None

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()


class TreeBuilder:
    """Grows one tree over all pages. `artifacts[page]` collects the marks that are to be read by nobody."""

    def __init__(self, language: str):
        self.language = language
        self.root = Node("Part", ("root",))
        self.nodes: dict[Key, Node] = {}
        self.calls: dict[int, Node] = {}
        self.repeatable: set[Key] = set()
        self.artifacts: dict[int, set[int]] = {}
        self.page = 0
        self.marks: dict[Any, dict[str, Any]] = {}

    def add_page(self, number: int, page_box: Any, marks: dict[Any, dict[str, Any]]) -> None:
        """Adds a page. `marks` maps boxes to their marked sequences and is emptied."""
        self.page, self.marks = number, marks
        self.artifacts[number] = set()
        for child in page_box.children:
            self._walk(child, self.root, ("root",), isinstance(child, boxes.MarginBox), self.language)
        for box in list(marks):  # boxes that no parent shows: better read late than lost
            self._content(box, self.root, ("stray", number), False)

    def _walk(self, box: Any, node: Node, block: Key, artifact: bool, lang: str | None) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.FootnoteAreaBox):
            for child in box.children:
                note = self._note(child)
                self._walk_children(child, note, (id(child.element), "note"), artifact, lang)
            return
        if box.element is not None:
            artifact = artifact or is_hidden(box.element) or self._is_repeat(box)
            node, lang = self._enter(box, node, block, artifact, lang)
            if isinstance(box, boxes.BlockContainerBox):
                block = (id(box.element), box.element_tag)
        if isinstance(box, boxes.ReplacedBox):
            self._content(box, node, block, artifact)
        self._walk_children(box, node, block, artifact, lang)

    def _walk_children(self, box: Any, node: Node, block: Key, artifact: bool, lang: str | None) -> None:
        if box.link_annotation:
            self._link(box, node)
        for child in box.children:
            if isinstance(child, boxes.TextBox):
                self._content(child, node, block, artifact)
            else:
                self._walk(child, node, block, artifact, lang)

    def _link(self, box: Any, node: Node) -> None:
        box.link_annotation["Contents"] = pydyf.String(link_text(box.element) or box.link[1])
        if node.role != "Link":  # the words are decoration, but the link still works
            node = self._holder(node, ("link", id(box.element))).add("Link", ("link", id(box)))
        node.kids.append(LinkObject(self.page, box.link_annotation))

    def _is_repeat(self, box: Any) -> bool:
        """True for the head or foot of a table that was already met on an earlier page."""
        if not (isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer)):
            return False
        key = (id(box.element), box.element_tag)
        repeated = key in self.repeatable
        self.repeatable.add(key)
        return repeated

    def _enter(
        self, box: Any, node: Node, block: Key, artifact: bool, lang: str | None
    ) -> tuple[Node, str | None]:
        key = (id(box.element), box.element_tag)
        inner_lang = box.element.attrib.get("lang", lang)
        if known := self.nodes.get(key):
            return known, inner_lang
        role = role_of(box, lang)
        if role is None or artifact:
            return node, inner_lang
        if box.element_tag.endswith("::footnote-call"):
            self.calls[id(box.element)] = node
        entered = self._create(role, key, box, node, block)
        if inner_lang != lang:
            entered.lang = inner_lang
        self.nodes[key] = entered
        return entered, inner_lang

    def _create(self, role: str, key: Key, box: Any, node: Node, block: Key) -> Node:
        if role == "Lbl" and box.element_tag.endswith("::marker"):
            return self._marker(key, box, node)
        if box.element_tag in ("dt", "dd"):
            return self._description(role, key, box, node)
        if role == "LI":
            if node.role == "TOC":
                return node.add("TOCI", key, box=box, page=self.page)
            return self._item(key, box, node).add("LBody", key, box=box, page=self.page)
        if role == "L" and node.role in ("TOC", "TOCI"):  # the list inside a contents list is the contents
            return node if node.role == "TOC" else node.add("TOC", key, box=box, page=self.page)
        parent = self._fit(node, role)
        if role in INLINE:
            parent = self._holder(parent, block)
        if role == "Link" and parent.role == "TOCI":
            parent = self._filler(parent, "Reference", ("reference", *key))
        return parent.add(role, key, box=box, page=self.page)

    def _marker(self, key: Key, box: Any, node: Node) -> Node:
        body = self.nodes.get((id(box.element), "li"), node)
        item = body if body.role == "TOCI" else body.parent
        if item is None or item.role not in ("LI", "TOCI"):
            return node
        label = Node("Lbl", key, parent=item, box=box, page=self.page)
        item.kids.insert(0, label)
        return label

    def _item(self, key: Key, box: Any, node: Node) -> Node:
        if node.role != "L":
            node = self._filler(self._fit(node, "L"), "L", ("list", id(node)))
        return node.add("LI", (*key, "item"), box=box, page=self.page)

    def _description(self, role: str, key: Key, box: Any, node: Node) -> Node:
        """A term opens an item of the list; its descriptions share the body of that item."""
        item = node.last_child()
        if role == "Lbl" or item is None or item.role != "LI":
            item = self._item(key, box, node)
        last = item.last_child()
        if last is not None and last.role == role:
            return last
        return item.add(role, key, box=box, page=self.page)

    def _note(self, box: Any) -> Node:
        """The note of a call stands where the call stands, whatever page foot it is printed at."""
        key = (id(box.element), "note")
        if key not in self.nodes:
            call = self.calls.get(id(box.element), self.root)
            self.nodes[key] = call.add("Note", key, box=box, page=self.page)
            self.nodes[(id(box.element), box.element_tag)] = self.nodes[key]
        return self.nodes[key]

    def _fit(self, node: Node, role: str) -> Node:
        """The place under `node` where a child of this role may stand; fillers are made as needed."""
        while node.role in ALLOWED_CHILDREN and role not in ALLOWED_CHILDREN[node.role]:
            node = self._filler(node, WRAPPERS[node.role][0], ("filler", id(node)))
        return node

    def _holder(self, node: Node, block: Key) -> Node:
        """The place under `node` where text may stand: itself, or a paragraph made for this block."""
        node = self._fit(node, "P")
        return self._filler(node, "P", ("paragraph", *block)) if node.role in GROUPING else node

    def _filler(self, node: Node, role: str, key: Key) -> Node:
        last = node.last_child()
        return last if last is not None and last.key == key else node.add(role, key, page=self.page)

    def _content(self, box: Any, node: Node, block: Key, artifact: bool) -> None:
        mark = self.marks.pop(box, None)
        if mark is None:
            return
        if artifact:
            self.artifacts[self.page].add(mark["mcid"])
            return
        if node.role != "Figure":
            node = self._holder(node, block)
        node.kids.append(Content(self.page, mark["mcid"]))


def finish(root: Node, page_heights: list[float]) -> None:
    """Drops empty elements, closes gaps between heading levels and sets the attributes of each element."""
    _prune(root)
    level = 0
    for node in root.walk():
        if node.role in HEADINGS:
            level = min(int(node.role[1]), level + 1)
            node.role = f"H{level}"
        _set_attributes(node, page_heights)


def _prune(node: Node) -> bool:
    """Removes branches without content; a row keeps its empty cells. Returns True when `node` may stay."""
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or _prune(kid)]
    return bool(node.kids) or node.role in ("TD", "TH")


def _set_attributes(node: Node, page_heights: list[float]) -> None:
    box = node.box
    if node.role in ("TH", "TD"):
        _set_cell_attributes(node)
    elif node.role == "L" and box is not None:
        style = "none" if box.element_tag == "dl" else box.style["list_style_type"]
        node.attributes = {"O": "/List", "ListNumbering": f"/{LIST_NUMBERING.get(style, 'None')}"}
    elif node.role == "Figure":
        height = page_heights[node.page]
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, height - top - box.height, left + box.width, height - top)
        node.attributes = {"O": "/Layout", "BBox": [round(value * 0.75, 2) for value in corners]}
        node.attributes["Placement"] = "/Block" if isinstance(box, boxes.BlockLevelBox) else "/Inline"


def _set_cell_attributes(node: Node) -> None:
    if node.role == "TH":
        row = node.parent
        assert row is not None  # a cell is only made inside a row
        in_head = row.parent is not None and row.parent.role == "THead"
        node.attributes["Scope"] = f"/{header_scope(node.box.element, in_head, row.kids[0] is node)}"
    if node.box is not None:
        if node.box.colspan != 1:
            node.attributes["ColSpan"] = node.box.colspan
        if node.box.rowspan != 1:
            node.attributes["RowSpan"] = node.box.rowspan
    if node.attributes:
        node.attributes = {"O": "/Table", **node.attributes}


def alternative(node: Node) -> str:
    """Alternative text of a figure node."""
    return alternative_text(node.box.element)
