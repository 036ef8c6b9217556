"""Which version is in force, and what its entries say."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from delegation.enums import SchemeKind, Treatment
from delegation.models import Function, Scheme, SchemeEntry, SchemeVersion
from delegation.models.schemes import prepared_versions
from delegation.selectors.facts import function_facts, place_facts, with_parts
from governance.foundation.effective import in_force_q
from governance.foundation.outcome import Outcome, met, not_met
from governance.models import Committee, IntegratedCareBoard, Place, Post


def versions_visible_to(user: Any, *, on: date) -> QuerySet[SchemeVersion]:
    """Adopted versions, and drafts for those who keep the scheme or audit it."""
    return SchemeVersion.objects.visible_to(user, on=on).select_related("scheme__icb")


def is_prepared_by(user: Any, version: SchemeVersion, *, on: date) -> Outcome:
    """Does `user` see this version in its preparation, as those do who keep, audit or review it?"""
    if SchemeVersion.objects.filter(prepared_versions(user, on=on), pk=version.pk).exists():
        return met("permission.held")
    return not_met("permission.not_held", "Only those who prepare or review this version may do this.")


def entries_visible_to(user: Any, *, on: date) -> QuerySet[SchemeEntry]:
    return with_parts(SchemeEntry.objects.visible_to(user, on=on))


def versions_of(scheme: Scheme, user: Any, *, on: date) -> QuerySet[SchemeVersion]:
    """The versions of a scheme that `user` may see on that day, newest first."""
    return versions_visible_to(user, on=on).filter(scheme=scheme).order_by("-effective_from", "-pk")


def drafts_of(user: Any, icb: IntegratedCareBoard, *, on: date) -> QuerySet[SchemeVersion]:
    """The versions in preparation that `user` may see on that day, the first planned first."""
    rows = versions_visible_to(user, on=on).filter(scheme__icb=icb, state__in=("draft", "in_review"))
    return rows.order_by("effective_from")


def entries_of(version: SchemeVersion) -> QuerySet[SchemeEntry]:
    """The rows of one version, in the order of their references."""
    return with_parts(version.entries.all())


def versions_in_force(icb: IntegratedCareBoard, *, on: date) -> QuerySet[SchemeVersion]:
    """The adopted versions in force on that day, of every scheme of the ICB (LP92)."""
    return SchemeVersion.objects.adopted().in_force(on).filter(scheme__icb=icb).select_related("scheme")


def scheme_in_force(
    icb: IntegratedCareBoard, *, on: date, kind: str = SchemeKind.RESERVATION_AND_DELEGATION
) -> SchemeVersion | None:
    """The version of the ICB's scheme of that kind in force on that day; None when there was none (R190)."""
    return versions_in_force(icb, on=on).filter(scheme__kind=kind).order_by("scheme__title").first()


def adopted_entries(icb: IntegratedCareBoard) -> QuerySet[SchemeEntry]:
    """Every entry of every adopted version, of any date."""
    rows = SchemeEntry.objects.filter(scheme_version__scheme__icb=icb, scheme_version__state="adopted")
    return with_parts(rows)


def undetermined_at(place: Place, *, on: date) -> list[SchemeEntry]:
    """What is expressly not decided yet at a place on that day (R17)."""
    rows = entries_in_force(place.icb, on=on, place=place)
    return list(rows.filter(treatment=Treatment.UNDETERMINED))


def reaching(
    rows: QuerySet[SchemeEntry],
    *,
    on: date | None,
    place: Place | None = None,
    function: Function | None = None,
) -> QuerySet[SchemeEntry]:
    """The rows that are in force on that day, entry and version both, and that reach the place and the function.

    `on` None keeps every date: for the rows of one version, whatever its state.
    """
    if on is not None:
        adopted = Q(scheme_version__state="adopted")
        rows = rows.filter(adopted & in_force_q(on) & in_force_q(on, "scheme_version__"))
    if place is not None:
        facts = place_facts(place)
        rows = rows.filter(Q(place__isnull=True) | Q(place__in=(facts.id, *facts.within)))
    if function is not None:
        rows = rows.filter(function__in=function_facts(function).path)
    return rows


def entries_in_force(
    icb: IntegratedCareBoard,
    *,
    on: date,
    place: Place | None = None,
    function: Function | None = None,
    holder: Committee | Post | None = None,
) -> QuerySet[SchemeEntry]:
    """The entries in force on that day, entry and version both.

    `place` keeps the rows that reach it: its own, those of the places it lies in, and those for the whole ICB.
    `function` keeps its rows and those of the functions it is part of; `holder` those of one committee or post.
    """
    rows = reaching(adopted_entries(icb), on=on, place=place, function=function)
    if isinstance(holder, Committee):
        rows = rows.filter(holder_committee=holder)
    elif holder is not None:
        rows = rows.filter(holder_post=holder)
    return rows
