"""What somebody has to do with a meeting's table: the seats they are expected in, and what they answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.foundation.outcome import Outcome
from governance.models import Committee, Seat
from meetings.conduct.enums import Capacity, Reply
from meetings.conduct.models import Attendance, Sitting
from meetings.conduct.rules.replies import check_may_reply
from meetings.conduct.selectors.attendance import seats_expected
from meetings.conduct.selectors.tables import day_of
from meetings.planning.models import Meeting
from membership.models import DeputyArrangement, Person


@dataclass(frozen=True)
class OwnPlace:
    """One place of somebody at a table: the row of the list of attendance, or the seat while there is no row yet."""

    committee: Committee
    seat: Seat | None
    row: Attendance | None

    @property
    def reply(self) -> str:
        return self.row.reply if self.row is not None else Reply.NONE


def person_of(user: Any) -> Person | None:
    return Person.objects.filter(user=user).first() if getattr(user, "is_authenticated", False) else None


def own_places(meeting: Meeting, person: Person | None, *, on: date) -> list[OwnPlace]:
    """Where this person sits: the rows that name them, and seats on the meeting's day that are not listed yet."""
    if person is None:
        return []
    rows = Attendance.objects.filter(meeting=meeting, person=person).exclude(capacity=Capacity.OBSERVER)
    found = [OwnPlace(row.committee, row.seat, row) for row in rows.select_related("committee", "seat")]
    listed = {place.committee.pk for place in found}
    for committee in meeting.holding:
        if committee.pk in listed:
            continue
        seats = [seat for seat, holder in seats_expected(meeting, committee, on=on) if holder == person]
        found += [OwnPlace(committee, seat, None) for seat in seats]
    return found


def may_reply(meeting: Meeting, person: Person | None, *, on: date) -> Outcome:
    """May they answer now? Of who is not expected at the table: no."""
    return check_may_reply(
        state=meeting.state,
        has_date=meeting.date is not None,
        is_opened=Sitting.objects.filter(meeting=meeting).exists(),
        is_expected=bool(own_places(meeting, person, on=on)),
    )


def own_deputies(meeting: Meeting, person: Person, *, on: date) -> list[DeputyArrangement]:
    """Who is named for a seat of theirs on the meeting's day, by name."""
    seats = [place.seat for place in own_places(meeting, person, on=on) if place.seat is not None]
    rows = DeputyArrangement.objects.filter(seat__in=seats).in_force(day_of(meeting, on=on))
    return list(rows.select_related("person", "seat__committee").order_by("person__name", "pk"))
