"""Series of meetings: how a committee meets, recorded from one day to another."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation import actions, words
from governance.models import Committee
from meetings.planning.models import MeetingSeries


def create_series(*, committee: Committee, by: Any, reason: str = "", **values: Any) -> MeetingSeries:
    """Record how a committee meets. `values` are the fields of `MeetingSeries`; nothing is planned by it yet."""
    return actions.create(
        MeetingSeries(committee=committee, **values),
        by=by,
        permission=Permission.PLAN_MEETING,
        event="meeting_series.created",
        summary=f"How {committee.name} meets, from {words.day(values['effective_from'])}",
        reason=reason,
    )


def change_series(
    series: MeetingSeries,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> MeetingSeries:
    """Change the pattern. Meetings that were made from it stay as they are."""
    return actions.update(
        series,
        values,
        by=by,
        permission=Permission.PLAN_MEETING,
        event="meeting_series.changed",
        summary=f"Changed how {series.committee.name} meets",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def end_series(series: MeetingSeries, *, last_day: date, by: Any, reason: str) -> MeetingSeries:
    """`last_day` is the last day on which it may put a meeting."""
    return actions.end(
        series,
        last_day=last_day,
        by=by,
        permission=Permission.PLAN_MEETING,
        event="meeting_series.ended",
        summary=f"{series.committee.name} no longer meets in this way after {words.day(last_day)}",
        reason=reason,
    )
