"""A scheme as a PDF: tagged, landscape, a bookmark for each heading; and as one file for the web."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from django.template.loader import render_to_string

from reports.documents.layout import Group, Layout, foot_of, groups_of, layout_of
from reports.documents.paper import Chapter, Paper, pdf_bytes
from reports.exports.table import EMPTY_CELLS, SchemeTable

# A scheme with more rows is cut, at its headings and within long ones: parts are laid out side by side and kept.
IN_ONE = 40
WEB_CSS = """
body { font: 1rem/1.5 Arial, sans-serif; color: #212b32; margin: 0 auto; max-width: 96rem; padding: 1rem }
h1, h2 { color: #003087; line-height: 1.25 } a { color: #005eb8 }
.scroll { overflow-x: auto } .scroll:focus { outline: 3px solid #212b32 }
table { border-collapse: collapse } th, td { border: 1px solid #aeb7bd; padding: .4rem; text-align: left;
  vertical-align: top } table.rows { min-width: 70rem; width: 100%; font-size: .9rem }
thead th { background: #f0f4f5 } td p, th p { margin: 0 0 .25rem } .label { font-weight: bold }
tr:target { outline: 3px solid #005eb8 }
@media print { @page { size: A4 landscape } .scroll { overflow: visible } table.rows { min-width: 0 } }
"""


def paper_of(table: SchemeTable) -> Paper:
    """The document before it is laid out."""
    layout, groups = layout_of(table), list(groups_of(table))
    whole = len(table.rows) <= IN_ONE
    chapters = [_chapter(table.name, "front", groups if whole else [], layout, table)]
    if not whole:
        pieces = [piece for group in groups for piece in cut(group)]
        chapters += [_chapter(piece.heading, piece.anchor, [piece], layout) for piece in pieces]
    said = hashlib.sha256("".join(chapter.html for chapter in chapters).encode()).hexdigest()
    return Paper(
        title=table.name,
        subject=table.scope,
        author=table.legal_name,
        foot=f"{table.icb_name}: {table.title}. {foot_of(table)}",
        identifier=f"{table.file_name('pdf')}/{said[:16]}",
        chapters=chapters,
    )


def cut(group: Group) -> Iterator[Group]:
    """A long heading in pieces of equal length; each later one says with which row it goes on."""
    number = -(-len(group.rows) // IN_ONE)
    length = -(-len(group.rows) // number)
    for start in range(0, len(group.rows), length):
        rows = group.rows[start : start + length]
        if not start:
            yield replace(group, rows=rows)
            continue
        begins = rows[0].reference or rows[0].function
        yield Group(f"{group.anchor}-{start}", f"{group.heading}, from {begins}", rows)


def _chapter(
    title: str, anchor: str, groups: list[Group], layout: Layout, table: SchemeTable | None = None
) -> Chapter:
    context = {"table": table, "groups": groups, "layout": layout, "empty_cells": EMPTY_CELLS}
    return Chapter(title, anchor, render_to_string("reports/documents/scheme.jinja", context))


def scheme_pdf(table: SchemeTable) -> tuple[bytes, int]:
    """The PDF and its number of pages. Raises PartRefused."""
    return pdf_bytes(paper_of(table))


def web_bytes(table: SchemeTable) -> bytes:
    """One HTML file that needs nothing else; each row and each heading can be linked to."""
    context = {
        "table": table,
        "groups": list(groups_of(table)),
        "layout": layout_of(table),
        "empty_cells": EMPTY_CELLS,
        "css": WEB_CSS,
    }
    return render_to_string("reports/documents/web.jinja", context).encode()
