"""What a committee or post may decide, and where the scheme is silent or says the same of two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from delegation.rules.coverage import Gap, Overlap, gaps, overlaps
from delegation.rules.facts import SchemeFacts
from delegation.rules.holdings import Holdings, holdings_of
from delegation.selectors.authority import standing_facts
from delegation.selectors.catalogue import functions_of, to_be_placed
from delegation.selectors.facts import function_facts, holder_facts, place_facts
from delegation.selectors.map import places_of
from governance.models import Committee, IntegratedCareBoard, Place, Post


@dataclass(frozen=True)
class Coverage:
    """Where the versions in force on a day are silent (gaps), and where they give the same to two (overlaps)."""

    schemes: tuple[SchemeFacts, ...]
    gaps: tuple[Gap, ...]
    overlaps: tuple[Overlap, ...]


def may_decide(holder: Committee | Post, *, on: date) -> Holdings:
    """Everything that the versions in force on that day let this committee or post decide, sign or advise on."""
    icb = holder.icb
    entries, schemes, availability = standing_facts(icb, on=on)
    facts = holder_facts(holder)
    mine = [row for row in entries if facts.is_same_as(row.holder)]
    functions = functions_of(icb).filter(pk__in={row.function for row in mine})
    places = Place.objects.filter(pk__in={row.place for row in mine}).select_related("parent__parent")
    return holdings_of(
        facts,
        entries,
        on=on,
        functions={row.pk: function_facts(row) for row in functions},
        places={row.pk: place_facts(row) for row in places},
        schemes=schemes,
        availability=availability,
    )


def coverage_of(icb: IntegratedCareBoard, *, on: date) -> Coverage:
    """Functions × places without any entry, and holders that nothing tells apart, for the whole ICB."""
    entries, schemes, _ = standing_facts(icb, on=on)
    functions = [function_facts(row) for row in to_be_placed(icb).order_by("title")]
    places = [place_facts(row) for row in places_of(icb, on=on)]
    return Coverage(
        schemes,
        tuple(gaps(entries, functions=functions, places=places, on=on)),
        tuple(overlaps(entries, on=on)),
    )
