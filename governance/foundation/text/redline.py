"""Two texts as one, with what went and what came marked: word by word, never letter by letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

KEPT, GONE, NEW = "kept", "gone", "new"
_TOKENS = re.compile(r"\S+|\s+")
# Below this likeness the old text is struck out whole: a patchwork of small words cannot be read.
READABLE = 0.4


@dataclass(frozen=True)
class Piece:
    """A run of text that was kept, is gone or is new."""

    kind: str
    text: str


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order: what went stands before what came in its place.

    Kept and new pieces together are `after`; kept and gone ones together are `before`.
    """
    if before == after:
        return (Piece(KEPT, after),) if after else ()
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    match = SequenceMatcher(None, old, new, autojunk=False)
    if match.ratio() < READABLE:
        return _pieces([("", before, after)])
    runs = [
        ("".join(new[first:last]), "", "")
        if kind == "equal"
        else ("", "".join(old[start:end]), "".join(new[first:last]))
        for kind, start, end, first, last in match.get_opcodes()
    ]
    return _pieces(_joined(runs))


def _joined(runs: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """Runs of (kept, gone, new); a mere space between two changes belongs to both, so that phrases stay whole."""
    found: list[tuple[str, str, str]] = []
    for kept, gone, new in runs:
        changed_before = len(found) > 1 and not found[-2][0]
        if not kept and changed_before and not found[-1][0].strip():
            space, (_, old, came) = found.pop()[0], found.pop()
            found.append(("", old + space + gone, came + space + new))
        else:
            found.append((kept, gone, new))
    return found


def _pieces(runs: list[tuple[str, str, str]]) -> tuple[Piece, ...]:
    kinds = (KEPT, GONE, NEW)
    return tuple(Piece(kind, text) for run in runs for kind, text in zip(kinds, run, strict=True) if text)
