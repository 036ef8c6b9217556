"""One change to many rows: which rows can take it, and why the others cannot."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from delegation.rules.facts import (
    CONSULTATIVE_FORUM,
    DELEGATED,
    RESERVED,
    SPEND,
    EntryFacts,
    HolderFacts,
)
from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met

END, MOVE, LIMIT, SOURCE = "end", "holder", "limit", "source"


@dataclass(frozen=True)
class BulkChange:
    """What is done to each row: `end` on `last_day`; `holder` becomes `holder`; the spending `limit` becomes `amount`
    (None: expressly no ceiling); in the `source`, `find` becomes `put`."""

    kind: str
    last_day: date | None = None
    holder: HolderFacts | None = None
    amount: Decimal | None = None
    find: str = ""
    put: str = ""


def check_row(row: EntryFacts, change: BulkChange) -> Outcome:
    """May this row take the change? Codes `bulk.…`, each with its reason."""
    checks = {END: _ends, MOVE: _moves, LIMIT: _limited, SOURCE: _resourced}
    return checks[change.kind](row, change)


def _ends(row: EntryFacts, change: BulkChange) -> Outcome:
    day = change.last_day
    if day is None or day < row.period.start:
        return _no("before_start", f"It begins on {words.day(row.period.start)}, after the last day.")
    if row.period.end == day:
        return _no("same", "It ends on that day already.")
    if row.period.end is not None and row.period.end < day:
        return _no("ends_before", f"It ends before, on {words.day(row.period.end)}.")
    return met("bulk.changes")


def _moves(row: EntryFacts, change: BulkChange) -> Outcome:
    if change.holder is None or change.holder.is_same_as(row.holder):
        return _no("same", "That is its holder already.")
    if row.treatment not in (DELEGATED, RESERVED):
        return _no("not_held", "It is neither delegated nor reserved, so nobody holds it.")
    if change.holder.form == CONSULTATIVE_FORUM and row.carries_authority:
        return _no("advisory_only", f"{change.holder.name} is a consultative forum, which advises.", "R90")
    return met("bulk.changes")


def _limited(row: EntryFacts, change: BulkChange) -> Outcome:
    own = [limit for limit in row.limits if limit.kind == SPEND]
    if row.treatment not in (DELEGATED, RESERVED) or row.holder is None:
        return _no("not_held", "Nobody holds it, so it has no limit.")
    if len(own) > 1:
        return _no("several_limits", f"It has {len(own)} limits. Open the row to change the right one.")
    if own and own[0].amount == change.amount:
        return _no("same", "That is its limit already.")
    if own and change.amount is not None and own[0].above is not None and own[0].above >= change.amount:
        return _no("band", f"Its band begins above {words.money(own[0].above)}.")
    return met("bulk.changes")


def _resourced(row: EntryFacts, change: BulkChange) -> Outcome:
    if not change.find or change.find not in row.source:
        return _no("not_found", f"Its source does not say “{change.find}”.")
    if not row.source.replace(change.find, change.put).strip():
        return _no("no_source", "It would have no source.", "LP90")
    return met("bulk.changes") if change.find != change.put else _no("same", "Nothing changes.")


def _no(code: str, reason: str, clause: str = "", **details: Any) -> Outcome:
    return not_met(f"bulk.{code}", reason, clause, **details)
