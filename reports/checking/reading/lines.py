"""Pages of lines, as a PDF reads, made into paragraphs, items and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from statistics import quantiles

from reports.checking.rules.facts import Block

_BULLET = re.compile(r"^[•·▪●○◦✓➢►–-]\s*(?=\S)")
_LABEL = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2}){0,4}[.)]?|\(?(?:[a-z]|[ivx]{1,5})[.)])\s+\S")
_ENDS = re.compile(r"[.:;?!]$")
_HEADING_CHARS = 80
_SPACES = re.compile(r"\s+")


def blocks_of_pages(pages: Sequence[Sequence[str]]) -> tuple[Block, ...]:
    """Paragraphs guessed from where lines break, without what is repeated on every page."""
    repeated = _repeated(pages)
    lines = [line for page in pages for line in page if _shape(line) not in repeated]
    width = quantiles([len(line) for line in lines], n=10)[7] if len(lines) > 1 else 80.0
    found: list[Block] = []
    group = 0
    for text in _joined(lines, width):
        is_item = _BULLET.match(text) is not None
        if is_item and not (found and found[-1].kind == "item"):
            group += 1
        found.append(_block(text, group if is_item else 0, is_item))
    return tuple(found)


def _block(text: str, group: int, is_item: bool) -> Block:
    if is_item:
        return Block("item", _BULLET.sub("", text), group=group)
    short = len(text) <= _HEADING_CHARS and not _ENDS.search(text) and text[:1].isupper()
    return Block("heading" if short else "paragraph", text)


def _joined(lines: Sequence[str], width: float) -> Iterator[str]:
    held: list[str] = []
    for line in lines:
        line = _SPACES.sub(" ", line).strip()
        if held and (not line or _begins(line, held[-1], width)):
            yield _one(held)
            held = []
        if line:
            held.append(line)
    if held:
        yield _one(held)


def _begins(line: str, before: str, width: float) -> bool:
    """A label, a bullet, a capital after a full stop or after a line that left room for its first word."""
    if _BULLET.match(line) or _LABEL.match(line):
        return True
    has_room = len(before) + len(line.split(" ")[0]) + 1 < width * 0.85
    return has_room and (_ENDS.search(before) is not None or line[:1].isupper())


def _one(lines: Sequence[str]) -> str:
    return " ".join(lines)


def _repeated(pages: Sequence[Sequence[str]]) -> set[str]:
    """Heads and feet: what stands among the first or last two lines of more than half of the pages."""
    if len(pages) < 3:
        return set()
    counted: Counter[str] = Counter()
    for page in pages:
        counted.update({_shape(line) for line in (*page[:2], *page[-2:]) if line.strip()})
    return {shape for shape, times in counted.items() if times > len(pages) / 2}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line).strip()
