"""Reads around the list of attendance: who is expected, who may deputise, which hats somebody has."""

from __future__ import annotations

from datetime import date

from governance.models import Committee, Seat
from meetings.conduct.enums import Capacity
from meetings.conduct.models import Attendance
from meetings.conduct.selectors.tables import day_of
from meetings.planning.models import Meeting
from meetings.planning.selectors.seating import part_of
from membership.models import DeputyArrangement, Person
from membership.people.rules.facts import Body
from membership.people.selectors import hats_of, members


def seats_expected(meeting: Meeting, committee: Committee, *, on: date) -> list[tuple[Seat, Person]]:
    """Who holds which seat on the meeting's day, each person once: in a voting seat rather than in another."""
    day = day_of(meeting, on=on)
    part = part_of(meeting, committee)
    found: dict[int, tuple[Seat, Person]] = {}
    rows = members(committee, on=day, part=part)
    for row in sorted(rows, key=lambda row: not row.is_voting):
        for person in row.people:
            found.setdefault(person.pk, (row.seat, person))
    return sorted(found.values(), key=lambda pair: (pair[0].position, pair[0].title, pair[1].name))


def deputy_named(absent: Attendance, deputy: Person, *, on: date) -> DeputyArrangement | None:
    """The arrangement by which this person may sit for the seat on that day."""
    rows = DeputyArrangement.objects.filter(seat=absent.seat, person=deputy).in_force(on)
    return rows.order_by("-effective_from").first()


def deputies_to_send(absent: Attendance, *, on: date) -> list[DeputyArrangement]:
    """Everybody named for the seat on the meeting's day."""
    day = day_of(absent.meeting, on=on)
    rows = DeputyArrangement.objects.filter(seat=absent.seat).in_force(day)
    return list(rows.select_related("person").order_by("person__name"))


def holder_in(row: Attendance) -> str:
    """Who keeps this person out of their seat now: for a deputy anybody in it, for a holder a deputy; "" if free."""
    others = (
        Attendance.objects.filter(meeting=row.meeting, committee=row.committee, seat=row.seat)
        .filter(presences__isnull=False, presences__left_at__isnull=True)
        .exclude(pk=row.pk)
    )
    if row.capacity != Capacity.DEPUTY:
        others = others.filter(capacity=Capacity.DEPUTY)
    found = others.select_related("person").first()
    return str(found) if found is not None else ""


def hats_for(row: Attendance, *, on: date) -> tuple[Body, ...]:
    """The organisations among which somebody may choose at this meeting, their votes with them (R166)."""
    if row.person is None:
        return ()
    meeting = row.meeting
    part = part_of(meeting, row.committee)
    hats = hats_of(row.person, row.committee, on=day_of(meeting, on=on), part=part)
    return tuple(hat.body for hat in hats if hat.carries_vote)
