"""Bookmarks of a pack: one for each part, with the headings of the part under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from reports.pdf.parts import PackPart

TITLE_LENGTH = 200


@dataclass
class Bookmark:
    """`page` counts from 0. `open` shows the kids: parts under parts are shown, headings are folded."""

    title: str
    page: int
    x: float | None = None
    y: float | None = None
    open: bool = False
    kids: list[Bookmark] = field(default_factory=list)


def pack_bookmarks(parts: Sequence[PackPart], starts: Sequence[int], depth: int) -> list[Bookmark]:
    """The tree. `starts` are first pages from 0; `depth` is how many levels of headings a part shows."""
    top = Bookmark("", 0)
    trail = [(0, top)]
    for part, start in zip(parts, starts, strict=True):
        while trail[-1][0] >= part.outline_level:
            trail.pop()
        mark = Bookmark(part.title, start)
        parent = trail[-1][1]
        parent.kids.append(mark)
        parent.open = True
        trail.append((part.outline_level, mark))
        mark.kids = _headings(part, start, depth)
    return top.kids


def _headings(part: PackPart, start: int, depth: int) -> list[Bookmark]:
    entries = list(part.part.meta.outline)
    shift = 0
    if entries and entries[0].page == 0 and sum(entry.level == 1 for entry in entries) == 1:
        entries, shift = entries[1:], 1  # the one main heading says what the part's own bookmark says
    top = Bookmark("", 0)
    trail = [(0, top)]
    for entry in entries:
        level = max(entry.level - shift, 1)
        if level > depth:
            continue
        while trail[-1][0] >= level:
            trail.pop()
        mark = Bookmark(entry.title[:TITLE_LENGTH], start + entry.page, entry.x, entry.y)
        trail[-1][1].kids.append(mark)
        trail.append((level, mark))
    return top.kids


def write_bookmarks(pdf: Pdf, marks: list[Bookmark], pages: list[pikepdf.Object]) -> None:
    """Writes the outline tree into the catalogue."""
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    root.Count = _write_level(pdf, pages, root, marks)
    pdf.Root.Outlines = root


def _write_level(pdf: Pdf, pages: list[pikepdf.Object], parent: pikepdf.Object, marks: list[Bookmark]) -> int:
    """Writes siblings under `parent`; returns how many entries are visible below it."""
    items = []
    visible = len(marks)
    for mark in marks:
        place = (
            [pages[mark.page], Name.Fit]
            if mark.y is None
            else [pages[mark.page], Name.XYZ, mark.x, mark.y, None]
        )
        item = pdf.make_indirect(Dictionary(Title=String(mark.title), Parent=parent, Dest=Array(place)))
        if mark.kids:
            below = _write_level(pdf, pages, item, mark.kids)
            item.Count = below if mark.open else -below
            visible += below if mark.open else 0
        items.append(item)
    for before, after in pairwise(items):
        before.Next, after.Prev = after, before
    if items:
        parent.First, parent.Last = items[0], items[-1]
    return visible
