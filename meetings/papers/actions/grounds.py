"""Grounds for private business: worded, changed, ended, or started from the ready set of a statute."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions
from governance.models import IntegratedCareBoard
from meetings.papers.models import PrivateGround
from meetings.papers.rules.exemptions import check_ground_change
from meetings.papers.rules.ground_sets import GROUND_SETS


def create_private_ground(
    *, icb: IntegratedCareBoard, by: Any, reason_given: str = "", **values: Any
) -> PrivateGround:
    """Word a ground under one statute. `values` are the fields of `PrivateGround`."""
    ground = PrivateGround(icb=icb, **values)
    return actions.create(
        ground,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="private_ground.created",
        summary=f"Added the ground “{ground}” for private business",
        reason=reason_given,
    )


def change_private_ground(
    ground: PrivateGround,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> PrivateGround:
    """Change a ground; its printed words only while nothing was taken in private on it."""
    changed = [name for name, value in values.items() if getattr(ground, name) != value]
    return actions.update(
        ground,
        values,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="private_ground.changed",
        summary=f"Changed the ground “{ground}” for private business",
        reason=reason,
        expected_version=expected_version,
        rules=[check_ground_change(changed, is_used=ground.exemptions.exists())],
    )


def end_private_ground(ground: PrivateGround, *, last_day: date, by: Any, reason: str) -> PrivateGround:
    """Not offered for meetings after `last_day`; what was kept private on it stays so."""
    return actions.end(
        ground,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="private_ground.ended",
        summary=f"Ended the ground “{ground}” for private business",
        reason=reason,
    )


@transaction.atomic
def start_from_ground_set(
    *, icb: IntegratedCareBoard, key: str, from_day: date, by: Any
) -> list[PrivateGround]:
    """Add the grounds of a ready set whose names are not there yet. Raises KeyError for a set that does not exist."""
    ready = GROUND_SETS[key]
    there = PrivateGround.objects.filter(icb=icb, statute=ready.statute).in_force(from_day)
    known = {name.casefold() for name in there.values_list("name", flat=True)}
    return [
        create_private_ground(
            icb=icb,
            by=by,
            statute=ready.statute,
            effective_from=from_day,
            reason_given=f"From the ready set “{ready.name}”",
            **asdict(ground),
        )
        for ground in ready.grounds
        if ground.name.casefold() not in known
    ]
