"""Loads the world through the portal's own actions. Loading twice changes nothing; loading again completes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from django.db import transaction

from governance.models import User
from pbp_portal.demo import (
    load_access,
    load_actions,
    load_areas,
    load_bodies,
    load_composition,
    load_deadlines,
    load_declarations,
    load_employments,
    load_forms,
    load_grounds,
    load_held,
    load_icb,
    load_interests,
    load_meetings,
    load_minutes,
    load_operating,
    load_people,
    load_plans,
    load_publications,
    load_road,
    load_routes,
    load_scheme,
)
from pbp_portal.demo.book import Book, Desk
from pbp_portal.demo.world.shapes import System
from pbp_portal.demo.world.systems import SYSTEMS

Say = Callable[[str], None]

STAGES: tuple[Callable[[Desk], None], ...] = (
    load_icb.load_procedure,
    load_areas.load_organisations,
    load_areas.load_places,
    load_bodies.load_committees,
    load_bodies.load_terms,
    load_forms.load_forms,
    load_areas.load_successions,
    load_bodies.load_posts,
    load_bodies.load_seats,
    load_composition.load_composition,
    load_deadlines.load_deadlines,
    load_grounds.load_grounds,
)
"""What the governance lead of an ICB enters before anybody else has a role, in this order."""

LATER_STAGES: tuple[Callable[[Desk], None], ...] = (
    load_people.load_people,
    load_employments.load_employments,
    load_people.load_holdings,
    load_people.load_deputies,
    load_interests.load_interests,
    load_scheme.load_agreements,
    load_scheme.load_scheme,
    load_operating.load_operating,
    load_road.load_road,
    load_forms.load_step_requests,
    load_meetings.load_series,
    load_meetings.load_meetings,
    load_plans.load_plans,
    load_routes.load_routes,
    load_held.load_held,
    load_minutes.load_minutes,
    load_actions.load_actions,
)


def load_world(*, say: Say, systems: Iterable[System] = SYSTEMS) -> None:
    """Load `systems` one after the other, saying a line for each."""
    book = Book()
    administrator = load_access.load_administrator()
    load_areas.load_national(book, by=administrator)
    load_scheme.load_functions(by=administrator)
    for system in systems:
        started = time.monotonic()
        load_system(system, book, administrator=administrator)
        say(f"{_told(system)} ({time.monotonic() - started:.1f} s)")


def load_system(system: System, book: Book, *, administrator: User) -> Desk:
    """One system, each stage whole or not at all."""
    with transaction.atomic():
        icb = load_icb.load_icb(system, book, by=administrator)
        desk = Desk(system, book, icb, load_access.load_lead(system, icb, book, by=administrator))
    for stage in STAGES:
        with transaction.atomic():
            stage(desk)
    with transaction.atomic():
        load_access.load_accounts(desk, administrator=administrator)
    for stage in LATER_STAGES:
        with transaction.atomic():
            stage(desk)
    load_publications.load_publications(desk)
    load_declarations.load_declarations(desk)
    return desk


def _told(system: System) -> str:
    rows = ("organisations", "places", "committees", "people", "scheme", "meetings")
    words = {"scheme": "scheme entries"}
    counted = ", ".join(f"{len(getattr(system, name))} {words.get(name, name)}" for name in rows)
    return f"{system.icb.key.upper()}: {counted}"
