"""What one committee or post may decide on a day, as a Word file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from delegation.holdings_presenter import AlsoRow, HoldingRow, HoldingsPage
from governance.foundation import words
from reports.documents import house

DECIDES = (
    ("Ref.", 60),
    ("Function", 190),
    ("Place", 100),
    ("Answer", 130),
    ("Limits", 190),
    ("Conditions, and what is kept back", 190),
    ("Source", 140),
)
ALSO = (("Ref.", 80), ("Function", 340), ("Place", 160), ("How", 220), ("Source", 200))


def holdings_bytes(
    page: HoldingsPage,
    *,
    holder: str,
    on: date,
    author: str,
    versions: Sequence[str],
    checkpoint: tuple[int, str],
    made: datetime,
) -> bytes:
    """`versions` are those it rests on, in words; `checkpoint` the size and head of the ledger when it was made."""
    title = f"What {holder} may decide"
    document = house.new_document(
        title=title,
        subject=f"As on {words.day(on)}",
        author=author,
        head=f"{author}: {title}",
        foot=f"As on {words.day(on)}, made on {words.day(made)}",
        made=made,
    )
    document.add_paragraph(title, style="Title")
    rests_on = [("Rests on", version) for version in versions] or [("Rests on", "No version in force")]
    size, head = checkpoint
    ledger = [("Ledger at that time", f"entry {size}, checkpoint {head}")]
    made_on = [("This file was made", words.moment(made))]
    house.facts(document, [("As on", words.day(on)), *rests_on, *made_on, *ledger])
    document.add_heading("What it may decide", level=1)
    if page.decides:
        _table(document, DECIDES, [_decides(row) for row in page.decides], "What it may decide")
    else:
        document.add_paragraph(page.nothing)
    _also(document, "Where others decide only together with it", page.signs)
    _also(document, "Where it advises and does not decide", page.advises)
    return house.saved(document)


def _also(document: Any, heading: str, rows: Sequence[AlsoRow]) -> None:
    if rows:
        document.add_heading(heading, level=1)
        said = [[row.reference, row.function, row.where, row.told, row.source] for row in rows]
        _table(document, ALSO, said, heading)


def _decides(row: HoldingRow) -> list[str]:
    answer = [row.verdict, f"Together with {row.together}" if row.together else "", row.why_not]
    return [
        row.reference,
        row.function,
        row.where,
        "\n".join(filter(None, answer)),
        "\n".join(row.limits),
        "\n".join(row.terms) or "None stated",
        row.source,
    ]


def _table(
    document: Any, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]], title: str
) -> None:
    labels, widths = zip(*columns, strict=True)
    table = house.new_table(document, labels, widths, title=title)
    for row in rows:
        house.add_row(table, [[house.run_of(text)] for text in row])
