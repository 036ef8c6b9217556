"""Organisations, places with their councils, and who followed whom."""

from __future__ import annotations

import re
from typing import Any

from governance.actions.organisations import create_organisation, record_succession
from governance.actions.places import create_place, create_place_authority
from governance.models import Committee, Organisation, Place, PlaceAuthority, Succession, User
from pbp_portal.demo.book import Book, Desk, dates, leaders_first, own_organisation
from pbp_portal.demo.world import shapes
from pbp_portal.demo.world.shared import NATIONAL

TIERS = {
    "county": "county",
    "district": "district",
    "unitary": "unitary",
    "london_borough": "london_borough",
    "metropolitan_district": "metropolitan",
}
"""Tiers of the reference table in the portal's codes. The City of London Corporation is of none of them."""


def load_national(book: Book, *, by: User) -> None:
    """Organisations that no ICB keeps."""
    for row in NATIONAL:
        book.once(Organisation, row.key, create_organisation, icb=None, by=by, **_organisation(row))


def load_organisations(desk: Desk) -> None:
    for row in desk.system.organisations:
        if row != own_organisation(desk.system):
            desk.enter(Organisation, row.key, create_organisation, icb=desk.icb, **_organisation(row))


def _organisation(row: shapes.Organisation) -> dict[str, Any]:
    return {
        "name": row.name,
        "slug": row.key,
        "kind": row.kind,
        "sector": row.sector,
        "authority_tier": TIERS.get(row.note, "") if row.kind == "local_authority" else "",
        "ods_code": row.ods_code,
        "ons_code": row.ons_code,
        "aliases": list(row.aliases),
        "is_legal_person": row.is_body_corporate,
        **dates(row),
    }


def told(note: str) -> str:
    """A note of the reference tables for readers: without requirement numbers and remarks on its sources."""
    plain = re.sub(r"\s*\([^()]*(?:R\d+|six as three)[^()]*\)", "", note)
    return "; ".join(clause for clause in plain.split("; ") if "seed" not in clause)


def load_places(desk: Desk) -> None:
    """Places, what lies inside them, and the councils each aligns with, wholly or in part (R67)."""
    for row in leaders_first(desk.system.places, lambda place: [place.parent]):
        place = desk.enter(
            Place,
            row.key,
            create_place,
            icb=desk.icb,
            name=row.name,
            code=row.key,
            kind=row.kind,
            parent=desk.row(Place, row.parent),
            footprint_basis=told(row.note),
            **dates(row),
        )
        for key in row.authorities:
            _align(desk, place, desk.organisation(key), is_whole=True)
        for key in row.part_authorities:
            _align(desk, place, desk.organisation(key), is_whole=False)


def _align(desk: Desk, place: Place, council: Organisation, *, is_whole: bool) -> None:
    """Alignment lasts while both the place and the council exist."""
    first = max(place.effective_from, council.effective_from)
    last = min((day for day in (place.effective_to, council.effective_to) if day), default=None)
    if last is None or first <= last:
        desk.enter(
            PlaceAuthority,
            f"{place.code} {council.slug}",
            create_place_authority,
            place=place,
            authority=council,
            is_whole=is_whole,
            effective_from=first,
            effective_to=last,
        )


def load_successions(desk: Desk) -> None:
    """Mergers, splits and the like among organisations, places and committees (R65, R68)."""
    for row in desk.system.successions:
        desk.enter(
            Succession,
            f"{row.of} {row.predecessor} to {row.successor}",
            record_succession,
            icb=desk.icb,
            kind=row.kind,
            date=row.date,
            is_whole=row.extent == "whole",
            note=told(row.note),
            **{f"from_{row.of}": _body(desk, row.of, row.predecessor)},
            **{f"to_{row.of}": _body(desk, row.of, row.successor)},
        )


def _body(desk: Desk, of: str, key: str) -> Any:
    if of == "organisation":
        return desk.organisation(key)
    models: dict[str, type[Place] | type[Committee]] = {"place": Place, "committee": Committee}
    return desk.book.row(models[of], key)
