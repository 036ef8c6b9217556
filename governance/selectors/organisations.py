"""Reads of organisations and of who followed whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from governance.models import Committee, Organisation, PlaceAuthority, Succession

SUCCESSION_RELATIONS = (
    "from_organisation",
    "to_organisation",
    "from_place",
    "to_place",
    "from_committee",
    "to_committee",
)


def organisations_of(rows: QuerySet[Organisation], icb: Any) -> QuerySet[Organisation]:
    """Of `rows`, those that an ICB keeps, the ICB itself, and the shared ones."""
    return rows.filter(Q(kept_by=icb) | Q(kept_by__isnull=True) | Q(icb=icb))


def successions_of(row: Any, kind: str, *, icbs: set[int]) -> QuerySet[Succession]:
    """What came before and after an organisation, place or committee (`kind`), as these ICBs record it."""
    around = Q(**{f"from_{kind}": row}) | Q(**{f"to_{kind}": row})
    return (
        Succession.objects.filter(around, icb__in=icbs).select_related(*SUCCESSION_RELATIONS).order_by("date")
    )


def places_aligned_with(organisation: Organisation, *, icbs: set[int], on: date) -> QuerySet[PlaceAuthority]:
    """The places of these ICBs that a local authority aligns with on that day."""
    return organisation.place_links.in_force(on).filter(place__icb__in=icbs).select_related("place")


def committees_convened_by(organisation: Organisation, *, icbs: set[int], on: date) -> QuerySet[Committee]:
    return organisation.convened_committees.in_force(on).filter(icb__in=icbs)
