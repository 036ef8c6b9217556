"""The entries that the functions and decisions map draws, with all that it says of them (LP28, R99)."""

from __future__ import annotations

from datetime import date

from delegation.models import Function, SchemeEntry
from delegation.selectors.scheme import entries_in_force
from governance.models import IntegratedCareBoard, Place

# What the map says of an entry beside what every reader of entries asks for.
MAP_RELATIONS = (
    "place",
    "function__parent__parent__parent",
    "holder_committee__place",
    "holder_post__place",
    "holder_body",
    "parent__holder_committee__place",
    "parent__holder_post__place",
    "parent__holder_body",
)


def group_of(function: Function) -> str:
    """The group of a function: its own, or that of the nearest function that it is part of."""
    here: Function | None = function
    while here is not None and not here.group:
        here = here.parent
    return here.group if here else ""


def map_entries(
    icb: IntegratedCareBoard, *, on: date, place: Place | None = None, group: str = ""
) -> list[SchemeEntry]:
    """Entries in force on that day, by function; those that reach `place`, those of functions in `group`."""
    rows = entries_in_force(icb, on=on, place=place).select_related(*MAP_RELATIONS)
    found = [row for row in rows if not group or group_of(row.function) == group]
    return sorted(found, key=lambda row: (row.function.title, row.reference, row.pk))
