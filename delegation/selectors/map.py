"""The functions and decisions map: how each function is treated in each place on a day (R99)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from delegation.models import Function
from delegation.rules.treatment import treatment_at
from delegation.selectors.catalogue import functions_of
from delegation.selectors.facts import adopted_facts, function_facts, place_facts
from delegation.selectors.scheme import entries_in_force
from governance.enums import PlaceKind
from governance.foundation.outcome import Outcome
from governance.models import IntegratedCareBoard, Place


@dataclass(frozen=True)
class MapRow:
    """A function and its treatment for the whole ICB (None) and for each place, in the order of the map's places."""

    function: Function
    answers: tuple[Outcome, ...]


@dataclass(frozen=True)
class DecisionMap:
    places: tuple[Place | None, ...]
    rows: tuple[MapRow, ...]


def places_of(icb: IntegratedCareBoard, *, on: date) -> QuerySet[Place]:
    """The places proper of an ICB on that day; sub-places and units follow the place they lie in."""
    places = Place.objects.filter(icb=icb, kind=PlaceKind.PLACE).in_force(on)
    return places.select_related("parent__parent").order_by("name")


def decision_map(icb: IntegratedCareBoard, *, on: date) -> DecisionMap:
    """Every function that an entry in force names, against every place. Three queries."""
    facts = adopted_facts(entries_in_force(icb, on=on))
    listed = {fact.function for fact in facts}
    places: tuple[Place | None, ...] = (None, *places_of(icb, on=on))
    where = [place_facts(place) if place else None for place in places]
    rows = []
    for function in functions_of(icb).filter(pk__in=listed).order_by("title"):
        what = function_facts(function)
        answers = tuple(treatment_at(facts, function=what, place=place, on=on) for place in where)
        rows.append(MapRow(function, answers))
    return DecisionMap(places, tuple(rows))


def treatments_by_place(
    function: Function, icb: IntegratedCareBoard, *, on: date
) -> list[tuple[Place | None, Outcome]]:
    """How one function is treated for the whole ICB and in each of its places (R79)."""
    facts = adopted_facts(entries_in_force(icb, on=on, function=function))
    what = function_facts(function)
    return [
        (place, treatment_at(facts, function=what, place=place_facts(place) if place else None, on=on))
        for place in (None, *places_of(icb, on=on))
    ]
