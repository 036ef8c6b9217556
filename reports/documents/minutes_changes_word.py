"""Two versions of minutes as a Word file with real tracked changes: Accept all gives the later one (LP78)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from governance.foundation.text.redline import Piece, redline
from reports.documents import house
from reports.documents.minutes import MinutesPaper, name_of, person_line
from reports.documents.redline_word import HOW_TO, Tracker


def changes_bytes(before: MinutesPaper, after: MinutesPaper) -> bytes:
    """The later version with what went and came marked, paragraph by paragraph."""
    document = house.new_document(
        title=f"{after.title}: changes",
        subject=after.foot,
        author=after.author,
        head=after.title,
        foot=f"{before.foot} → {after.foot}",
        made=after.made,
    )
    document.add_paragraph(after.title, style="Title")
    house.facts(document, [("Earlier", before.foot), ("Later", after.foot)])
    document.add_paragraph(HOW_TO)
    tracker = Tracker(after.made)
    document.add_heading("Attendance", level=1)
    _write(document, tracker, _people(before), _people(after))
    earlier = {row.key: row for row in before.entries}
    for row in after.entries:
        document.add_heading(name_of(row), level=1)
        was = earlier.get(row.key)
        _write(document, tracker, was.lines if was is not None else (), row.lines)
    return house.saved(document)


def _people(paper: MinutesPaper) -> list[str]:
    return [
        line
        for group in paper.head["attendance"]
        for line in (group["heading"], *(person_line(row) for row in group["rows"]))
    ]


def _write(document: Any, tracker: Tracker, before: Sequence[str], after: Sequence[str]) -> None:
    for pieces in _lines(redline("\n".join(before), "\n".join(after))):
        paragraph = document.add_paragraph()._p
        paragraph.extend(tracker.runs(pieces))


def _lines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """One paragraph a line of either text."""
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                found.append([])
            if line:
                found[-1].append(Piece(piece.kind, line))
    return [line for line in found if line]
