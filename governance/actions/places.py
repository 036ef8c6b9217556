"""Places and the authorities they align with."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from governance.enums import Permission
from governance.foundation import actions
from governance.models import IntegratedCareBoard, Place, PlaceAuthority


def create_place(*, icb: IntegratedCareBoard, by: Any, reason: str = "", **values: Any) -> Place:
    """Enter a place, delivery unit, sub-place or neighbourhood (R13, R37, R69)."""
    place = Place(icb=icb, **values)
    return actions.create(
        place,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place.created",
        summary=f"Entered the place {place.name}",
        reason=reason,
        at=icb,
    )


def change_place(
    place: Place,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> Place:
    """Change a place's particulars or its dates."""
    return actions.update(
        place,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place.changed",
        summary=f"Changed {place.name}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def create_place_authority(*, place: Place, by: Any, reason: str = "", **values: Any) -> PlaceAuthority:
    """Align a place with a local authority, wholly or in part, between two dates (R67)."""
    place_authority = PlaceAuthority(place=place, **values)
    return actions.create(
        place_authority,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place_authority.created",
        summary=f"Aligned {place_authority}",
        reason=reason,
    )


def change_place_authority(
    place_authority: PlaceAuthority,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> PlaceAuthority:
    """Change or end an alignment."""
    return actions.update(
        place_authority,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place_authority.changed",
        summary=f"Changed the alignment {place_authority}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )
