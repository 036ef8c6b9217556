"""The problems of a version as its editor and its adoption show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from delegation.models import Function, FunctionAlias, SchemeEntry, SchemeVersion
from delegation.rules.facts import FunctionFacts, PlaceFacts
from delegation.rules.problems import TermsFacts, problems
from delegation.rules.versions import Check
from delegation.selectors.catalogue import functions_of
from delegation.selectors.facts import entry_facts, function_facts, holder_facts
from governance.enums import PlaceKind
from governance.models import IntegratedCareBoard, Place, TermsOfReference


def version_problems(
    version: SchemeVersion, entries: Sequence[SchemeEntry], *, effective_from: date
) -> list[Check]:
    """Chains, gaps, overlaps and terms of reference, on the day from which the version shall count.

    Read the rows `with_parts`; the number of queries does not depend on how many there are.
    """
    icb = version.scheme.icb
    functions = {row.pk: row for row in functions_of(icb)}
    facts = _function_facts(functions)
    return problems(
        [entry_facts(row) for row in entries],
        functions=facts,
        places=_places(icb, on=effective_from),
        terms=_terms(icb, functions, on=effective_from),
    )


def _function_facts(functions: dict[int, Function]) -> dict[int, FunctionFacts]:
    """Each with its path; the parents are the rows that were read already."""
    for row in functions.values():
        if row.parent_id in functions:
            row.parent = functions[row.parent_id]
    return {key: function_facts(row) for key, row in functions.items()}


def _places(icb: IntegratedCareBoard, *, on: date) -> list[PlaceFacts]:
    """The places in force that day, each with those it lies in; neighbourhoods hold no functions of their own."""
    rows = {row.pk: row for row in Place.objects.filter(icb=icb).in_force(on)}
    return [
        PlaceFacts(row.pk, row.name, _above(row, rows))
        for row in rows.values()
        if row.kind != PlaceKind.NEIGHBOURHOOD
    ]


def _above(place: Place, rows: dict[int, Place]) -> tuple[int, ...]:
    path: list[int] = []
    key = place.parent_id
    while key is not None and key not in path:
        path.append(key)
        key = rows[key].parent_id if key in rows else None
    return tuple(path)


def _terms(icb: IntegratedCareBoard, functions: dict[int, Function], *, on: date) -> Iterable[TermsFacts]:
    rows = TermsOfReference.objects.filter(committee__icb=icb).exclude(claims=[]).in_force(on)
    names = _names(icb, functions)
    for row in rows.select_related("committee"):
        found = [(line, names.get(_plain(line), set())) for line in row.claims]
        yield TermsFacts(
            holder=holder_facts(row.committee),
            name=str(row),
            claims=tuple(dict.fromkeys(next(iter(keys)) for _, keys in found if len(keys) == 1)),
            unknown=tuple(line for line, keys in found if len(keys) != 1),
        )


def _names(icb: IntegratedCareBoard, functions: dict[int, Function]) -> dict[str, set[int]]:
    """Every name by which a function goes: its code, its title, and the ICB's other names for it."""
    names: dict[str, set[int]] = defaultdict(set)
    for key, row in functions.items():
        names[_plain(row.code)].add(key)
        names[_plain(row.title)].add(key)
    for text, key in FunctionAlias.objects.filter(icb=icb).values_list("text", "function"):
        names[_plain(text)].add(key)
    return names


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
