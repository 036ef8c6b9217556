"""HTML of a cover sheet, a text or an annex made into blocks: paragraphs, items, headings, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html as lxml_html

from reports.checking.rules.facts import Block, BlockKind

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BREAKS = frozenset(("p", "div", "section", "article", "blockquote", "ul", "ol", "dl", "dt", "dd", "table", "figure",
                     "figcaption", "caption", "pre", "hr", "header", "footer", "aside"))  # fmt: skip
_LEFT_OUT = frozenset(("script", "style", "svg", "img", "sup", "pre"))
_SPACES = re.compile(r"\s+")


def blocks_of_html(source: str, *, fields: Mapping[str, str] | None = None) -> tuple[Block, ...]:
    """Blocks in reading order. `fields` gives the key of a cover sheet's row by its label.

    The list of recommendations that a pack prints after the text is left out: the cover sheet has them.
    """
    if not source.strip():
        return ()
    reader = _Reader(fields or {})
    reader.walk(lxml_html.fragment_fromstring(source, create_parent="div"), "paragraph", 0)
    reader.flush("paragraph", 0)
    return tuple(reader.found)


class _Reader:
    def __init__(self, fields: Mapping[str, str]) -> None:
        self.fields = fields
        self.found: list[Block] = []
        self.held: list[str] = []
        self.groups = 0
        self.item_is_there = False  # further paragraphs of an item are no items of their own

    def walk(self, element: Any, kind: BlockKind, group: int) -> None:
        self.held.append(element.text or "")
        for child in element:
            self.child(child, kind, group)
            self.held.append(child.tail or "")

    def child(self, child: Any, kind: BlockKind, group: int) -> None:
        tag = child.tag if isinstance(child.tag, str) else ""
        if not tag or tag in _LEFT_OUT or "keep" in (child.get("class") or "").split():
            return
        if tag == "table":
            self.flush(kind, group)
            self.table(child)
        elif tag in _HEADINGS:
            self.apart(child, "heading", 0, kind, group)
        elif tag in ("ul", "ol"):
            self.groups += 1
            self.apart(child, "item", self.groups, kind, group)
        elif tag == "li":
            self.flush(kind, group)
            self.item_is_there = False
            self.apart(child, "item", group, kind, group)
        elif tag in _BREAKS:
            self.apart(child, kind, group, kind, group)
        elif tag == "br":
            self.held.append(" ")
        else:
            self.walk(child, kind, group)
            if "number" in (child.get("class") or ""):
                self.held.append(" ")  # a typed number stands in an element of its own

    def apart(self, child: Any, kind: BlockKind, group: int, around: BlockKind, around_group: int) -> None:
        """What came before is a block of its own, and so is the child."""
        self.flush(around, around_group)
        self.walk(child, kind, group)
        self.flush(kind, group)

    def flush(self, kind: BlockKind, group: int) -> None:
        text = _SPACES.sub(" ", "".join(self.held)).strip()
        self.held = []
        if text and kind == "item":
            kind, group = ("paragraph", 0) if self.item_is_there else (kind, group)
            self.item_is_there = True
        if text:
            self.found.append(Block(kind, text, group=group))

    def table(self, table: Any) -> None:
        self.groups += 1
        group = self.groups
        for row in table.iter("tr"):
            cells = tuple(_words(cell) for cell in row if cell.tag in ("th", "td"))
            if any(cells):
                head = all(cell.tag == "th" for cell in row if cell.tag in ("th", "td"))
                field = self.fields.get(cells[0], "")
                self.found.append(Block("row", " | ".join(cells), cells, head, group, field))


def _words(cell: Any) -> str:
    return _SPACES.sub(" ", " ".join(_texts(cell))).strip()


def _texts(element: Any) -> Iterator[str]:
    """Texts of a cell; those of blocks within it are set apart by a space, words within a line are not."""
    inline: list[str] = [element.text or ""]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag in _LEFT_OUT or not tag:
            pass
        elif tag in _BREAKS or tag in _HEADINGS or tag in ("li", "br"):
            yield "".join(inline)
            inline = []
            yield from _texts(child)
        else:
            inline.append(" ".join(_texts(child)))
        inline.append(child.tail or "")
    yield "".join(inline)
