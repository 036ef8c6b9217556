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


def clean_markdown(sections: int) -> str:
    """A long paper without a slip, with all that checks look at: numbers, dates, names, tables, references, asks."""
    written = []
    for n in range(1, sections + 1):
        beds, visits = 100 + n, 1_200 - n
        written.append(f"""## {n}. Part {n} of the plan

{n}.1 The Hill Partnership Board discussed the plan on Thursday 26 February 2026, as Annex 1 and Annex 2 show. Work
goes on until 31 March 2027, and 29 February 2028 is a Tuesday. The Board had had its doubts, and that that was so is in
paragraph {n}.2.

{n}.2 The three areas of part {n} are:

- beds and discharge, which cost £1.2m a year;
- visits at home (£300,000 in 2025/26), and
- help by telephone.

{n}.3 Table {n} shows the figures of the Primary Care Network (PCN). The PCN agreed them, and the PCN looks at them
again each month; the date of a workshop is to be confirmed.

Table {n}: Figures

| Service | 2024/25 | 2025/26 | Change |
|---|---|---|---|
| Beds | {beds} | {beds + 5} | 5% |
| Visits | {visits:,} | {visits + 10:,} | 1% |
| Calls | – | 40 | n/a |
| Total | {beds + visits:,} | {beds + visits + 55:,} | – |

{n}.4 The steps of part {n}, in this order:

1. The former Hill Health Forum hands over its notes.
2. Partners meet on 12 January 2026, 9 February 2026 and 9 March 2026.
""")
    last = sections + 1
    written.append(f"## {last}. Recommendations\n\n{last}.1 The Board is asked to:\n\n- approve the plan.\n")
    return "\n".join(written)
