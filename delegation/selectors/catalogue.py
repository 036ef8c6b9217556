"""Functions: the shared catalogue and an ICB's own."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from delegation.models import Function, SchemeVersion
from governance.models import IntegratedCareBoard

# What an ICB has to place somewhere; the other groups are reserved by their nature, or options and headings.
PLACED_GROUPS = ("service_area", "interface_area", "statutory_not_delegated")


def functions_visible_to(user: Any, *, on: date) -> QuerySet[Function]:
    return Function.objects.visible_to(user, on=on).select_related("parent", "icb")


def functions_of(icb: IntegratedCareBoard) -> QuerySet[Function]:
    """The shared catalogue and the ICB's own functions, with the functions that they are part of."""
    rows = Function.objects.filter(Q(icb__isnull=True) | Q(icb=icb))
    return rows.select_related("parent__parent__parent")


def unlisted_functions(version: SchemeVersion) -> list[Function]:
    """Functions on which no entry of the version speaks, not even through what they are part of (R24)."""
    listed = set(version.entries.values_list("function", flat=True))
    parents = dict(functions_of(version.scheme.icb).values_list("pk", "parent"))
    candidates = to_be_placed(version.scheme.icb)
    return [function for function in candidates if not listed & _path(function.pk, parents)]


def to_be_placed(icb: IntegratedCareBoard) -> QuerySet[Function]:
    """What a scheme has to say something about: shared functions of the groups to be placed, and the ICB's own."""
    return functions_of(icb).filter(Q(group__in=PLACED_GROUPS) | Q(icb__isnull=False))


def _path(key: int, parents: dict[int, int | None]) -> set[int]:
    path: set[int] = set()
    here: int | None = key
    while here is not None and here not in path:
        path.add(here)
        here = parents.get(here)
    return path


def parts_of(function: Function, *, icb: IntegratedCareBoard | None) -> QuerySet[Function]:
    """The functions into which this one is split, shared ones and the ICB's own (R29)."""
    return function.parts.filter(Q(icb__isnull=True) | Q(icb=icb)).select_related("icb")
