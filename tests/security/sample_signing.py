"""A route of sign-off of the other place's board, a paper on a route, and somebody who signs for an executive."""

from __future__ import annotations

from datetime import date

from meetings.papers.actions.routes import create_route
from meetings.papers.actions.stand_ins import create_stand_in
from meetings.papers.rules.routes import READY_ROUTES
from membership.models import Person
from membership.people.actions import create_person
from tests.fixtures.people import grant, make_user
from tests.security.samples import Samples


def add(s: Samples) -> None:
    s.rows["sign-off-route"] = create_route(
        icb=s.world.north,
        committee=s.world.vale_board,
        steps=[step.kept() for step in READY_ROUTES["usual"].steps],
        effective_from=date(2020, 4, 1),
        by=s.lead,
    )
    absent, substitute = (_person(s, name) for name in ("Away Sample", "Stand Sample"))
    s.rows["stand-in"] = create_stand_in(
        absent=absent,
        substitute=substitute,
        effective_from=date(2031, 5, 1),
        effective_to=date(2031, 5, 31),
        reason=s.canary("internal", "standinreason"),
        by=s.lead,
    )
    for verb in ("detail", "history", "edit", "end"):
        s.addresses[f"meetings:sign-off-route-{verb}", "pk"] = s["sign-off-route"].pk
        s.addresses[f"meetings:stand-in-{verb}", "pk"] = s["stand-in"].pk


def _person(s: Samples, name: str) -> Person:
    """An executive of their own: the people by role have no person on record."""
    slug = name.lower().replace(" ", "-")
    user = make_user(f"{slug}@north.example", name)
    grant(user, "executive", icb=s.world.north)
    return create_person(icb=s.world.north, name=name, slug=slug, user=user, by=s.lead)
