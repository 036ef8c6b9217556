"""Who is expected, who comes and goes, in which seat, for whom, and by which way (R163, R166, R173)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from governance.foundation import actions, clock
from governance.foundation.actions import obey
from governance.foundation.words import time_of
from governance.models import Committee, Organisation, Seat
from meetings.conduct.actions.common import RIGHT, keeping, moment_of, running
from meetings.conduct.actions.quorum import note_quorum
from meetings.conduct.enums import Capacity, QuorumMoment, Reply, WhyOut
from meetings.conduct.models import Attendance, Presence
from meetings.conduct.rules.attendance import (
    check_deputy,
    check_hat,
    check_may_come,
    check_may_leave,
    check_seat_free,
)
from meetings.conduct.selectors.attendance import deputy_named, hats_for, holder_in, seats_expected
from meetings.conduct.selectors.tables import day_of
from meetings.planning.models import Meeting
from membership.models import Person


@transaction.atomic
def list_expected(meeting: Meeting, *, by: Any) -> list[Attendance]:
    """Everybody who holds a seat on the meeting's day is listed, each once; who is listed already stays as they are."""
    meeting = keeping(meeting, by=by)
    known = set(Attendance.objects.filter(meeting=meeting).values_list("committee_id", "person_id"))
    found = []
    for committee in meeting.holding:
        for seat, person in seats_expected(meeting, committee, on=clock.today()):
            if (committee.pk, person.pk) in known:
                continue
            known.add((committee.pk, person.pk))
            found.append(_list(meeting, committee, by=by, person=person, **as_seated(seat)))
    return found


def as_seated(seat: Seat) -> dict[str, Any]:
    """A seat for attendees or observers makes nobody a member."""
    if seat.category in (Capacity.OBSERVER, "attendee"):
        capacity = Capacity.OBSERVER if seat.category == Capacity.OBSERVER else Capacity.IN_ATTENDANCE
        return {"capacity": capacity, "seat": None, "role": seat.title}
    return {"capacity": Capacity.MEMBER, "seat": seat}


@transaction.atomic
def add_attendee(
    meeting: Meeting,
    *,
    committee: Committee,
    by: Any,
    person: Person | None = None,
    name: str = "",
    role: str = "",
    capacity: str = Capacity.IN_ATTENDANCE,
    reply: str = Reply.NONE,
) -> Attendance:
    """Somebody without a seat: with a record as a person, or by name; in attendance or as an observer."""
    return _list(
        keeping(meeting, by=by),
        committee,
        by=by,
        person=person,
        seat=None,
        capacity=capacity,
        name=name.strip() if person is None else "",
        role=role.strip(),
        reply=reply,
    )


@transaction.atomic
def send_deputy(absent: Attendance, *, deputy: Person, by: Any, reply: str = Reply.COMING) -> Attendance:
    """The holder sends apologies, and the deputy named for the seat takes it (R163). Raises RuleNotMet if nobody is."""
    meeting = keeping(absent.meeting, by=by)
    arrangement = deputy_named(absent, deputy, on=day_of(meeting, on=clock.today()))
    obey(
        check_deputy(
            person=str(deputy),
            seat=absent.seat.title if absent.seat else "a seat",
            is_named=arrangement is not None,
            holder_is_in=str(absent) if _is_in(absent) else "",
        )
    )
    actions.update(
        absent,
        {"has_apologies": True, "reply": Reply.APOLOGIES},
        by=by,
        permission=RIGHT,
        event="attendance.apologies",
        summary=f"Apologies from {absent}; {deputy} comes as deputy",
    )
    listed = Attendance.objects.filter(meeting=meeting, committee=absent.committee, person=deputy).first()
    values = {"capacity": Capacity.DEPUTY, "seat": absent.seat, "deputy_for": arrangement, "reply": reply}
    if listed is not None:
        return actions.update(
            listed,
            values,
            by=by,
            permission=RIGHT,
            event="attendance.deputy",
            summary=f"{deputy} sits as deputy for {absent}",
        )
    return _list(meeting, absent.committee, by=by, person=deputy, **values)


@transaction.atomic
def note_reply(
    attendance: Attendance, *, reply: str, by: Any, expected_version: int | None = None
) -> Attendance:
    """What they answered to the invitation. Apologies are printed in the minutes."""
    keeping(attendance.meeting, by=by)
    return actions.update(
        attendance,
        {"reply": reply, "has_apologies": reply == Reply.APOLOGIES},
        by=by,
        permission=RIGHT,
        event="attendance.replied",
        summary=f"{attendance}: {Reply(reply).label.lower()}",
        expected_version=expected_version,
    )


@transaction.atomic
def choose_hat(
    attendance: Attendance, *, organisation: Organisation | None, by: Any, expected_version: int | None = None
) -> Attendance:
    """For which of several organisations they speak at this meeting (R166)."""
    keeping(attendance.meeting, by=by)
    choices = hats_for(attendance, on=clock.today())
    name = organisation.name if organisation is not None else "nobody yet"
    row = actions.update(
        attendance,
        {"organisation": organisation},
        by=by,
        permission=RIGHT,
        event="attendance.hat",
        summary=f"{attendance} speaks for {name}",
        expected_version=expected_version,
        rules=[
            check_hat(
                name=str(attendance),
                organisation=organisation.pk if organisation else None,
                choices=[body.id for body in choices],
            )
        ],
    )
    _note_change(row, moment_of(row.meeting), by=by)
    return row


@transaction.atomic
def come_in(
    attendance: Attendance, *, by: Any, at: datetime | None = None, is_remote: bool = False, hears: str = ""
) -> Presence:
    """They are in the meeting from that moment. For a deputy the holder of the seat must be out (R163)."""
    _, moment = running(attendance.meeting, by=by, at=at)
    presence = seat_comer(attendance, at=moment, by=by, is_remote=is_remote, hears=hears)
    _note_change(attendance, moment, by=by)
    return presence


def seat_comer(
    attendance: Attendance, *, at: datetime, by: Any, is_remote: bool = False, hears: str = ""
) -> Presence:
    """The same inside an act that has asked for the right and looks at the quorum itself."""
    obey(check_may_come(is_in=_is_in(attendance), name=str(attendance)))
    if attendance.seat is not None:
        obey(
            check_seat_free(
                name=str(attendance),
                is_deputy=attendance.capacity == Capacity.DEPUTY,
                other=holder_in(attendance),
            )
        )
    actions.update(
        attendance,
        {"is_remote": is_remote, "hears": hears if is_remote else "", "has_apologies": False},
        by=by,
        permission=RIGHT,
        event="attendance.way",
        summary=f"{attendance} takes part {'remotely' if is_remote else 'in the room'}",
    )
    return actions.create(
        Presence(attendance=attendance, came_at=at),
        by=by,
        permission=RIGHT,
        event="attendance.came",
        summary=f"{attendance} came in at {time_of(at)}",
    )


@transaction.atomic
def go_out(
    attendance: Attendance, *, by: Any, at: datetime | None = None, why: str = WhyOut.LEFT
) -> Presence:
    """They are out of the meeting from that moment, and why."""
    _, moment = running(attendance.meeting, by=by, at=at)
    presence = attendance.presences.filter(left_at__isnull=True).first()
    obey(check_may_leave(is_in=presence is not None, name=str(attendance)))
    assert presence is not None, "the rule refuses who is not in"
    left = actions.update(
        presence,
        {"left_at": moment, "why_left": why},
        by=by,
        permission=RIGHT,
        event="attendance.left",
        summary=f"{attendance} went out at {time_of(moment)}: {WhyOut(why).label.lower()}",
    )
    _note_change(attendance, moment, by=by)
    return left


def _note_change(attendance: Attendance, at: datetime, *, by: Any) -> None:
    """The quorum under the item that is on; nothing is written before the meeting opens."""
    sitting = getattr(attendance.meeting, "sitting", None)
    if sitting is None or not sitting.is_open:
        return
    session = sitting.item_sessions.filter(closed_at__isnull=True).select_related("item").first()
    item = session.item if session is not None else None
    note_quorum(attendance.meeting, moment=QuorumMoment.CHANGE, at=at, by=by, item=item)


def _is_in(attendance: Attendance) -> bool:
    return attendance.presences.filter(left_at__isnull=True).exists()


def _list(meeting: Meeting, committee: Committee, *, by: Any, **values: Any) -> Attendance:
    row = Attendance(meeting=meeting, committee=committee, **values)
    return actions.create(
        row,
        by=by,
        permission=RIGHT,
        event="attendance.listed",
        summary=f"{row} is on the list of attendance of {committee}",
    )
