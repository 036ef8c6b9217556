"""What a place decides and what it does not, on a day (R81)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from delegation.models import Function, SchemeEntry
from delegation.rules.facts import DELEGATED, UNDETERMINED, PlaceFacts
from delegation.rules.treatment import nearest
from delegation.selectors.catalogue import functions_of
from delegation.selectors.facts import adopted_facts, function_facts, place_facts
from delegation.selectors.scheme import entries_in_force
from governance.models import Place


@dataclass(frozen=True)
class ScopeLine:
    """A function that the scheme lists, and the entries that speak about it at the place."""

    function: Function
    entries: tuple[SchemeEntry, ...]


@dataclass(frozen=True)
class Scope:
    """In scope is what is delegated to the place; open is what is expressly undetermined; the rest is out."""

    within: tuple[ScopeLine, ...]
    outside: tuple[ScopeLine, ...]
    undecided: tuple[ScopeLine, ...]


def scope_of(place: Place, *, on: date) -> Scope:
    """Every function listed for the place on that day, by whether the place decides it."""
    entries = {row.pk: row for row in entries_in_force(place.icb, on=on, place=place)}
    facts = adopted_facts(entries.values())
    listed = {fact.function for fact in facts}
    where = place_facts(place)
    lines: dict[str, list[ScopeLine]] = {"within": [], "outside": [], "undecided": []}
    for function in functions_of(place.icb).filter(pk__in=listed).order_by("title"):
        spoken = nearest(facts, functions=function_facts(function).path, places=where.path)
        rows = tuple(entries[fact.key] for fact in spoken)
        lines[_side(rows, where)].append(ScopeLine(function, rows))
    return Scope(*(tuple(lines[side]) for side in ("within", "outside", "undecided")))


def _side(rows: tuple[SchemeEntry, ...], where: PlaceFacts) -> str:
    """What is delegated to a post or committee for the whole ICB is not delegated to the place."""
    delegated = [row for row in rows if row.treatment == DELEGATED]
    if any(row.place_id or (row.holder and row.holder.place_id in where.path[:-1]) for row in delegated):
        return "within"
    return "undecided" if any(row.treatment == UNDETERMINED for row in rows) else "outside"
