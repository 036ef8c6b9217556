"""A comparison as a Word file with real tracked changes: Accept all gives the later version, Reject all the earlier."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import count
from typing import Any

from docx.oxml.ns import qn

from delegation.rules.compare import ADDED, REMOVED
from governance.foundation import words
from governance.foundation.text.redline import GONE, KEPT, Piece
from reports.documents import house
from reports.documents.redline import Marked, MarkedGroup, MarkedRow

AUTHOR = "PBP Portal"
ROW_MARKS = {ADDED: "w:ins", REMOVED: "w:del"}
HOW_TO = "Changes are marked as tracked changes. Review, Accept all gives the later version; Reject all the earlier."


def redline_bytes(found: Marked, *, author: str, at: datetime) -> bytes:
    """The same bytes for the same comparison. `at` is the time of the comparison, which every mark bears."""
    document = house.new_document(
        title=found.title,
        subject=found.sentence,
        author=author,
        head=f"{found.before} → {found.after}",
        foot=f"Compared on {words.day(at)}",
        made=at,
    )
    document.add_paragraph(found.title, style="Title")
    document.add_paragraph(found.sentence)
    house.facts(document, [("Earlier", found.before), ("Later", found.after)])
    document.add_paragraph(HOW_TO)
    tracker = Tracker(at)
    for label, pieces in found.whole:
        paragraph = document.add_paragraph()._p
        paragraph.append(house.run_of(f"{label}: ", bold=True))
        paragraph.extend(tracker.runs(pieces))
    for group in found.groups:
        _write(document, found, group, tracker)
    return house.saved(document)


class Tracker:
    """Makes marks that Word knows as changes: numbered, with author and time."""

    def __init__(self, at: datetime) -> None:
        self.numbers, self.at = count(1), f"{at:%Y-%m-%dT%H:%M:%SZ}"

    def mark(self, above: Any, tag: str) -> Any:
        return house.child(above, tag, id=str(next(self.numbers)), author=AUTHOR, date=self.at)

    def runs(self, pieces: Sequence[Piece]) -> list[Any]:
        """Runs of a cell: kept ones as they are, new and gone ones inside their mark."""
        holder = house.OxmlElement("w:p")
        for piece in pieces:
            if piece.kind == KEPT:
                holder.append(house.run_of(piece.text))
                continue
            gone = piece.kind == GONE
            self.mark(holder, "w:del" if gone else "w:ins").append(house.run_of(piece.text, deleted=gone))
        return list(holder)


def _write(document: Any, found: Marked, group: MarkedGroup, tracker: Tracker) -> None:
    heading = document.add_heading(group.heading, level=1)
    labels = [part.label for part in found.layout.parts]
    table = house.new_table(document, labels, found.layout.widths, title=group.heading)
    tag = ROW_MARKS.get(group.kind)
    if tag:
        _mark_heading(heading._p, tag, tracker)
        tracker.mark(table.find(qn("w:tr")).find(qn("w:trPr")), tag)
    for row in group.rows:
        _write_row(table, row, tracker)


def _mark_heading(paragraph: Any, tag: str, tracker: Tracker) -> None:
    """A heading that came or went with all its rows: its words and the end of its paragraph."""
    properties = paragraph.get_or_add_pPr()
    tracker.mark(house.child(properties, "w:rPr"), tag)
    text = "".join(run.text for run in paragraph.iterchildren(qn("w:r")))
    for run in list(paragraph.iterchildren(qn("w:r"))):
        paragraph.remove(run)
    tracker.mark(paragraph, tag).append(house.run_of(text, deleted=tag == "w:del"))


def _write_row(table: Any, row: MarkedRow, tracker: Tracker) -> None:
    element = house.add_row(table, [tracker.runs(pieces) for pieces in row.cells])
    if tag := ROW_MARKS.get(row.kind):
        tracker.mark(element.find(qn("w:trPr")), tag)
