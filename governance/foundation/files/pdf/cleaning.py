"""Rebuild a PDF from its pages, links, bookmarks and structure tree; everything else is left behind."""

from __future__ import annotations

from collections import Counter

import pikepdf
from pikepdf import Array, Dictionary, Name

from governance.foundation.files.limits import FileLimits
from governance.foundation.files.messages import refusal
from governance.foundation.files.pdf.annotations import Annotations
from governance.foundation.files.pdf.catalogue import note_catalogue
from governance.foundation.files.pdf.drawing import Drawing
from governance.foundation.files.pdf.layers import flatten_layers
from governance.foundation.files.pdf.links import Destinations, rebuild_outline
from governance.foundation.files.pdf.opening import MAX_PAGE_TREE_DEPTH
from governance.foundation.files.pdf.roles import DROPPED_MEANS
from governance.foundation.files.pdf.sieve import Sieve
from governance.foundation.files.pdf.streams import Streams
from governance.foundation.files.pdf.structure import Structure

_ROOT_KEYS = {"/Type", "/Pages", "/StructTreeRoot", "/Outlines"}
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
# Points. Smaller than a stamp or larger than the format's own limit (200 inches) is not a page.
_LEAST_SIDE, _MOST_SIDE = 3, 14_400


class Cleaning:
    """Cleans `pdf` in place. Saving then writes only what is still reachable, so the rest is gone."""

    def __init__(self, pdf: pikepdf.Pdf, limits: FileLimits) -> None:
        self.pdf = pdf
        self.streams = Streams(limits)
        self.sieve = Sieve(self.streams)
        self.annotations = Annotations(pdf)
        self.removed: Counter[str] = self.annotations.removed

    def run(self) -> tuple[list[tuple[bool, bool]], bool]:
        """Of each page whether it has text and whether it has anything; and whether the document is tagged."""
        note_catalogue(self.pdf.Root, self.removed)
        flatten_layers(self.pdf, self.removed)
        for page in self.pdf.pages:
            _inherit(page.obj)
        marked = self.pdf.Root.get("/MarkInfo")
        says_tagged = isinstance(marked, Dictionary) and marked.get("/Marked") is True
        destinations = Destinations(self.pdf)
        self.annotations.flatten()
        self._clean_pages()
        self.annotations.restore_links(destinations, self.sieve)
        rebuild_outline(self.pdf, destinations, self.removed)
        tagged = self._clean_structure(set(destinations.pages)) and says_tagged
        for key in self.pdf.Root.keys() - _ROOT_KEYS:
            del self.pdf.Root[key]
        for key, count in self.sieve.dropped.items():
            if key in DROPPED_MEANS:
                self.removed[DROPPED_MEANS[key]] += count
        drawing = Drawing(self.streams)
        return [drawing.page_shows(page.obj) for page in self.pdf.pages], tagged

    def _clean_pages(self) -> None:
        """Each page by its role, under one flat page tree that nothing else hangs on."""
        pages = [page.obj for page in self.pdf.pages]
        for page in pages:
            parent = page.get("/Parent")
            annotations = page.get("/Annots")
            for key in ("/Parent", "/Annots"):
                if key in page:
                    del page[key]
            self.sieve.clean(page, "page")
            _check_boxes(page)
            page.Type = Name.Page
            if parent is not None:
                page.Parent = parent
            if annotations is not None:
                page.Annots = annotations
        self._clean_tree()

    def _clean_tree(self) -> None:
        """The branches of the page tree keep their kids and counts only (the pages hold their values themselves)."""
        stack = [self.pdf.Root.Pages]
        if "/Parent" in self.pdf.Root.Pages:
            del self.pdf.Root.Pages.Parent
        while stack:
            node = stack.pop()
            for key in node.keys() - {"/Type", "/Kids", "/Count", "/Parent"}:
                del node[key]
            for kid in node.Kids:
                kid.Parent = node
                if "/Kids" in kid:
                    stack.append(kid)

    def _clean_structure(self, live: set[tuple[int, int]]) -> bool:
        tree = Structure(self.pdf, live, self.annotations.links, self.sieve)
        if tree.clean():
            return True
        if "/StructTreeRoot" in self.pdf.Root:
            del self.pdf.Root.StructTreeRoot
        return False


def _inherit(page: pikepdf.Object) -> None:
    """Write on the page what it takes from the branches above it, which keep nothing."""
    missing = [key for key in _INHERITED if key not in page]
    branch = page.get("/Parent")
    for _ in range(MAX_PAGE_TREE_DEPTH):
        if not isinstance(branch, Dictionary) or not missing:
            break
        for key in [key for key in missing if key in branch]:
            page[key] = branch[key]
            missing.remove(key)
        branch = branch.get("/Parent")


def _check_boxes(page: pikepdf.Object) -> None:
    """FileRefused for a page without a size that paper or a screen could have; a wrong inner box is dropped."""
    for key in _BOXES:
        box = page.get(key)
        if box is None and key != "/MediaBox":
            continue
        if not _is_box(box):
            if key == "/MediaBox":
                raise refusal("file.damaged")
            del page[key]


def _is_box(box: object) -> bool:
    if not isinstance(box, Array) or len(box) != 4 or any(isinstance(side, pikepdf.Object) for side in box):
        return False
    left, bottom, right, top = (float(side) for side in box)
    return all(_LEAST_SIDE <= abs(side) <= _MOST_SIDE for side in (right - left, top - bottom))
