"""What a place decides and what it does not, on a day (R81)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from delegation.models import Function, SchemeEntry
from delegation.rules.facts import DECIDE, DELEGATED, UNDETERMINED, EntryFacts, PlaceFacts
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
    rows = entries_in_force(place.icb, on=on, place=place)
    return scope_among(rows, functions_of(place.icb), place)


def scope_among(rows: Iterable[SchemeEntry], functions: Iterable[Function], place: Place) -> Scope:
    """The same among given rows, which are in force on one day: those of a version, for its published page."""
    where = place_facts(place)
    entries = {row.pk: row for row in rows if row.place_id in where.path}
    listed: dict[int, list[EntryFacts]] = {}
    for fact in adopted_facts(entries.values()):
        listed.setdefault(fact.function, []).append(fact)
    lines: dict[str, list[ScopeLine]] = {"within": [], "outside": [], "undecided": []}
    for function in sorted((f for f in functions if f.pk in listed), key=lambda f: f.title):
        path = function_facts(function).path
        facts = [fact for each in path for fact in listed.get(each, ())]
        spoken = nearest(facts, functions=path, places=where.path)
        found = tuple(entries[fact.key] for fact in spoken)
        lines[_side(found, where)].append(ScopeLine(function, found))
    return Scope(*(tuple(lines[side]) for side in ("within", "outside", "undecided")))


def _side(rows: tuple[SchemeEntry, ...], where: PlaceFacts) -> str:
    """What is delegated to a post or committee for the whole ICB is not delegated to the place."""
    delegated = [row for row in rows if row.treatment == DELEGATED and row.verb == DECIDE]
    if any(row.place_id or getattr(row.holder, "place_id", None) in where.path[:-1] for row in delegated):
        return "within"
    return "undecided" if any(row.treatment == UNDETERMINED for row in rows) else "outside"
