"""What changed between two long texts: paragraph by paragraph, and word by word within those that differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from governance.foundation.text.redline import GONE, KEPT, NEW, Piece, redline

# Two passages are compared word by word up to this many pairs of words; longer ones are shown whole.
MOST_PAIRS = 4_000_000
# Above this many paragraphs, those that are everywhere ("N/A") are not used to find one's way.
LONG = 2_000


@dataclass(frozen=True)
class Block:
    """One paragraph, heading, list entry or row of a table. `page` is its page, 0 where there are none."""

    text: str
    page: int = 0


@dataclass(frozen=True)
class Passage:
    """A passage that differs. `pieces` in reading order; pages are where it begins, 0 where there are none or where
    it does not stand in that text; `skipped` counts the paragraphs before it that stayed the same."""

    pieces: tuple[Piece, ...]
    page_before: int
    page_after: int
    skipped: int

    @property
    def kind(self) -> str:
        """New, gone, or changed."""
        kinds = {piece.kind for piece in self.pieces if piece.text.strip()}
        return NEW if kinds == {NEW} else GONE if kinds == {GONE} else "changed"


@dataclass(frozen=True)
class Changes:
    """`same` counts all paragraphs that stayed; `words_new` and `words_gone` count words."""

    passages: tuple[Passage, ...]
    same: int

    @property
    def words_new(self) -> int:
        return self._words(NEW)

    @property
    def words_gone(self) -> int:
        return self._words(GONE)

    def _words(self, kind: str) -> int:
        return sum(len(p.text.split()) for one in self.passages for p in one.pieces if p.kind == kind)


def changes_between(before: Sequence[Block], after: Sequence[Block]) -> Changes:
    """The passages that differ, in the order of the later text. White space alone is no change."""
    old, new = ([" ".join(block.text.split()) for block in side] for side in (before, after))
    match = SequenceMatcher(None, old, new, autojunk=max(len(old), len(new)) > LONG)
    passages: list[Passage] = []
    same = skipped = 0
    for kind, start, end, first, last in match.get_opcodes():
        if kind == "equal":
            skipped = end - start
            same += skipped
            continue
        passages.append(
            Passage(
                pieces=_marked(old[start:end], new[first:last]),
                page_before=before[start].page if end > start else 0,
                page_after=after[first].page if last > first else 0,
                skipped=skipped,
            )
        )
        skipped = 0
    return Changes(tuple(passages), same)


def _marked(old: Sequence[str], new: Sequence[str]) -> tuple[Piece, ...]:
    """The words of a passage; paragraphs that have a counterpart in their place are compared with it."""
    if len(old) == len(new) > 1:
        pairs = [_redline(a, b) for a, b in zip(old, new, strict=True)]
        return tuple(
            piece for number, pair in enumerate(pairs) for piece in (*((_BREAK,) if number else ()), *pair)
        )
    return _redline("\n\n".join(old), "\n\n".join(new))


_BREAK = Piece(KEPT, "\n\n")


def _redline(before: str, after: str) -> tuple[Piece, ...]:
    if len(before.split()) * len(after.split()) > MOST_PAIRS:
        return (Piece(GONE, before), Piece(NEW, after))
    return redline(before, after)
