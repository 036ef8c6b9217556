"""The structure tree that screen readers follow, kept for the pages that exist."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from governance.foundation.files.messages import refusal
from governance.foundation.files.pdf.roles import MAP
from governance.foundation.files.pdf.sieve import Sieve, is_plain

_MAX_ELEMENTS = 1_000_000
_MAX_DEPTH = 400
_ELEMENT_KEYS = {
    "/Type",
    "/S",
    "/P",
    "/ID",
    "/Pg",
    "/K",
    "/A",
    "/C",
    "/R",
    "/T",
    "/Lang",
    "/Alt",
    "/E",
    "/ActualText",
}
_ELEMENT_KEYS |= {"/NS"}
_ROOT_KEYS = {"/Type", "/K", "/ParentTree", "/ParentTreeNextKey", "/RoleMap", "/ClassMap", "/Namespaces"}
_CONTENT_KEYS = {"/MCR": {"/Type", "/Pg", "/MCID", "/Stm"}, "/OBJR": {"/Type", "/Pg", "/Obj"}}

ObjGen = tuple[int, int]


class Structure:
    """Cleans the tree in place. `live` are the pages, `links` the kept link annotations."""

    def __init__(self, pdf: pikepdf.Pdf, live: set[ObjGen], links: set[ObjGen], sieve: Sieve) -> None:
        self.pdf = pdf
        self.live = live
        self.links = links
        self.sieve = sieve
        self._kept: set[ObjGen] = set()
        self._ids: dict[bytes, pikepdf.Object] = {}

    def clean(self) -> bool:
        """True when a tree with content is left; otherwise the document has none any more."""
        root = self.pdf.Root.get("/StructTreeRoot")
        if not isinstance(root, Dictionary):
            return False
        _keep_keys(root, _ROOT_KEYS)
        self._clean_tables(root)
        stack = [(root, 0, False)]
        while stack:
            element, depth, page_is_live = stack.pop()
            if depth > _MAX_DEPTH or len(self._kept) > _MAX_ELEMENTS:
                raise refusal("file.too_complex")
            stack.extend(
                (child, depth + 1, page_is_live) for child in self._clean_children(element, page_is_live)
            )
        self._rebuild_parent_tree(root)
        self._write_ids(root)
        return bool(self._kept)

    def _clean_tables(self, root: pikepdf.Object) -> None:
        """Role names, attribute classes and namespaces."""
        if not _is_plain_map(root.get("/RoleMap")) and "/RoleMap" in root:
            del root.RoleMap
        if isinstance(root.get("/ClassMap"), Dictionary):
            self.sieve.clean(root.ClassMap, MAP + "attributes")
        elif "/ClassMap" in root:
            del root.ClassMap
        spaces = root.get("/Namespaces")
        if isinstance(spaces, Array) and all(isinstance(space, Dictionary) for space in spaces):
            self.sieve.clean(spaces, "namespace")
        elif "/Namespaces" in root:
            del root.Namespaces

    def _clean_children(self, element: pikepdf.Object, page_is_live: bool) -> Iterator[pikepdf.Object]:
        """Clean one element and its list of children; answers the child elements."""
        page = element.get("/Pg")
        if page is not None:
            page_is_live = isinstance(page, Dictionary) and page.objgen in self.live
            if not page_is_live:
                del element.Pg
        children = element.get("/K")
        if children is None:
            return
        listed = list(children) if isinstance(children, Array) else [children]
        kept = []
        changed = False
        for child in listed:
            if isinstance(child, Dictionary) and "/S" in child and not child.is_indirect:
                child = self.pdf.make_indirect(child)  # as the standard asks; some forget
                changed = True
            if self._keep_child(child, element, page_is_live):
                kept.append(child)
        if changed or len(kept) != len(listed):
            element.K = Array(kept)
        for child in kept:
            if isinstance(child, Dictionary) and str(child.get("/Type", "")) not in _CONTENT_KEYS:
                yield child

    def _keep_child(self, child: object, parent: pikepdf.Object, page_is_live: bool) -> bool:
        if isinstance(child, int):
            return page_is_live
        if not isinstance(child, Dictionary):
            return False
        kind = str(child.get("/Type", ""))
        if kind in _CONTENT_KEYS:
            return self._keep_content(child, kind)
        return self._keep_element(child, parent)

    def _keep_content(self, item: pikepdf.Object, kind: str) -> bool:
        """A pointer to marked content or to an object on a page: kept when what it points to is."""
        _keep_keys(item, _CONTENT_KEYS[kind])
        page = item.get("/Pg")
        if page is not None and not (isinstance(page, Dictionary) and page.objgen in self.live):
            return False
        if kind == "/MCR":
            form = item.get("/Stm")
            return isinstance(item.get("/MCID"), int) and (form is None or self._shown(form))
        thing = item.get("/Obj")
        return isinstance(thing, pikepdf.Object) and (_objgen(thing) in self.links or self._shown(thing))

    def _shown(self, thing: object) -> bool:
        return isinstance(thing, pikepdf.Stream) and self.sieve.reached(thing)

    def _keep_element(self, element: pikepdf.Object, parent: pikepdf.Object) -> bool:
        if not element.is_indirect or element.objgen in self._kept or not isinstance(element.get("/S"), Name):
            return False
        self._kept.add(element.objgen)
        _keep_keys(element, _ELEMENT_KEYS)
        element.P = parent
        for key in element.keys() & {"/T", "/Lang", "/Alt", "/E", "/ActualText", "/R", "/C", "/ID"}:
            if not is_plain(element[key]):
                del element[key]
        self._clean_attributes(element)
        if "/ID" in element:
            self._ids[bytes(element.ID)] = element
        return True

    def _clean_attributes(self, element: pikepdf.Object) -> None:
        attributes = element.get("/A")
        if isinstance(attributes, (Dictionary, Array)):
            self.sieve.clean(attributes, "attributes")
        elif attributes is not None:
            del element.A
        space = element.get("/NS")
        if isinstance(space, Dictionary):
            self.sieve.clean(space, "namespace")
        elif space is not None:
            del element.NS

    def _rebuild_parent_tree(self, root: pikepdf.Object) -> None:
        """From page content back to elements; entries of dropped elements become null, and the tree flat."""
        pairs: dict[int, object] = {}
        for key, value in _numbers(root.get("/ParentTree")):
            if isinstance(value, Array):
                entries = [item if self._is_kept(item) else None for item in value]
                pairs[key] = self.pdf.make_indirect(Array(entries))
            elif self._is_kept(value):
                pairs[key] = value
        flat = [part for key in sorted(pairs) for part in (key, pairs[key])]
        root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(flat)))
        root.ParentTreeNextKey = max(pairs, default=-1) + 1

    def _is_kept(self, thing: object) -> bool:
        return isinstance(thing, Dictionary) and thing.objgen in self._kept

    def _write_ids(self, root: pikepdf.Object) -> None:
        """Header cells are found by id; names trees are sorted by their bytes."""
        if self._ids:
            flat = [part for key in sorted(self._ids) for part in (pikepdf.String(key), self._ids[key])]
            root.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(flat)))


def _numbers(tree: object) -> Iterator[tuple[int, object]]:
    """The entries of a number tree, by a walk that loops cannot hold."""
    stack = [tree]
    seen: set[ObjGen] = set()
    while stack:
        node = stack.pop()
        if not isinstance(node, Dictionary) or (node.is_indirect and node.objgen in seen):
            continue
        seen.add(node.objgen)
        entries = node.get("/Nums")
        if isinstance(entries, Array):
            items = list(entries)
            yield from (
                (key, value)
                for key, value in zip(items[::2], items[1::2], strict=False)
                if isinstance(key, int)
            )
        if isinstance(node.get("/Kids"), Array):
            stack.extend(node.Kids)


def _is_plain_map(names: object) -> bool:
    return isinstance(names, Dictionary) and all(is_plain(value) for _, value in names.items())


def _keep_keys(thing: pikepdf.Object, allowed: set[str]) -> None:
    for key in thing.keys() - allowed:
        del thing[key]


def _objgen(thing: pikepdf.Object) -> ObjGen:
    return thing.objgen if thing.is_indirect else (0, 0)
