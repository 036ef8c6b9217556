"""Where the scheme is silent, and where two hold the same with nothing to tell them apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from delegation.rules.chain import path_to_top
from delegation.rules.facts import (
    DECIDE,
    DELEGATED,
    SPEND,
    WHOLE_ICB,
    EntryFacts,
    FunctionFacts,
    Limit,
    PlaceFacts,
)
from delegation.rules.limits import PER_DECISION
from delegation.rules.treatment import nearest


@dataclass(frozen=True)
class Gap:
    """No entry speaks of the function there; `places` is empty when it is listed nowhere at all (R24)."""

    function: FunctionFacts
    places: tuple[PlaceFacts, ...] = ()


@dataclass(frozen=True)
class Overlap:
    """Two entries give the same function at the same place to two holders, for the same amounts."""

    one: EntryFacts
    other: EntryFacts


def gaps(
    entries: Iterable[EntryFacts],
    *,
    functions: Sequence[FunctionFacts],
    places: Sequence[PlaceFacts],
    on: date,
) -> list[Gap]:
    """Functions on which no row in force speaks, nowhere or not at some places; not listed is never delegated."""
    current = [row for row in entries if row.in_force(on)]
    found = []
    for function in functions:
        if nearest(current, functions=function.path, places=WHOLE_ICB):
            continue
        silent = [p for p in places if not nearest(current, functions=function.path, places=p.path)]
        if len(silent) == len(places):
            found.append(Gap(function))
        elif silent:
            found.append(Gap(function, tuple(silent)))
    return found


def overlaps(entries: Iterable[EntryFacts], *, on: date) -> list[Overlap]:
    """Pairs of delegations that nobody can tell apart by amount, by chain or by signature."""
    groups: dict[tuple[int, int | None], list[EntryFacts]] = {}
    by_key = {row.key: row for row in entries}
    for row in by_key.values():
        if row.in_force(on) and row.treatment == DELEGATED and row.verb == DECIDE and row.holder:
            groups.setdefault((row.function, row.place), []).append(row)
    pairs = (pair for rows in groups.values() for pair in combinations(rows, 2))
    return [Overlap(one, other) for one, other in pairs if not _told_apart(one, other, by_key)]


def _told_apart(one: EntryFacts, other: EntryFacts, by_key: dict[int, EntryFacts]) -> bool:
    if one.holder is None or one.holder.is_same_as(other.holder):
        return True
    in_chain = one in path_to_top(other, by_key) or other in path_to_top(one, by_key)
    return (
        in_chain or _sign_together(one, other) or _sign_together(other, one) or _bands(one) != _bands(other)
    )


def _sign_together(one: EntryFacts, other: EntryFacts) -> bool:
    return any(limit.joint is not None and limit.joint.is_same_as(other.holder) for limit in one.limits)


def _bands(row: EntryFacts) -> frozenset[tuple[object, ...]]:
    """What one decision may come to; two that are not the same tell their holders apart."""
    return frozenset(_band(limit) for limit in row.limits if _counts(limit))


def _band(limit: Limit) -> tuple[object, ...]:
    return limit.above, limit.amount, limit.budget


def _counts(limit: Limit) -> bool:
    return limit.kind == SPEND and limit.basis == PER_DECISION and limit.set_by is None
