"""The two questions that everybody asks: how is it treated here, and who may decide it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from delegation.models import Function
from delegation.rules.authority import authority_for
from delegation.rules.facts import EntryFacts, Question
from delegation.rules.treatment import treatment_at
from delegation.selectors.facts import adopted_facts, function_facts, holder_facts, place_facts
from delegation.selectors.scheme import adopted_entries
from governance.foundation.outcome import Outcome
from governance.models import Committee, IntegratedCareBoard, Place, Post


def treatment_of(
    function: Function, place: Place | None, *, on: date, icb: IntegratedCareBoard | None = None
) -> Outcome:
    """How the function is treated at the place on that day (R24, R79); met only when it is delegated.

    Without a place, name the ICB. Codes: `treatment.delegated`, `.reserved`, `.led_elsewhere`,
    `.discussed_not_delegated`, `.undetermined`, `.not_listed`; details: treatments, entries, listed_as, holders.
    """
    facts = _facts(_icb(place, icb), function)
    return treatment_at(
        facts, function=function_facts(function), place=place_facts(place) if place else None, on=on
    )


def authority(
    *,
    holder: Committee | Post,
    function: Function,
    on: date,
    place: Place | None = None,
    amount: Decimal | None = None,
) -> Outcome:
    """May this committee or post decide on the function at the place on that day, up to that amount? (R190)"""
    question = Question(
        function=function_facts(function),
        place=place_facts(place) if place else None,
        on=on,
        holder=holder_facts(holder),
        amount=amount,
    )
    return authority_for(question, _facts(holder.icb, function))


def _icb(place: Place | None, icb: IntegratedCareBoard | None) -> IntegratedCareBoard:
    found = place.icb if place else icb
    if found is None:
        raise ValueError("Name a place or an ICB.")
    return found


def _facts(icb: IntegratedCareBoard, function: Function) -> list[EntryFacts]:
    rows = adopted_entries(icb).filter(function__in=function_facts(function).path)
    return adopted_facts(rows)
