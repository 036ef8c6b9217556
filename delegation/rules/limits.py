"""Ceilings: how far an entry's limits reach, and whether a decision lies within them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from delegation.rules.facts import IN_BUDGET, OUTSIDE_BUDGET, Limit
from governance.foundation import words

BUDGETS = (IN_BUDGET, OUTSIDE_BUDGET)


def in_words(limit: Limit) -> str:
    """over £10,000 and up to £50,000 for each decision, including VAT, within budget only."""
    top = f"up to {words.money(limit.amount)}" if limit.amount is not None else "without a ceiling"
    if limit.above is not None:
        top = f"over {words.money(limit.above)} and {top}"
    parts = [" ".join(part for part in (top, limit.kind_words, limit.basis_words) if part)]
    parts += [part for part in (limit.vat_words, limit.budget_words) if part]
    if limit.joint:
        parts.append(f"jointly with {limit.joint.name}")
    if limit.set_by_name:
        parts.append(f"set by {limit.set_by_name}")
    return ", ".join(parts)


def highest(limits: Iterable[Limit]) -> Limit | None:
    """The limit that reaches furthest; None when none is stated."""
    return max(limits, key=lambda row: (row.amount is None, row.amount or Decimal(0)), default=None)


def grown(child: Sequence[Limit], above: Sequence[Limit]) -> list[tuple[Limit, Limit]]:
    """Limits of the child over the ceiling of the entry above, each with that ceiling.

    Compared for the same kind, basis and partner, in and out of budget apart. A child that states no limit is bound
    by the one above it and is not larger; one expressly without a ceiling is.
    """
    found = []
    for limit in child:
        ceilings = (_ceiling(above, limit, budget) for budget in BUDGETS if limit.budget in ("", budget))
        larger = [top for top in ceilings if top is not None and _is_over(limit, top)]
        if larger:
            found.append((limit, larger[0]))
    return found


def _ceiling(above: Sequence[Limit], limit: Limit, budget: str) -> Limit | None:
    same = [
        row
        for row in above
        if (row.kind, row.basis, row.set_by) == (limit.kind, limit.basis, limit.set_by)
        and row.budget in ("", budget)
    ]
    return highest(same)


def _is_over(limit: Limit, top: Limit) -> bool:
    if top.amount is None:
        return False
    return limit.amount is None or limit.amount > top.amount
