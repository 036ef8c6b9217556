"""A meeting opens and closes; items open and close; the public leaves and comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from governance.foundation import actions, clock
from governance.foundation.actions import allow, obey
from governance.foundation.outcome import met, not_met
from governance.foundation.words import time_of
from meetings.conduct.actions.attendance import list_expected, seat_comer
from meetings.conduct.actions.common import RIGHT, locked, running
from meetings.conduct.actions.quorum import note_quorum
from meetings.conduct.enums import Heard, QuorumMoment
from meetings.conduct.models import Attendance, ItemSession, Presence, PublicExclusion, Sitting
from meetings.conduct.rules.times import check_may_open, check_time
from meetings.papers.models import AgendaItem
from meetings.planning.actions.meetings import hold_meeting
from meetings.planning.models import Meeting
from meetings.planning.selectors.together import may_service

REMOTE = "remote"


@transaction.atomic
def open_meeting(
    meeting: Meeting,
    *,
    by: Any,
    at: datetime | None = None,
    here: Mapping[int, str] | None = None,
    public_present: int | None = None,
) -> Sitting:
    """Open it: those expected are listed, who is there is there, and the quorum is written down (R172).

    `here` is attendance key → "room" or "remote" (all can hear each other) of those present as it opens.
    """
    allow(may_service(meeting, by, RIGHT, on=clock.today()))
    meeting = locked(meeting)
    moment = at or clock.now()
    is_opened = Sitting.objects.filter(meeting=meeting).exists()
    rules = [
        check_may_open(state=meeting.state, is_opened=is_opened, has_date=meeting.date is not None),
        check_time(moment, opened_at=None, closed_at=None, now=clock.now()),
    ]
    sitting = actions.create(
        Sitting(meeting=meeting, opened_at=moment, public_present=public_present),
        by=by,
        permission=RIGHT,
        event="sitting.opened",
        summary=f"Opened {meeting} at {time_of(moment)}",
        rules=rules,
    )
    list_expected(meeting, by=by)
    for row in Attendance.objects.filter(meeting=meeting, pk__in=here or {}):
        way = (here or {})[row.pk]
        seat_comer(row, at=moment, by=by, is_remote=way == REMOTE, hears=Heard.YES if way == REMOTE else "")
    note_quorum(meeting, moment=QuorumMoment.START, at=moment, by=by)
    return sitting


@transaction.atomic
def close_meeting(meeting: Meeting, *, by: Any, at: datetime | None = None) -> Sitting:
    """Close it: the open item closes, everybody leaves, the public's exclusion ends, and the meeting was held."""
    sitting, moment = running(meeting, by=by, at=at)
    for session in ItemSession.objects.filter(sitting=sitting, closed_at__isnull=True):
        _close_session(session, moment, by=by)
    note_quorum(meeting, moment=QuorumMoment.END, at=moment, by=by)
    for presence in Presence.objects.filter(attendance__meeting=meeting, left_at__isnull=True):
        actions.update(
            presence,
            {"left_at": max(moment, presence.came_at)},
            by=by,
            permission=RIGHT,
            event="attendance.left",
            summary=f"{presence.attendance} left with the close of the meeting",
        )
    for exclusion in PublicExclusion.objects.filter(sitting=sitting, is_passed=True, back_at__isnull=True):
        _end_exclusion(exclusion, moment, by=by)
    closed = actions.update(
        sitting,
        {"closed_at": moment},
        by=by,
        permission=RIGHT,
        event="sitting.closed",
        summary=f"Closed {meeting} at {time_of(moment)}",
    )
    hold_meeting(meeting, by=by)
    return closed


@transaction.atomic
def open_item(item: AgendaItem, *, by: Any, at: datetime | None = None) -> ItemSession:
    """Turn to an item; the one that was open closes. The quorum is looked at again under its rulings."""
    sitting, moment = running(item.meeting, by=by, at=at)
    for session in ItemSession.objects.filter(sitting=sitting, closed_at__isnull=True):
        if session.item_id == item.pk:
            return session
        _close_session(session, moment, by=by)
    session = actions.create(
        ItemSession(sitting=sitting, item=item, opened_at=moment),
        by=by,
        permission=RIGHT,
        event="item.opened",
        summary=f"Turned to item {item.number} at {time_of(moment)}",
        rules=[
            not_met("item.removed", "This item was taken off the agenda.")
            if item.is_removed
            else met("item.on_agenda")
        ],
    )
    note_quorum(item.meeting, moment=QuorumMoment.ITEM, at=moment, by=by, item=item)
    return session


@transaction.atomic
def close_item(item: AgendaItem, *, by: Any, at: datetime | None = None) -> ItemSession:
    """The item is done with for now; it can be opened again while the meeting is at work."""
    sitting, moment = running(item.meeting, by=by, at=at)
    session = ItemSession.objects.filter(sitting=sitting, item=item, closed_at__isnull=True).first()
    obey(met("item.open") if session else not_met("item.not_open", "This item is not open."))
    assert session is not None, "the rule refuses an item that is not open"
    return _close_session(session, moment, by=by)


@transaction.atomic
def exclude_public(
    meeting: Meeting,
    *,
    by: Any,
    item: AgendaItem | None = None,
    is_passed: bool = True,
    moved_by: str = "",
    seconded_by: str = "",
    wording: str = "",
    at: datetime | None = None,
) -> PublicExclusion:
    """The resolution to exclude the public was put: passed, and the public goes out, or not (LP46, LP49)."""
    sitting, moment = running(meeting, by=by, at=at)
    out = PublicExclusion.objects.filter(sitting=sitting, is_passed=True, back_at__isnull=True).exists()
    row = PublicExclusion(
        sitting=sitting,
        item=item,
        is_passed=is_passed,
        moved_by=moved_by.strip(),
        seconded_by=seconded_by.strip(),
        wording=wording.strip(),
        out_at=moment,
    )
    return actions.create(
        row,
        by=by,
        permission=RIGHT,
        event="exclusion.passed" if is_passed else "exclusion.not_passed",
        summary=f"The resolution to exclude the public was {'passed' if is_passed else 'not passed'}",
        rules=[not_met("exclusion.out", "The public is out already.") if out else met("exclusion.may_pass")],
    )


@transaction.atomic
def readmit_public(meeting: Meeting, *, by: Any, at: datetime | None = None) -> PublicExclusion:
    """The public comes back in."""
    sitting, moment = running(meeting, by=by, at=at)
    row = PublicExclusion.objects.filter(sitting=sitting, is_passed=True, back_at__isnull=True).first()
    obey(met("exclusion.out") if row else not_met("exclusion.public_is_in", "The public is in already."))
    assert row is not None, "the rule refuses while the public is in"
    return _end_exclusion(row, moment, by=by)


def _end_exclusion(row: PublicExclusion, at: datetime, *, by: Any) -> PublicExclusion:
    return actions.update(
        row,
        {"back_at": at},
        by=by,
        permission=RIGHT,
        event="exclusion.ended",
        summary=f"The public was let in again at {time_of(at)}",
    )


def _close_session(session: ItemSession, at: datetime, *, by: Any) -> ItemSession:
    return actions.update(
        session,
        {"closed_at": max(at, session.opened_at)},
        by=by,
        permission=RIGHT,
        event="item.closed",
        summary=f"Closed item {session.item.number} at {time_of(at)}",
    )
