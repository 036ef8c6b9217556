"""A comparison as a PDF: what is gone is struck through in brackets, what is new underlined."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.template.loader import render_to_string

from governance.foundation import words
from reports.documents.paper import Chapter, Paper, pdf_bytes
from reports.documents.redline import Marked, MarkedRow
from reports.documents.scheme_pdf import IN_ONE

Piece = tuple[str, Sequence[MarkedRow]]


def redline_paper(found: Marked, *, author: str, at: datetime) -> Paper:
    """The document before it is laid out; a long one is cut into chapters."""
    rows = sum(len(group.rows) for group in found.groups)
    pieces = list(_pieces(found))
    whole = rows <= IN_ONE
    chapters = [_chapter(found.title, "comparison", found, pieces if whole else [], is_front=True)]
    if not whole:
        chapters += [
            _chapter(piece[0], f"part-{number}", found, [piece])
            for number, piece in enumerate(pieces, start=1)
        ]
    said = hashlib.sha256("".join(chapter.html for chapter in chapters).encode()).hexdigest()
    return Paper(
        title=found.title,
        subject=found.sentence,
        author=author,
        foot=f"{found.before} → {found.after}, compared on {words.day(at)}",
        identifier=f"comparison/{said[:24]}",
        chapters=chapters,
    )


def _pieces(found: Marked) -> Iterator[Piece]:
    for group in found.groups:
        for start in range(0, len(group.rows), IN_ONE):
            heading = f"{group.heading} (continued)" if start else group.heading
            yield heading, group.rows[start : start + IN_ONE]


def _chapter(title: str, anchor: str, found: Marked, groups: Sequence[Piece], **more: Any) -> Chapter:
    html = render_to_string("reports/documents/redline.jinja", {"found": found, "groups": groups} | more)
    return Chapter(title, anchor, html)


def redline_pdf(found: Marked, *, author: str, at: datetime) -> bytes:
    """Raises PartRefused."""
    return pdf_bytes(redline_paper(found, author=author, at=at))[0]
