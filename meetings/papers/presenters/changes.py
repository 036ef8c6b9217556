"""Words for what changed between two versions."""

from __future__ import annotations

from collections.abc import Sequence

from meetings.papers.selectors.changes import ChangedPart


def tally(parts: Sequence[ChangedPart]) -> str:
    """12 words are new and 3 were taken out."""
    new = sum(part.changes.words_new for part in parts)
    gone = sum(part.changes.words_gone for part in parts)
    if not new and not gone:
        return "No word differs."
    said = f"{new} {'word is' if new == 1 else 'words are'} new"
    return f"{said} and {gone} {'was' if gone == 1 else 'were'} taken out."
