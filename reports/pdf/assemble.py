"""Puts prepared parts together as one pack, with one structure tree.

Merging tools copy pages and lose the tree, the links or the bookmarks. Here the pages of each part are copied
first and its tree after them, so that both sides of every reference arrive; then the way back from page
content to tree (ParentTree) is numbered anew. Nothing is rendered: a new order, another audience or a new
number stamp costs an assembly only.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from itertools import accumulate
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from reports.pdf.bookmarks import pack_bookmarks, write_bookmarks
from reports.pdf.metadata import PackInfo, write_metadata
from reports.pdf.objects import EMPTY, NO_ITEMS, ObjGen
from reports.pdf.parts import NO_STAMPS, PackPart, StampSettings
from reports.pdf.sharing import FontShare
from reports.pdf.stamps import Stamper


def assemble(
    parts: Sequence[PackPart],
    *,
    title: str,
    identifier: str,
    lang: str = "en-GB",
    author: str = "",
    subject: str = "",
    stamp: StampSettings = StampSettings(),
    created: datetime | None = None,
    heading_depth: int = 2,
) -> bytes:
    """The pack as PDF bytes: the same arguments give the same bytes.

    `identifier` names this version of the pack. Links `pack:<anchor>` lead to the part with that anchor,
    `pack:<anchor>#<name>` to a named place in it; a link to a part that is not here is left as plain text.
    PDF/UA is claimed only when every part may. Raises ValueError for no parts or repeated anchors.
    """
    if not parts:
        raise ValueError("A pack needs at least one part")
    if len({part.anchor for part in parts}) != len(parts):
        raise ValueError("Anchors of parts must differ")
    pdf = Pdf.new()
    with ExitStack() as sources:
        joiner = _Joiner(pdf, parts)
        for part in parts:
            joiner.add(sources.enter_context(Pdf.open(io.BytesIO(part.part.pdf))), part, lang)
        joiner.link()
        if stamp != NO_STAMPS:
            joiner.stamp(stamp)
        write_bookmarks(pdf, pack_bookmarks(parts, joiner.starts, heading_depth), joiner.pages)
        joiner.write_tree()
        claims_ua = all(part.part.meta.claims_ua for part in parts)
        info = PackInfo(title, lang, author, subject, identifier, created, claims_ua, joiner.series)
        write_metadata(pdf, info)
        output = io.BytesIO()
        pdf.save(
            output,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return output.getvalue()


class _Joiner:
    """The pack while it grows. Sources have to stay open until it is saved."""

    def __init__(self, pdf: Pdf, parts: Sequence[PackPart]):
        self.pdf, self.parts = pdf, parts
        self.starts = [0, *accumulate(part.part.pages for part in parts)][:-1]
        self.series = _series(parts, self.starts)
        self.pages: list[pikepdf.Object] = []
        self.tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(Dictionary(S=Name.Document, P=self.tree))
        self.branches: list[pikepdf.Object] = []
        self.numbers: list[int | pikepdf.Object] = []
        self.next_number = 0
        self.names: dict[bytes, pikepdf.Object] = {}
        self.fonts = FontShare()

    def add(self, source: Pdf, part: PackPart, lang: str) -> None:
        """Copies pages, then the tree; the other order loses the pages that the tree points to."""
        first = len(self.pages)
        self.pdf.pages.extend(source.pages)
        self.pages.extend(page.obj for page in list(self.pdf.pages)[first:])
        if len(self.pages) - first != part.part.pages:
            raise ValueError(f"{part.anchor} has {len(self.pages) - first} pages, not {part.part.pages}")
        copied = self.pdf.copy_foreign(source.Root.StructTreeRoot)
        branch = copied.K[0] if isinstance(copied.K, Array) else copied.K
        branch.P = self.document
        branch.T = String(part.title)
        if part.part.meta.lang and part.part.meta.lang != lang:
            branch.Lang = String(part.part.meta.lang)
        self.branches.append(branch)
        self._renumber(copied, self.pages[first:])
        self._collect_names(copied)
        self.fonts.share(self.pages[first:])

    def _renumber(self, copied: pikepdf.Object, pages: list[pikepdf.Object]) -> None:
        """Keys of a prepared part count from 0; in the pack they follow those of the parts before it."""
        base, rows = self.next_number, copied.ParentTree.Nums
        for index in range(0, len(rows), 2):
            self.numbers += [base + int(rows[index]), rows[index + 1]]
        self.next_number += len(rows) // 2
        if base == 0:
            return
        moved: set[ObjGen] = set()
        for page in pages:
            page.StructParents = base + int(page.StructParents)
            for annotation in page.get(Name.Annots, NO_ITEMS):
                if Name.StructParent in annotation:
                    annotation.StructParent = base + int(annotation.StructParent)
            _move_forms(page, base, moved)

    def _collect_names(self, copied: pikepdf.Object) -> None:
        """Ids of elements (notes, header cells) are unique by content; a part that comes twice is renamed."""
        if Name.IDTree not in copied:
            return
        names = copied.IDTree.Names
        for index in range(0, len(names), 2):
            name, element = bytes(names[index]), names[index + 1]
            if name in self.names:
                name = b"%s-%d" % (name, len(self.branches))
                element.ID = String(name)
            self.names[name] = element

    def link(self) -> None:
        """Turns `pack:` addresses into jumps."""
        index = {part.anchor: number for number, part in enumerate(self.parts)}
        for part, start in zip(self.parts, self.starts, strict=True):
            dead: set[tuple[int, int]] = set()
            for link in part.part.meta.pack_links:
                anchor, _, name = link.target.partition("#")
                annotation = self.pages[start + link.page].Annots[link.annotation]
                del annotation.A
                if anchor in index:
                    annotation.Dest = self._place(index[anchor], name)
                else:
                    dead.add((start + link.page, link.annotation))
            self._unlink(dead)

    def _place(self, number: int, name: str) -> Array:
        place = self.parts[number].part.meta.destinations.get(name)
        if place is None:
            return Array([self.pages[self.starts[number]], Name.Fit])
        return Array([self.pages[self.starts[number] + place.page], Name.XYZ, place.x, place.y, None])

    def _unlink(self, dead: set[tuple[int, int]]) -> None:
        """Takes away links whose part is left out for this audience: annotation, tree entry and all."""
        for page_number in {page for page, _ in dead}:
            page = self.pages[page_number]
            kept = []
            for index, annotation in enumerate(page.Annots):
                if (page_number, index) not in dead:
                    kept.append(annotation)
                    continue
                at = self.numbers.index(int(annotation.StructParent))
                _drop_object(self.numbers[at + 1], annotation)
                del self.numbers[at : at + 2]
            page.Annots = Array(kept)

    def stamp(self, settings: StampSettings) -> None:
        labels = [text for part in self.parts for text in (part.item_label, part.series)]
        stamper = Stamper(self.pdf, settings, labels, len(self.pages))
        begins = {series: start for start, series in reversed(self.series)}
        for part, start in zip(self.parts, self.starts, strict=True):
            for number in range(part.part.pages):
                in_series = start + number + 1 - begins[part.series]
                stamper.stamp(self.pages[start + number], part, part.first_page + number, in_series)

    def write_tree(self) -> None:
        self.document.K = Array(self.branches)
        self.tree.K = self.document
        self.tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(self.numbers)))
        self.tree.ParentTreeNextKey = self.next_number
        if self.names:
            names = [
                piece for name, element in sorted(self.names.items()) for piece in (String(name), element)
            ]
            self.tree.IDTree = self.pdf.make_indirect(Dictionary(Names=Array(names)))
        self.pdf.Root.StructTreeRoot = self.tree


def _series(parts: Sequence[PackPart], starts: Sequence[int]) -> list[tuple[int, str]]:
    """(first page from 0, series) of each run of parts. Raises ValueError when a series is taken up again: two pages
    of one pack would have the same number."""
    runs: list[tuple[int, str]] = []
    for part, start in zip(parts, starts, strict=True):
        if not runs or runs[-1][1] != part.series:
            runs.append((start, part.series))
    if len({series for _, series in runs}) != len(runs):
        raise ValueError("The parts of a series must stand together")
    return runs


def _move_forms(page: pikepdf.Object, base: int, moved: set[ObjGen]) -> None:
    """Drawn objects with structure of their own carry keys too; shared ones are moved once."""
    for drawn in page.get(Name.Resources, EMPTY).get(Name.XObject, EMPTY).values():
        if drawn.objgen in moved:
            continue
        moved.add(drawn.objgen)
        for key in (Name.StructParents, Name.StructParent):
            if key in drawn:
                drawn[key] = base + int(drawn[key])


def _drop_object(element: Any, annotation: pikepdf.Object) -> None:
    """Removes the reference to `annotation` from its element, which becomes plain words."""
    kids = list(element.K) if isinstance(element.K, Array) else [element.K]
    kept = [kid for kid in kids if not (isinstance(kid, Dictionary) and _is_reference(kid, annotation))]
    element.K = Array(kept)
    if not any(isinstance(kid, Dictionary) and kid.get(Name.Type) == Name.OBJR for kid in kept):
        element.S = Name.Span


def _is_reference(kid: pikepdf.Object, annotation: pikepdf.Object) -> bool:
    return kid.get(Name.Type) == Name.OBJR and kid.Obj.objgen == annotation.objgen
