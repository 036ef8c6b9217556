"""Ceilings: how far an entry's limits reach, and whether a decision lies within them (LP103, LP104)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from delegation.rules.facts import (
    IN_BUDGET,
    OUTSIDE_BUDGET,
    PAYMENT_ENVELOPE,
    SPEND,
    VIREMENT,
    HolderFacts,
    Limit,
    Matter,
)
from governance.foundation import words

MET, NOT_MET, UNKNOWN, JOINT = "met", "not_met", "unknown", "joint"
PER_DECISION, PER_YEAR, CUMULATIVE = "per_decision", "per_year", "cumulative"
BUDGETS = (IN_BUDGET, OUTSIDE_BUDGET)
KINDS = {SPEND: (SPEND, PAYMENT_ENVELOPE), VIREMENT: (VIREMENT,)}
COUNTED = {PER_YEAR: "in this financial year", CUMULATIVE: "in total"}


@dataclass(frozen=True)
class Verdict:
    """Whether the matter lies within one ladder of limits: those of one kind, basis and setter.

    `state` is met, not_met, unknown (something was not said) or joint (only together with one of `joint`).
    `code` is over_limit, under_band or outside_budget when it is not met; `limit` the one that decided.
    """

    state: str
    reason: str
    code: str = ""
    limit: Limit | None = None
    joint: tuple[HolderFacts, ...] = ()


def in_words(limit: Limit) -> str:
    """The one wording of a limit, wherever it is read: on a page, in an answer, in a file, in published data.

    over £10,000 and up to £50,000 for each decision including VAT, within budget only, jointly with Chief Nurse.
    An import reads these words back (`delegation.reading.money`). A partner's own limit says whose it is (R41).
    """
    top = f"up to {words.money(limit.amount)}" if limit.amount is not None else "without a ceiling"
    if limit.above is not None:
        floor = f"over {words.money(limit.above)}"
        top = floor if limit.amount is None else f"{floor} and {top}"
    parts = [
        " ".join(part for part in (top, limit.basis_words, limit.vat_words) if part),
        limit.kind_words if limit.kind != SPEND else "",
        limit.budget_words,
        f"jointly with {limit.joint.name}" if limit.joint else "",
        f"set by {limit.set_by_name}" if limit.set_by_name else "",
    ]
    return ", ".join(part for part in parts if part)


def highest(limits: Iterable[Limit]) -> Limit | None:
    """The limit that reaches furthest; None when none is stated."""
    return max(limits, key=lambda row: (row.amount is None, row.amount or Decimal(0)), default=None)


def ladders(limits: Sequence[Limit], kind: str = SPEND) -> list[tuple[Limit, ...]]:
    """Limits that are read together: of one setter, kind and basis. Each ladder must be met on its own (R128)."""
    found: dict[tuple[int | None, str, str], list[Limit]] = {}
    for row in limits:
        if row.kind in KINDS[kind]:
            found.setdefault((row.set_by, row.kind, row.basis), []).append(row)
    return [tuple(rows) for rows in found.values()]


def judge(ladder: Sequence[Limit], matter: Matter, *, upward: bool = False) -> Verdict:
    """Whether the matter lies within one ladder. `upward`: who may decide more may decide less too (LP100)."""
    if not any(row.budget for row in ladder):
        return _on_ladder(ladder, matter, upward=upward)
    if matter.in_budget is not None:
        return _for_budget(ladder, matter, in_budget=matter.in_budget, upward=upward)
    inside, outside = (_for_budget(ladder, matter, in_budget=told, upward=upward) for told in (True, False))
    if inside.state == outside.state:
        return inside
    told = "; ".join(in_words(row) for row in ladder)
    return Verdict(UNKNOWN, f"It depends on whether the money is within budget, which was not said: {told}.")


def _for_budget(ladder: Sequence[Limit], matter: Matter, *, in_budget: bool, upward: bool) -> Verdict:
    """Limits for budgeted money only are no leave to go beyond the budget."""
    wanted = IN_BUDGET if in_budget else OUTSIDE_BUDGET
    rows = [row for row in ladder if row.budget in ("", wanted)]
    if rows:
        return _on_ladder(rows, matter, upward=upward)
    if in_budget:
        return Verdict(MET, "No limit is stated for money within budget.")
    reason = f"The money is outside budget, and the authority is within budget only: {in_words(ladder[0])}."
    return Verdict(NOT_MET, reason, "outside_budget", ladder[0])


def _on_ladder(rows: Sequence[Limit], matter: Matter, *, upward: bool) -> Verdict:
    top = highest(rows) or rows[0]
    told = "; or ".join(in_words(row) for row in sorted(rows, key=_reach))
    if matter.amount is None:
        free = any(row.amount is None and row.above is None and row.joint is None for row in rows)
        return Verdict(MET if free else UNKNOWN, f"The limit is {told}. No amount was given.", limit=top)
    used = _used(top.basis, matter)
    if top.amount is not None and matter.amount + (used or 0) > top.amount:
        return Verdict(NOT_MET, _over(matter, used, top), "over_limit", top)
    if used is None:
        if any(row.amount is None and row.above is None and row.joint is None for row in rows):
            return Verdict(MET, f"Within the limit: {told}.", limit=top)
        before = f"What was committed before {COUNTED[top.basis]} was not said."
        return Verdict(UNKNOWN, f"The limit is {told}. {before}", limit=top)
    return _in_bands(rows, matter, matter.amount + used, told, upward=upward)


def _in_bands(rows: Sequence[Limit], matter: Matter, sum_: Decimal, told: str, *, upward: bool) -> Verdict:
    covering = sorted((row for row in rows if _covers(row, sum_, upward=upward)), key=_reach)
    for row in covering:
        if row.joint is None or any(row.joint.is_same_as(other) for other in matter.jointly_with):
            return Verdict(MET, f"Within the limit: {in_words(row)}.", limit=row)
    together = tuple(dict.fromkeys(row.joint for row in covering if row.joint))
    if together:
        names = " or ".join(holder.name for holder in together)
        reason = f"{words.money(sum_)} needs the authority of {names} as well: {in_words(covering[0])}."
        return Verdict(JOINT, reason, limit=covering[0], joint=together)
    reason = f"{words.money(sum_)} is in no band of this authority: {told}."
    return Verdict(NOT_MET, reason, "under_band", min(rows, key=_reach))


def _covers(row: Limit, sum_: Decimal, *, upward: bool) -> bool:
    over_floor = upward or row.above is None or sum_ > row.above
    return over_floor and (row.amount is None or sum_ <= row.amount)


def _used(basis: str, matter: Matter) -> Decimal | None:
    """What counts beside the amount: nothing when each decision counts alone; None when it was not said."""
    return {PER_YEAR: matter.used_in_year, CUMULATIVE: matter.used_in_total}.get(basis, Decimal(0))


def _over(matter: Matter, used: Decimal | None, top: Limit) -> str:
    asked = words.money(matter.amount)
    if used and matter.amount is not None:
        asked += f" and the {words.money(used)} committed before"
        return f"{asked} are over the limit of {words.money(top.amount)} {top.basis_words}."
    return f"{asked} is over the limit of {words.money(top.amount)} {top.basis_words}."


def _reach(limit: Limit) -> tuple[bool, Decimal, bool]:
    return limit.amount is None, limit.amount or Decimal(0), limit.joint is not None


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
