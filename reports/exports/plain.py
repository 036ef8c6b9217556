"""A scheme for other programs: CSV, JSON and JSON lines.

Keys are those of `table.COLUMNS`, days are ISO, amounts are decimals in text, lists stay lists (in CSV they are joined
by a semicolon). JSON adds `anchor`, the codes `treatment_code` and `role` (decide, recommend, consulted, informed),
and every limit in its parts.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from governance.foundation.screens.cells import csv_text
from reports.exports.rows import LimitRow, SchemeRow
from reports.exports.table import COLUMNS, SchemeTable, plain


def csv_bytes(table: SchemeTable) -> bytes:
    """A line for each row; no text that a spreadsheet would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.label for column in COLUMNS])
    for row in table.rows:
        writer.writerow([csv_text(column.value(row)) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def json_bytes(table: SchemeTable) -> bytes:
    """One object: what is said about the whole, and `entries`."""
    whole = about(table) | {"entries": [entry(row) for row in table.rows]}
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def json_lines(table: SchemeTable) -> bytes:
    """The first line is about the whole, each further line is a row."""
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in _lines(table)).encode()


def _lines(table: SchemeTable) -> Iterator[dict[str, Any]]:
    yield {"kind": "scheme"} | about(table)
    for row in table.rows:
        yield {"kind": "entry"} | entry(row)


def about(table: SchemeTable) -> dict[str, Any]:
    made = table.made
    return {
        "organisation": table.legal_name,
        "scheme": table.title,
        "scheme_kind": table.kind_words,
        "version": table.version,
        "state": table.state_words,
        "adopted_on": plain(table.adopted_on),
        "adopted_by": table.adopted_by,
        "from": plain(table.since),
        "to": plain(table.until),
        "what_is_new": table.note,
        "residual_clause": table.residual_clause,
        "in_force_on": plain(table.on),
        "made_at": made.at.isoformat() if made else None,
        "ledger": {"entries": made.ledger_size, "head": made.ledger_head} if made else None,
    }


def entry(row: SchemeRow) -> dict[str, Any]:
    said = {column.key: plain(column.value(row)) for column in COLUMNS}
    return (
        {"anchor": row.anchor}
        | said
        | {
            "treatment_code": row.treatment,
            "role": row.verb or "decide",
            "holder": row.holder,
            "limits": [_limit(limit) for limit in row.limits],
        }
    )


def _limit(limit: LimitRow) -> dict[str, Any]:
    return {
        "words": limit.words,
        "kind": limit.kind,
        "amount": None if limit.amount is None else str(limit.amount),
        "no_ceiling": limit.amount is None,
        "above": None if limit.above is None else str(limit.above),
        "basis": limit.basis,
        "vat": limit.vat or None,
        "budget": limit.budget or None,
        "together_with": limit.together_with or None,
        "set_by": limit.set_by or None,
    }
