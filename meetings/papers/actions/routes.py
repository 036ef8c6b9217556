"""Routes of sign-off: set, changed, ended. A paper under way keeps the route on which it was submitted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, words
from governance.foundation.outcome import Outcome, met, not_met
from governance.models import Committee, IntegratedCareBoard
from meetings.papers.models import SignOffRoute
from meetings.papers.rules.routes import check_steps, step_of
from meetings.papers.selectors.routes import people_to_name, posts_to_name


@transaction.atomic
def create_route(
    *,
    icb: IntegratedCareBoard,
    steps: Sequence[Mapping[str, Any]],
    effective_from: date,
    by: Any,
    committee: Committee | None = None,
    effective_to: date | None = None,
    source: str = "",
    reason: str = "",
    ends_previous: bool = False,
) -> SignOffRoute:
    """Set the route of an ICB, or of one committee before the ICB's. `steps` as in `rules.routes`.

    `ends_previous` ends the route of the same body that is in force on the first day, on the day before.
    """
    route = SignOffRoute(
        icb=icb,
        committee=committee,
        steps=list(steps),
        source=source,
        effective_from=effective_from,
        effective_to=effective_to,
    )
    if ends_previous:
        for before in SignOffRoute.objects.filter(icb=icb, committee=committee).in_force(effective_from):
            if before.effective_from < effective_from:
                end_route(before, last_day=effective_from - timedelta(days=1), by=by, reason=reason)
    return actions.create(
        route,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="sign_off_route.created",
        summary=f"Set the sign-off route of {committee or icb}: {_in_words(route)}",
        reason=reason,
        rules=[_steps_right(route, on=effective_from)],
    )


def change_route(
    route: SignOffRoute,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> SignOffRoute:
    """Change a route. Papers that are under way go on as they were submitted."""
    names = ("committee", "steps", "source", "effective_from", "effective_to")
    changed = SignOffRoute(icb=route.icb, **{name: getattr(route, name) for name in names} | values)
    return actions.update(
        route,
        values,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="sign_off_route.changed",
        summary=f"Changed the sign-off route of {changed.committee or changed.icb}: {_in_words(changed)}",
        reason=reason,
        expected_version=expected_version,
        rules=[_steps_right(changed, on=changed.effective_from)],
    )


def end_route(route: SignOffRoute, *, last_day: date, by: Any, reason: str) -> SignOffRoute:
    """`last_day` is the last day on which papers are submitted on it."""
    return actions.end(
        route,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="sign_off_route.ended",
        summary=f"Ended the sign-off route of {route.committee or route.icb}, last day {words.day(last_day)}",
        reason=reason,
    )


def _in_words(route: SignOffRoute) -> str:
    return ", ".join(step.title for step in route.as_steps())


def _steps_right(route: SignOffRoute, *, on: date) -> Outcome:
    """One answer for all steps; `details` names the row and the column of the first that is wrong."""
    steps = [step_of(row) for row in route.steps]
    wrong = check_steps(
        steps,
        posts={post.slug for post in posts_to_name(route.icb, on=on)},
        people={person.slug for person in people_to_name(route.icb, on=on)},
    )
    if not wrong:
        return met("route.steps", clause="R63")
    first = wrong[0]
    return not_met(first.code, first.reason, first.clause, **{**first.details, "field": "steps"})
