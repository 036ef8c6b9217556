"""Where links and bookmarks lead: web and e-mail addresses, and pages that exist. Nothing else is kept."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

import pikepdf
from pikepdf import Array, Dictionary, Name

_SCHEMES = {"http", "https", "mailto"}
_MAX_ADDRESS = 2_000
_MAX_NAMES = 100_000
_MAX_BOOKMARKS = 5_000
_MAX_BOOKMARK_DEPTH = 10
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_KINDS = {"/XYZ", "/Fit", "/FitH", "/FitV", "/FitR", "/FitB", "/FitBH", "/FitBV"}

# What a removed action was, in the words told to the author.
ACTION_MEANS = {
    "/JavaScript": "pdf.scripts_removed",
    "/Launch": "pdf.actions_removed",
    "/GoToR": "pdf.actions_removed",
    "/GoToE": "pdf.actions_removed",
    "/SubmitForm": "pdf.actions_removed",
    "/ImportData": "pdf.actions_removed",
    "/Sound": "pdf.media_removed",
    "/Movie": "pdf.media_removed",
    "/Rendition": "pdf.media_removed",
    "/RichMediaExecute": "pdf.media_removed",
    "/GoTo3DView": "pdf.media_removed",
}


def safe_address(value: object) -> str | None:
    """The address if it is an ordinary web or e-mail address, else None."""
    text = str(value).strip() if isinstance(value, (str, pikepdf.String)) else ""
    if not text or len(text) > _MAX_ADDRESS or _UNSEEN.search(text):
        return None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES or not (parts.netloc or parts.scheme.lower() == "mailto"):
        return None
    return text


class Destinations:
    """Resolves where a link or bookmark leads to `[page, kind, numbers…]` on a page that exists."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pages = {page.objgen: page for page in (helper.obj for helper in pdf.pages)}
        self._by_number = list(self.pages.values())
        self._names = dict(_named(pdf))

    def resolve(self, target: object, depth: int = 0) -> Array | None:
        if depth > 3:
            return None
        if isinstance(target, (Name, pikepdf.String, str)):
            return self.resolve(self._names.get(str(target)), depth + 1)
        if isinstance(target, Dictionary):
            return self.resolve(target.get("/D"), depth + 1)
        if not isinstance(target, Array) or len(target) == 0:
            return None
        page = self._page(target[0])
        if page is None:
            return None
        kind = str(target[1]) if len(target) > 1 else "/Fit"
        if kind not in _KINDS:
            return Array([page, Name.Fit])
        numbers = [item if not isinstance(item, pikepdf.Object) else None for item in list(target)[2:6]]
        return Array([page, Name(kind), *numbers])

    def _page(self, target: object) -> pikepdf.Object | None:
        if isinstance(target, Dictionary):
            return self.pages.get(target.objgen)
        if isinstance(target, int) and 0 <= target < len(self._by_number):
            return self._by_number[target]
        return None

    def of_action(self, holder: pikepdf.Object, removed: Counter[str]) -> tuple[str, object] | None:
        """What a link or bookmark does: `("uri", address)`, `("page", destination)` or None, noting what is lost."""
        action = holder.get("/A")
        if isinstance(action, Dictionary):
            if "/Next" in action:  # an action chained behind this one: not kept, whatever it is
                removed["pdf.scripts_removed"] += 1
            kind = str(action.get("/S", ""))
            if kind == "/URI":
                address = safe_address(action.get("/URI"))
                if address:
                    return "uri", address
            elif kind != "/GoTo":
                removed[ACTION_MEANS.get(kind, "pdf.links_removed")] += 1
                return None
        target = action.get("/D") if isinstance(action, Dictionary) else holder.get("/Dest")
        destination = self.resolve(target)
        if destination is None:
            if "/A" in holder or "/Dest" in holder:
                removed["pdf.links_removed"] += 1
            return None
        return "page", destination


def _named(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Named destinations, of the old kind (names) and the new (text), up to a bounded number."""
    old = pdf.Root.get("/Dests")
    if isinstance(old, Dictionary):
        for key in list(old.keys())[:_MAX_NAMES]:
            yield key, old[key]
    names = pdf.Root.get("/Names")
    root = names.get("/Dests") if isinstance(names, Dictionary) else None
    stack = [root] if isinstance(root, Dictionary) else []
    seen: set[tuple[int, int]] = set()
    found = 0
    while stack and found < _MAX_NAMES:
        node = stack.pop()
        if node.is_indirect and node.objgen in seen:
            continue
        seen.add(node.objgen)
        pairs = node.get("/Names")
        if isinstance(pairs, Array):
            items = list(pairs)
            found += len(items) // 2 + 1
            yield from ((str(key), value) for key, value in zip(items[::2], items[1::2], strict=False))
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            found += 1
            stack.extend(kid for kid in kids if isinstance(kid, Dictionary))


def write_target(pdf: pikepdf.Pdf, holder: pikepdf.Object, target: tuple[str, object]) -> None:
    """Put a resolved target on a link or bookmark."""
    kind, value = target
    if kind == "uri":
        holder.A = Dictionary(S=Name.URI, URI=pikepdf.String(value))
    else:
        holder.Dest = value


def rebuild_outline(pdf: pikepdf.Pdf, destinations: Destinations, removed: Counter[str]) -> None:
    """Bookmarks again from their titles and the pages they lead to; those that lead nowhere keep their children."""
    old = pdf.Root.get("/Outlines")
    if "/Outlines" in pdf.Root:
        del pdf.Root.Outlines
    if not isinstance(old, Dictionary):
        return
    budget = [_MAX_BOOKMARKS]
    items = _bookmarks(old, destinations, removed, budget, set(), 0)
    if items:
        with pdf.open_outline(max_depth=_MAX_BOOKMARK_DEPTH + 1) as outline:
            outline.root.extend(items)


def _bookmarks(
    parent: pikepdf.Object,
    destinations: Destinations,
    removed: Counter[str],
    budget: list[int],
    seen: set[tuple[int, int]],
    depth: int,
) -> list[pikepdf.OutlineItem]:
    items: list[pikepdf.OutlineItem] = []
    entry = parent.get("/First")
    while isinstance(entry, Dictionary) and entry.objgen not in seen and budget[0] > 0:
        seen.add(entry.objgen)
        budget[0] -= 1
        target = destinations.of_action(entry, removed)
        children = []
        if depth < _MAX_BOOKMARK_DEPTH:
            children = _bookmarks(entry, destinations, removed, budget, seen, depth + 1)
        if target and target[0] == "page":
            item = pikepdf.OutlineItem(str(entry.get("/Title", ""))[:500], target[1])
            item.children.extend(children)
            items.append(item)
        else:
            items.extend(children)
        entry = entry.get("/Next")
    return items
