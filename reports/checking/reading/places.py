"""On which page and line a passage stands: its letters are looked for in those of the laid-out pages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from reports.checking.rules.facts import Block, Spot
from reports.checking.rules.sentences import squeezed

_CONTEXT = (80, 40, 15, 0)
_OPENING = 40
_LEAST = 3


class Places:
    """The pages of one part, each a list of lines; answers count from 1."""

    def __init__(self, pages: Sequence[Sequence[str]]) -> None:
        self._starts: list[int] = []
        self._lines: list[tuple[int, int]] = []
        pieces, at = [], 0
        for page, lines in enumerate(pages, 1):
            for line, text in enumerate(lines, 1):
                letters = squeezed(text)
                if letters:
                    self._starts.append(at)
                    self._lines.append((page, line))
                    pieces.append(letters)
                    at += len(letters)
        self._letters = "".join(pieces)

    def of_blocks(self, blocks: Sequence[Block]) -> list[int]:
        """Where each block begins, looked for from the one before; a block that is not found begins there too."""
        found, at = [], 0
        for block in blocks:
            opening = squeezed(block.text)[:_OPENING]
            place = self._letters.find(opening, at) if len(opening) >= _LEAST else -1
            if place >= 0:
                at = place
            found.append(at)
        return found

    def find(self, block: Block, spot: Spot, begins: int) -> tuple[int, int] | None:
        """(page, line) of the passage; of its block when it is not found; None without pages."""
        if not self._lines:
            return None
        passage = squeezed(block.text[spot.start : spot.end])
        for context in _CONTEXT if passage else ():
            before = squeezed(block.text[max(0, spot.start - context) : spot.start])
            for start in (max(0, begins - 1), 0):
                place = self._letters.find(before + passage, start)
                if place >= 0:
                    return self._at(place + len(before))
        return self._at(begins)

    def _at(self, place: int) -> tuple[int, int]:
        return self._lines[max(0, bisect_right(self._starts, place) - 1)]
