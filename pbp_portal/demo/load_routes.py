"""Routes of sign-off, after the papers that were signed without one."""

from __future__ import annotations

from dataclasses import replace

from governance.models import Committee
from meetings.models import SignOffRoute
from meetings.papers.actions.routes import create_route
from membership.models import Person
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world.routes import ROUTES
from pbp_portal.demo.world.shared import SERVICE_START


def load_routes(desk: Desk) -> None:
    row = ROUTES.get(desk.system.icb.key)
    if row is None:
        return
    steps = [
        replace(step, signer=f"person:{desk.book.row(Person, row.people[step.title]).slug}")
        if step.title in row.people
        else step
        for step in row.steps
    ]
    desk.enter(
        SignOffRoute,
        row.key,
        create_route,
        icb=desk.icb,
        committee=desk.book.row(Committee, row.committee),
        steps=[step.kept() for step in steps],
        effective_from=SERVICE_START,
    )
