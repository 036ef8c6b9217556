"""Walks a structure tree and says what is wrong with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf
from pikepdf import Name, Pdf

from reports.pdf.objects import DIRECT, NO_ITEMS, ObjGen, identity
from reports.pdf.parts import Finding

TABLE_CHILDREN = {
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TFoot": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
}
PARENTS = {"/TH": {"/TR"}, "/TD": {"/TR"}, "/LI": {"/L"}, "/TR": {"/Table", "/THead", "/TBody", "/TFoot"}}


def elements(root: pikepdf.Object) -> Iterator[tuple[pikepdf.Object, str]]:
    """Each structure element in reading order, with the type of its parent ("" for the root).

    Raises ValueError for a tree in which an element stands twice, as in a loop.
    """
    seen: set[ObjGen] = set()
    waiting = [(kid, "") for kid in reversed(kids(root))]
    while waiting:
        element, parent = waiting.pop()
        number = identity(element)
        if number in seen:
            raise ValueError("An element of the structure tree stands in it twice")
        if number != DIRECT:
            seen.add(number)
        yield element, parent
        kind = str(element.get(Name.S, ""))
        waiting.extend((kid, kind) for kid in reversed(kids(element)))


def kids(element: pikepdf.Object) -> list[pikepdf.Object]:
    """The child elements, without marked content and object references."""
    return [kid for kid in all_kids(element) if isinstance(kid, pikepdf.Dictionary) and Name.S in kid]


def all_kids(element: pikepdf.Object) -> list:
    found = element.get(Name.K)
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


class StructureWalk:
    """One pass over the tree of `pdf`; `findings()` lists what breaks an invariant."""

    def __init__(self, pdf: Pdf):
        self.pdf = pdf
        self.pages = {identity(page): number for number, page in enumerate(pdf.pages, start=1)}
        self.found: list[Finding] = []
        self.heading = 0
        self.note_ids: Counter[bytes] = Counter()

    def findings(self) -> list[Finding]:
        root = self.pdf.Root.get(Name.StructTreeRoot)
        if root is None:
            return [Finding("no-tree", "There is no structure tree.")]
        try:
            for element, parent in elements(root):
                self._element(element, parent)
        except ValueError as error:
            self._add("tree-loop", str(error))
        return self.found

    def _add(self, code: str, message: str, page: int | None = None) -> None:
        if len(self.found) < 200:
            self.found.append(Finding(code, message, page))

    def _element(self, element: pikepdf.Object, parent: str) -> None:
        kind = str(element.S)
        page = self._page(element)
        if parent in TABLE_CHILDREN and kind not in TABLE_CHILDREN[parent]:
            self._add("misplaced-element", f"{kind[1:]} stands directly in {parent[1:]}.", page)
        if kind in PARENTS and parent not in PARENTS[kind]:
            self._add("misplaced-element", f"{kind[1:]} stands in {parent[1:] or 'nothing'}.", page)
        if kind == "/Figure" and Name.Alt not in element and Name.ActualText not in element:
            self._add("picture-without-text", "A picture has no alternative text.", page)
        elif kind == "/Note":
            self._note(element, page)
        elif kind == "/Table":
            self._table(element, page)
        elif kind[:2] == "/H" and kind[2:].isdigit():
            self._heading(int(kind[2:]), page)

    def _page(self, element: pikepdf.Object) -> int | None:
        """Page number of the element; every page that it or its content names has to exist."""
        found = None
        for holder in (element, *all_kids(element)):
            if isinstance(holder, pikepdf.Dictionary) and Name.Pg in holder:
                number = self.pages.get(identity(holder.Pg))
                if number is None:
                    self._add("lost-page", "The tree points to a page that is not here.")
                found = found or number
        return found

    def _heading(self, level: int, page: int | None) -> None:
        if level > self.heading + 1:
            self._add("heading-skipped", f"A heading of level {level} follows level {self.heading}.", page)
        self.heading = level

    def _note(self, element: pikepdf.Object, page: int | None) -> None:
        name = bytes(element.get(Name.ID, b""))
        self.note_ids[name] += 1
        if not name or self.note_ids[name] > 1:
            self._add("note-without-id", "A footnote has no name of its own.", page)

    def _table(self, table: pikepdf.Object, page: int | None) -> None:
        """Rows of equal width, counting spans, and header cells that say what they head (7.5)."""
        spanning: Counter[int] = Counter()
        widths = set()
        for number, row in enumerate(_rows(table)):
            width = spanning[number]
            for cell in kids(row):
                across, down, scoped = _cell(cell)
                width += across
                for below in range(number + 1, number + down):
                    spanning[below] += across
                if cell.S == Name.TH and not scoped:
                    self._add("header-without-scope", "A header cell does not say what it heads.", page)
            widths.add(width)
        if len(widths) > 1:
            self._add("uneven-table", "The rows of a table differ in width.", page)


def _rows(table: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in kids(table):
        if kid.S == Name.TR:
            yield kid
        else:
            yield from (row for row in kids(kid) if row.S == Name.TR)


def _cell(cell: pikepdf.Object) -> tuple[int, int, bool]:
    """Columns and rows that a cell covers, and whether it has a scope or header ids."""
    attributes = cell.get(Name.A, NO_ITEMS)
    across = down = 1
    scoped = False
    for group in attributes if isinstance(attributes, pikepdf.Array) else [attributes]:
        if isinstance(group, pikepdf.Dictionary):
            across = int(group.get(Name.ColSpan, across))
            down = int(group.get(Name.RowSpan, down))
            scoped = scoped or Name.Scope in group or Name.Headers in group
    return across, down, scoped or Name.ID in cell
