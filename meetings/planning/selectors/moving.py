"""Reads for moving a meeting: the new day against the calendar, and whose calendars have the old one."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from datetime import date
from typing import Any

from governance.foundation import clock
from governance.foundation.outcome import Outcome
from meetings.enums import InvitationMethod
from meetings.planning.models import CalendarEntry, Meeting
from meetings.planning.rules.facts import Times
from meetings.planning.selectors.deadline_moves import matters, moves, people_to_tell, recorded_occasion
from meetings.planning.selectors.deadline_rules import occasion_of
from meetings.planning.selectors.meetings import findings
from meetings.planning.selectors.recipients import recipients
from meetings.planning.selectors.series import day_checks


def moved(meeting: Meeting, values: Mapping[str, Any]) -> Meeting:
    """The meeting as it would stand, unsaved."""
    after = copy(meeting)
    for name, value in values.items():
        setattr(after, name, value)
    return after


def moved_checks(meeting: Meeting, values: Mapping[str, Any], *, user: Any, on: date) -> tuple[Outcome, ...]:
    """What is to be looked at on the new day: holidays, clashes, and the terms of reference."""
    after = moved(meeting, values)
    days = {after.date} if after.date else set()
    checks = day_checks(meeting.lead_committee, days, user=user, on=on, without=meeting)
    return (*checks(after.date, Times(after.starts_at, after.ends_at)), *findings(after, on=on))


def who_is_told(meeting: Meeting, values: Mapping[str, Any], *, on: date) -> dict[str, Any]:
    """Names by what their calendar will be told: `told` of the new date, `taken_out`, and `not_told` with why.

    Nobody is told of a date that was not announced.
    """
    entry = CalendarEntry.objects.get(meeting=meeting)
    if entry.announced_at is None:
        return {"is_announced": False, "told": [], "taken_out": [], "not_told": []}
    coming = recipients(moved(meeting, values), on=on) if values["date"] else []
    told = [one.person for one in coming if one.outcome.ok]
    has = entry.invitations.filter(method=InvitationMethod.REQUEST).select_related("person")
    leaving = has.exclude(person__in=told).order_by("person__name")
    return {
        "is_announced": True,
        "told": told,
        "taken_out": [row.person for row in leaving],
        "not_told": [one for one in coming if not one.outcome.ok],
    }


def moved_deadlines(meeting: Meeting, values: Mapping[str, Any], *, by: Any, on: date) -> dict[str, Any]:
    """The deadlines that move with it, and who works by them and is told by mail."""
    before = recorded_occasion(meeting)
    found = moves(meeting, before, occasion_of(moved(meeting, values)), on=on, at=clock.now())
    concerned = people_to_tell(meeting, before.committees, on=on, by=by) if matters(found, today=on) else []
    return {"moves": found, "concerned": concerned}
