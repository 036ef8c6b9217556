"""Mail about deadlines that moved with their meeting: one a person, naming committee, days and the address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse

from governance.foundation import clock, ledger, outbox
from governance.foundation.words import day
from meetings.planning.models import Meeting
from meetings.planning.selectors.deadline_moves import TOLD, Move, matters, moves, told_of
from meetings.planning.selectors.deadline_rules import Due, Occasion, occasion_of

MOVED = """The meeting of {committee} {what}. These deadlines change with it:

{lines}

See the meeting here, after signing in:
{address}

This mail was sent by {portal} because you prepare this meeting ({why}).
"""


def tell_of_moved_deadlines(meeting: Meeting, before: Occasion, *, by: Any) -> int:
    """Tell everybody who works by them, in the transaction of the change; returns how many people.

    `before` is the occasion as it was recorded before the change. Nothing is sent when no deadline moves, or when all
    that move are past. The version that the change gave the meeting is part of the key, so nobody is told twice.
    """
    today, cancelled = clock.today(), meeting.state == "cancelled"
    after = None if cancelled else occasion_of(meeting)
    if after == before:
        return 0
    found = moves(meeting, before, after, on=today, at=clock.now())
    if not matters(found, today=today):
        return 0
    told = told_of(meeting, before, after, on=today, by=by)
    words = {
        "committee": meeting.lead_committee.name,
        "what": what_happened(meeting, before),
        "lines": "\n".join(f"- {line(move)}" for move in found),
        "address": settings.SITE_URL.rstrip("/") + reverse("meetings:meeting-detail", args=[meeting.slug]),
        "portal": settings.PORTAL_NAME,
    }
    for one in told:
        outbox.post(
            recipient=one.user.email,
            subject=f"Deadlines changed: {words['committee']}, {words['what']}",
            body=MOVED.format(why=one.why, **words),
            once_key=f"{TOLD}:{meeting.pk}:{meeting.version}:{one.user.pk}",
        )
    if told:
        _record(meeting, found, [str(one.user) for one in told], by=by)
    return len(told)


def _record(meeting: Meeting, found: Sequence[Move], people: list[str], *, by: Any) -> None:
    ledger.record(
        TOLD,
        by=by,
        icb=meeting.icb,
        subject=meeting,
        summary=f"Mail about changed deadlines of {meeting.title} to {len(people)} "
        f"{'person' if len(people) == 1 else 'people'}",
        before={move.title: _iso(move.before) for move in found},
        after={"people": people, "deadlines": {move.title: _iso(move.after) for move in found}},
    )


def what_happened(meeting: Meeting, before: Occasion) -> str:
    """Was moved from 25 November 2021 to 2 December 2021 · is cancelled · is now on 2 December 2021."""
    if meeting.state == "cancelled":
        return f"on {day(before.date)} is cancelled" if before.date else "is cancelled"
    if before.date is None and meeting.date is not None:
        return f"is now on {day(meeting.date)}"
    if meeting.date is None:
        return f"on {day(before.date)} is put off to a date to be confirmed"
    if meeting.date == before.date:
        return f"on {day(meeting.date)} was changed"
    return f"was moved from {day(before.date)} to {day(meeting.date)}"


def line(move: Move) -> str:
    """Papers out to members: now 25 November 2021 (was 18 November 2021)."""
    was = f" (was {day(move.before.day)})" if move.before and move.before.day else ""
    if move.after is None:
        return f"{move.title}: falls away{was}"
    if move.after.day is None:
        return f"{move.title}: not determined any more{was}"
    return f"{move.title}: now {day(move.after.day)}{was}{', which is past already' if move.is_past else ''}"


def _iso(due: Due | None) -> str | None:
    return due.day.isoformat() if due and due.day else None
