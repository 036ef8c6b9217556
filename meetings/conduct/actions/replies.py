"""Somebody answers for themselves whether they will be at a meeting, and which deputy comes (R163).

A reply is a forecast. Nobody is present by it, and who runs the meeting may change it.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.foundation import clock
from governance.foundation.actions import obey
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.own_acts import alter, enter
from meetings.conduct.actions.attendance import as_seated
from meetings.conduct.actions.common import locked
from meetings.conduct.enums import Capacity, Reply
from meetings.conduct.models import Attendance
from meetings.conduct.rules.replies import check_stand_in
from meetings.conduct.selectors.replies import OwnPlace, may_reply, own_deputies, own_places, person_of
from meetings.planning.models import Meeting
from membership.models import DeputyArrangement, Person

OWN = met("permission.own_reply")


@transaction.atomic
def reply_for_self(
    meeting: Meeting, *, reply: str, by: Any, deputy: Person | None = None
) -> list[Attendance]:
    """Answer for every place that one has at the meeting. `deputy`: who comes instead, with apologies.

    Raises RuleNotMet when one is not expected there, after the opening, or for somebody who is no deputy.
    """
    meeting, on = locked(meeting), clock.today()
    person = person_of(by)
    obey(may_reply(meeting, person, on=on), _known(reply))
    assert person is not None, "the rule refuses who is not expected"
    named = [row for row in own_deputies(meeting, person, on=on) if row.person == deputy]
    obey(check_stand_in(reply=reply, deputy=str(deputy or ""), is_named=bool(named)))
    rows = [_answered(meeting, place, person, reply, by=by) for place in own_places(meeting, person, on=on)]
    for arrangement in named:
        _send(meeting, arrangement, by=by)
    return rows


def _known(reply: str) -> Outcome:
    if reply in (Reply.COMING, Reply.REMOTE, Reply.APOLOGIES):
        return met("reply.known")
    return not_met("reply.unknown", "Choose one of the answers.", field="reply")


def _answered(meeting: Meeting, place: OwnPlace, person: Person, reply: str, *, by: Any) -> Attendance:
    values = {"reply": reply, "has_apologies": reply == Reply.APOLOGIES}
    said = f"{person} replied: {Reply(reply).label.lower()}"
    if place.row is not None:
        return alter(
            place.row, values, icb=meeting.icb, right=OWN, by=by, event="attendance.replied", summary=said
        )
    assert place.seat is not None, "who is not listed has a seat"
    row = Attendance(
        meeting=meeting, committee=place.committee, person=person, **as_seated(place.seat), **values
    )
    return enter(row, icb=meeting.icb, right=OWN, by=by, event="attendance.replied", summary=said)


def _send(meeting: Meeting, arrangement: DeputyArrangement, *, by: Any) -> None:
    """The deputy takes the seat on the list; whether they come they say themselves."""
    seat, person = arrangement.seat, arrangement.person
    values = {"capacity": Capacity.DEPUTY, "seat": seat, "deputy_for": arrangement}
    said = f"{person} is asked to sit as deputy in the seat {seat.title}"
    listed = Attendance.objects.filter(meeting=meeting, committee=seat.committee, person=person).first()
    if listed is not None:
        alter(listed, values, icb=meeting.icb, right=OWN, by=by, event="attendance.deputy", summary=said)
        return
    row = Attendance(meeting=meeting, committee=seat.committee, person=person, **values)
    enter(row, icb=meeting.icb, right=OWN, by=by, event="attendance.deputy", summary=said)
