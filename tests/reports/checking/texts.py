"""Small papers for the checks, written as they read."""

from __future__ import annotations

from collections.abc import Iterable

from reports.checking.rules.facts import Block, PaperText, PartText, Slip


def heading(text: str) -> Block:
    return Block("heading", text)


def para(text: str) -> Block:
    return Block("paragraph", text)


def items(*texts: str, group: int = 1) -> list[Block]:
    return [Block("item", text, group=group) for text in texts]


def table(*rows: Iterable[str], group: int = 1) -> list[Block]:
    """The first row is the head."""
    cells = [tuple(row) for row in rows]
    return [Block("row", " | ".join(row), row, n == 0, group) for n, row in enumerate(cells)]


def paper(
    *blocks: Block, cover: Iterable[Block] = (), annexes: dict[str, Iterable[Block]] | None = None
) -> PaperText:
    parts = [PartText("text", "paper", "The plan", blocks)]
    if cover := tuple(cover):
        parts.insert(0, PartText("cover", "cover sheet", "The plan", cover))
    for label, of_annex in (annexes or {}).items():
        parts.append(PartText(label, "annex", label, tuple(of_annex)))
    return PaperText(tuple(parts))


def text(*paragraphs: str) -> PaperText:
    return paper(*(para(each) for each in paragraphs))


def said(slips: Iterable[Slip], words: PaperText) -> list[tuple[str, str]]:
    """(code, the passage it speaks of)."""
    found = []
    for slip in slips:
        block = words.at(slip.spot).text if slip.spot else ""
        found.append((slip.code, block[slip.spot.start : slip.spot.end] if slip.spot else ""))
    return found
