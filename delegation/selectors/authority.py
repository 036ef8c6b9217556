"""The questions that everybody asks: how is it treated here, who may decide it, and what may this body decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import QuerySet

from delegation.models import Function, SchemeEntry, SchemeVersion
from delegation.rules.authority import WhoMay, authority_for, who_may
from delegation.rules.availability import AvailabilityFacts
from delegation.rules.facts import SPEND, EntryFacts, Matter, Question, SchemeFacts
from delegation.rules.treatment import treatment_at
from delegation.selectors.agreements import availability_facts
from delegation.selectors.facts import adopted_facts, function_facts, holder_facts, place_facts, with_terms
from delegation.selectors.scheme import versions_in_force
from governance.foundation.outcome import Outcome
from governance.models import Committee, IntegratedCareBoard, Organisation, Place, Post

Answer = TypeVar("Answer")
# Only these speak of other days than the one asked about, so only they need rows of other versions.
OF_OTHER_DAYS = ("authority.not_listed", "authority.not_in_force")


def treatment_of(
    function: Function, place: Place | None, *, on: date, icb: IntegratedCareBoard | None = None
) -> Outcome:
    """How the function is treated at the place on that day (R24, R79); met only when it is delegated.

    Without a place, name the ICB. Codes: `treatment.delegated`, `.reserved`, `.led_elsewhere`,
    `.discussed_not_delegated`, `.undetermined`, `.not_listed`; details: treatments, entries, listed_as, holders.
    """
    what = function_facts(function)
    rows = SchemeEntry.objects.filter(scheme_version__in=versions_in_force(_icb(place, icb), on=on))
    where = place_facts(place) if place else None
    return treatment_at(facts_of(rows, what.path), function=what, place=where, on=on)


def authority(
    *,
    holder: Committee | Post | Organisation,
    function: Function,
    on: date,
    place: Place | None = None,
    amount: Decimal | None = None,
    in_budget: bool | None = None,
    used_in_year: Decimal | None = None,
    used_in_total: Decimal | None = None,
    jointly_with: Iterable[Committee | Post | Organisation] = (),
    kind: str = SPEND,
    icb: IntegratedCareBoard | None = None,
) -> Outcome:
    """May this committee, post or body decide on the function at the place on that day, for that much? (R190)

    Amounts are pounds. `used_…` is what was committed before under the same authority; None means not said. Name the
    ICB when the holder is a body. Codes and details: `delegation.rules.authority.authority_for`.
    """
    question = Question(
        function=function_facts(function),
        place=place_facts(place) if place else None,
        on=on,
        holder=holder_facts(holder),
        amount=amount,
        in_budget=in_budget,
        used_in_year=used_in_year,
        used_in_total=used_in_total,
        jointly_with=tuple(holder_facts(other) for other in jointly_with),
        kind=kind,
    )
    tenant = _icb(place, icb) if isinstance(holder, Organisation) else holder.icb
    return _asked(
        lambda rows, known: authority_for(question, rows, **known),
        lambda outcome: outcome.code,
        icb=tenant,
        matter=question,
    )


def who_may_decide(
    icb: IntegratedCareBoard,
    *,
    function: Function,
    on: date,
    place: Place | None = None,
    amount: Decimal | None = None,
    in_budget: bool | None = None,
    used_in_year: Decimal | None = None,
    used_in_total: Decimal | None = None,
    kind: str = SPEND,
) -> WhoMay:
    """Everybody who may decide it, alone or together, each with entry, chain, limits and conditions (R79, R190).

    When nobody may, `refusal` names the first broken link and the route upward.
    """
    matter = Matter(
        function=function_facts(function),
        place=place_facts(place) if place else None,
        on=on,
        amount=amount,
        in_budget=in_budget,
        used_in_year=used_in_year,
        used_in_total=used_in_total,
        kind=kind,
    )
    return _asked(
        lambda rows, known: who_may(matter, rows, **known),
        lambda found: found.refusal.code if found.refusal is not None else "",
        icb=icb,
        matter=matter,
    )


def _asked(
    ask: Callable[[list[EntryFacts], dict[str, Any]], Answer],
    code: Callable[[Answer], str],
    *,
    icb: IntegratedCareBoard,
    matter: Matter,
) -> Answer:
    """Ask over the versions in force on the day; over all of them when the answer tells of other days."""
    versions = list(versions_in_force(icb, on=matter.on))
    known = {"schemes": scheme_facts(versions), "availability": availability_facts(icb)}
    rows = SchemeEntry.objects.filter(scheme_version__in=versions)
    answer = ask(facts_of(rows, matter.function.path), known)
    if code(answer) not in OF_OTHER_DAYS:
        return answer
    return ask(facts_of(adopted_of(icb), matter.function.path), known)


def adopted_of(icb: IntegratedCareBoard) -> QuerySet[SchemeEntry]:
    return SchemeEntry.objects.filter(scheme_version__scheme__icb=icb, scheme_version__state="adopted")


def facts_of(rows: QuerySet[SchemeEntry], functions: Iterable[int] | None = None) -> list[EntryFacts]:
    """Rows of adopted versions as facts, those of the functions named or all. Three queries."""
    if functions is not None:
        rows = rows.filter(function__in=list(functions))
    return adopted_facts(with_terms(rows))


def scheme_facts(versions: Iterable[SchemeVersion]) -> tuple[SchemeFacts, ...]:
    """Versions read with their scheme."""
    return tuple(
        SchemeFacts(row.pk, f"{row.scheme.title}, version {row.label}", row.scheme.residual_clause)
        for row in versions
    )


def standing_facts(
    icb: IntegratedCareBoard, *, on: date
) -> tuple[list[EntryFacts], tuple[SchemeFacts, ...], list[AvailabilityFacts]]:
    """Every row of every version in force on that day, with what else the rules ask for. Five queries."""
    versions = list(versions_in_force(icb, on=on))
    rows = SchemeEntry.objects.filter(scheme_version__in=versions)
    return facts_of(rows), scheme_facts(versions), availability_facts(icb)


def _icb(place: Place | None, icb: IntegratedCareBoard | None) -> IntegratedCareBoard:
    found = place.icb if place else icb
    if found is None:
        raise ValueError("Name a place or an ICB.")
    return found
