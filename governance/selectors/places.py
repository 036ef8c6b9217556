"""Reads of places, what lies inside them, and the authorities they align with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.models import Committee, Place, PlaceAuthority
from governance.rules.facts import AuthorityShare


def authorities_of(place: Place, *, on: date) -> QuerySet[PlaceAuthority]:
    """The alignments of a place in force on that day."""
    return place.authorities.in_force(on).select_related("authority")


def shares_of(place: Place, *, on: date) -> list[AuthorityShare]:
    """The facts for coterminosity: each aligned authority, and other places of the same level that name it."""
    links = list(authorities_of(place, on=on))
    others: dict[int, list[str]] = defaultdict(list)
    found = PlaceAuthority.objects.in_force(on).filter(
        authority__in=[link.authority_id for link in links], place__kind=place.kind
    )
    for other in found.exclude(place=place).select_related("place"):
        if other.place.is_in_force(on):
            others[other.authority_id].append(other.place.name)
    return [
        AuthorityShare(link.authority.name, link.is_whole, tuple(others[link.authority_id])) for link in links
    ]


def parts_of(place: Place, *, on: date) -> QuerySet[Place]:
    """The places inside this one on that day."""
    return place.parts.in_force(on)


def committees_at(place: Place, *, on: date) -> QuerySet[Committee]:
    return place.committees.in_force(on)


@dataclass
class Branch:
    """A place and what lies inside it."""

    place: Place
    parts: list[Branch] = field(default_factory=list)


def tree(user: Any, icb: Any, *, today: date, on: date) -> list[Branch]:
    """The places of an ICB in force on that day as a tree; one query. A part whose whole is gone stands at the top."""
    places = list(Place.objects.visible_to(user, on=today).filter(icb=icb).in_force(on))
    branches = {place.pk: Branch(place) for place in places}
    top: list[Branch] = []
    for place in places:
        above = branches.get(place.parent_id) if place.parent_id else None
        (above.parts if above else top).append(branches[place.pk])
    return top
