"""Grounds for refusing: set, changed, ended, or taken from the ready set."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, words
from governance.models import IntegratedCareBoard
from meetings.questions.models import RefusalGround
from meetings.questions.rules.grounds import READY, SOURCE


def create_ground(
    *, icb: IntegratedCareBoard, title: str, by: Any, reason: str = "", **values: Any
) -> RefusalGround:
    """A ground of this ICB. `values` are the fields of `RefusalGround`."""
    return actions.create(
        RefusalGround(icb=icb, title=title, **values),
        by=by,
        permission=Permission.CHANGE_ICB,
        event="refusal_ground.created",
        summary=f"A question may be refused: {title}",
        reason=reason,
    )


def change_ground(
    ground: RefusalGround,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> RefusalGround:
    return actions.update(
        ground,
        values,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="refusal_ground.changed",
        summary=f"Changed the ground for refusing “{ground.title}”",
        reason=reason,
        expected_version=expected_version,
    )


def end_ground(ground: RefusalGround, *, last_day: date, by: Any, reason: str) -> RefusalGround:
    """`last_day` is the last day on which a question may be refused on it."""
    return actions.end(
        ground,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="refusal_ground.ended",
        summary=f"A question may be refused on “{ground.title}” until {words.day(last_day)}",
        reason=reason,
    )


@transaction.atomic
def start_grounds(*, icb: IntegratedCareBoard, from_day: date, by: Any) -> list[RefusalGround]:
    """Take the ready set of six; a ground that stands already, by its title, is left alone."""
    there = {row.title for row in RefusalGround.objects.filter(icb=icb).in_force(from_day)}
    return [
        create_ground(
            icb=icb,
            title=ready.title,
            words=ready.words,
            position=place,
            source=SOURCE,
            effective_from=from_day,
            by=by,
            reason="From the ready set",
        )
        for place, ready in enumerate(READY, 1)
        if ready.title not in there
    ]
