"""Who may decide: facts in, an answer with its code, its clause and its reason out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from delegation.rules.facts import (
    CONSULTATIVE_FORUM,
    DELEGATED,
    LED_ELSEWHERE,
    RESERVED,
    SPEND,
    UNDETERMINED,
    EntryFacts,
    Limit,
    Question,
)
from delegation.rules.treatment import nearest
from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met

CARRIES_AUTHORITY = (DELEGATED, RESERVED)


def authority_for(question: Question, entries: Iterable[EntryFacts]) -> Outcome:
    """May the holder decide on the function at the place on that day? (R24, R90, R98, R190)

    `entries` are the rows of every adopted version, of any date, so that the answer can say that an authority has
    ended or is still to come. A holder of a reserved matter (the Board) decides it; all others only what is
    delegated to them. The answer's clause is the source of the row it rests on.
    """
    rows = list(entries)
    if question.holder.form == CONSULTATIVE_FORUM:
        return _advisory_only(question)
    current = [row for row in rows if row.in_force(question.on)]
    found = nearest(current, functions=question.function.path, places=question.places)
    mine = [row for row in found if _gives_to(row, question)]
    if question.function.non_delegable_by_law and not any(row.treatment == RESERVED for row in mine):
        return _non_delegable(question)
    if mine:
        return _within_limit(question, mine)
    if found:
        return _refused(question, found)
    on_other_days = _not_in_force(question, rows)
    return _not_listed(question) if on_other_days is None else on_other_days


def _gives_to(row: EntryFacts, question: Question) -> bool:
    return row.treatment in CARRIES_AUTHORITY and question.holder.is_same_as(row.holder)


def _advisory_only(question: Question) -> Outcome:
    return not_met(
        "authority.advisory_only",
        f"{question.holder.name} is a consultative forum: it advises, and the statutory bodies decide.",
        clause="R90",
    )


def _non_delegable(question: Question) -> Outcome:
    citation = question.function.citation
    return not_met(
        "authority.non_delegable",
        f"The law does not let {question.function.title} be delegated.",
        clause=citation or "LP14",
    )


def _within_limit(question: Question, mine: Sequence[EntryFacts]) -> Outcome:
    """The row with the highest ceiling counts; no limit stated is no ceiling."""
    row = max(mine, key=_reach)
    ceiling, amount = _ceiling(row), question.amount
    if ceiling is not None and amount is not None and amount > ceiling:
        return not_met(
            "authority.over_limit",
            f"{words.money(amount)} is over the limit of {_limit_words(row)} for {question.holder.name}.",
            clause=row.source,
            entry=row.key,
            limit=str(ceiling),
        )
    kept_back = f" Kept back: {_joined(row.exclusions)}." if row.exclusions else ""
    conditions = f" On condition: {_joined(row.conditions)}." if row.conditions else ""
    return met(
        "authority.held",
        f"{question.holder.name} may decide on {question.function.title} for {question.where}, "
        f"{_limit_words(row)}.{kept_back}{conditions}",
        clause=row.source,
        **_row_details(row),
    )


def _joined(lines: Sequence[str]) -> str:
    """Lines as people wrote them, with or without a full stop, as one sentence."""
    return "; ".join(line.rstrip(" .;") for line in lines)


def _top(row: EntryFacts) -> Limit | None:
    """The ceiling to spend that reaches furthest; None when none is stated."""
    stated = [limit for limit in row.limits if limit.kind == SPEND]
    return max(stated, key=lambda limit: (limit.amount is None, limit.amount or Decimal(0)), default=None)


def _ceiling(row: EntryFacts) -> Decimal | None:
    top = _top(row)
    return top.amount if top else None


def _reach(row: EntryFacts) -> tuple[bool, Decimal]:
    ceiling = _ceiling(row)
    return ceiling is None, ceiling or Decimal(0)


def _limit_words(row: EntryFacts) -> str:
    top = _top(row)
    if top is None:
        return "no limit stated"
    if top.amount is None:
        return "without a ceiling"
    parts = (f"up to {words.money(top.amount)}", top.basis_words, top.vat_words)
    return " ".join(part for part in parts if part)


def _row_details(row: EntryFacts) -> dict[str, Any]:
    top = _top(row)
    return {
        "entry": row.key,
        "limit": str(top.amount) if top and top.amount is not None else None,
        "limit_basis": top.basis if top else "",
        "conditions": row.conditions,
        "exclusions": row.exclusions,
    }


def _refused(question: Question, found: Sequence[EntryFacts]) -> Outcome:
    """The scheme speaks about it, and does not give it to this holder."""
    delegated = [row for row in found if row.treatment == DELEGATED]
    row = delegated[0] if delegated else found[0]
    title, where = question.function.title, question.where
    holder = row.holder.name if row.holder else ""
    if row.treatment == DELEGATED:
        code, reason = "held_by_another", f"{title} for {where} is delegated to {holder}."
    elif row.treatment == LED_ELSEWHERE:
        lead = row.lead_body or holder or "another body"
        code, reason = "led_elsewhere", f"{title} is led by {lead}; there is an interface only for {where}."
    elif row.treatment == UNDETERMINED:
        code, reason = "undetermined", f"It is expressly not decided yet who decides on {title} for {where}."
    else:
        kept = "reserved" if row.treatment == RESERVED else "discussed at place and not delegated"
        to = f" to {holder}" if holder and row.treatment == RESERVED else ""
        code, reason = "function_reserved", f"{title} for {where} is {kept}{to}."
    return not_met(f"authority.{code}", reason, clause=row.source, entry=row.key, treatment=row.treatment)


def _not_in_force(question: Question, rows: Sequence[EntryFacts]) -> Outcome | None:
    """The holder had this authority, or will have it, on other days."""
    mine = [row for row in rows if _gives_to(row, question)]
    reach: dict[str, Any] = {"functions": question.function.path, "places": question.places}
    ended = nearest((r for r in mine if r.period.end is not None and r.period.end < question.on), **reach)
    coming = nearest((r for r in mine if r.period.start > question.on), **reach)
    if ended:
        row = max(ended, key=lambda entry: entry.period.end or date.max)
        told = f"ended on {words.day(row.period.end)}"
    elif coming:
        row = min(coming, key=lambda entry: entry.period.start)
        told = f"starts on {words.day(row.period.start)}"
    else:
        return None
    return not_met(
        "authority.not_in_force",
        f"The authority of {question.holder.name} on {question.function.title} for {question.where} {told}; "
        f"it is not in force on {words.day(question.on)}.",
        clause=row.source,
        entry=row.key,
    )


def _not_listed(question: Question) -> Outcome:
    return not_met(
        "authority.not_listed",
        f"The scheme in force on {words.day(question.on)} does not list {question.function.title} for "
        f"{question.where}. Not listed never means delegated.",
        clause="R24",
    )
