"""Places and the local authorities they align with: added, changed, ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation import actions, words
from governance.foundation.slugs import unique_slug
from governance.models import IntegratedCareBoard, Place, PlaceAuthority


def create_place(
    *,
    icb: IntegratedCareBoard,
    by: Any,
    reason: str = "",
    **values: Any,
) -> Place:
    """Add a place, delivery unit, sub-place or neighbourhood (R13, R37, R69)."""
    values.setdefault("slug", unique_slug(Place, values.get("name", "")))
    row = Place(icb=icb, **values)
    return actions.create(
        row,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place.created",
        summary=f"Added place: {row}",
        reason=reason,
    )


def change_place(
    place: Place,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> Place:
    """Change its particulars. Raises NotPermitted, ValidationError or StaleEdit."""
    return actions.update(
        place,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place.changed",
        summary=f"Changed place: {place}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def end_place(place: Place, *, last_day: date, by: Any, reason: str) -> Place:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        place,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place.ended",
        summary=f"Ended place: {place}, last day {words.day(last_day)}",
        reason=reason,
    )


def create_place_authority(
    *,
    place: Place,
    by: Any,
    reason: str = "",
    **values: Any,
) -> PlaceAuthority:
    """Align a place with a local authority, wholly or in part, between two days (R67)."""
    row = PlaceAuthority(place=place, **values)
    return actions.create(
        row,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place_authority.created",
        summary=f"Added alignment: {row}",
        reason=reason,
    )


def change_place_authority(
    place_authority: PlaceAuthority,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: Mapping[str, Iterable[Any]] | None = None,
) -> PlaceAuthority:
    """Change its particulars. Raises NotPermitted, ValidationError or StaleEdit."""
    return actions.update(
        place_authority,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place_authority.changed",
        summary=f"Changed alignment: {place_authority}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def end_place_authority(
    place_authority: PlaceAuthority, *, last_day: date, by: Any, reason: str
) -> PlaceAuthority:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        place_authority,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="place_authority.ended",
        summary=f"Ended alignment: {place_authority}, last day {words.day(last_day)}",
        reason=reason,
    )
