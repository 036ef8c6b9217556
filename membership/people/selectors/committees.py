"""Who is around the table of a committee on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from governance.models import Committee, CommitteePart, Organisation, Post, Seat
from membership.people.models import Appointment, DeputyArrangement, Person
from membership.people.rules.facts import Standing
from membership.people.rules.seats import vacant_since, who_sits
from membership.people.selectors.appointments import facts_of, seat_facts


@dataclass(frozen=True)
class Holder:
    """Somebody in a seat: `standing` says by which way, `appointment` is the row it rests on."""

    standing: Standing
    person: Person
    appointment: Appointment


@dataclass(frozen=True)
class Member:
    """A seat in force on the day asked for, who holds it, and who may stand in.

    `vacant_since` is the first day without a holder, for a seat that nobody holds.
    """

    seat: Seat
    holders: tuple[Holder, ...]
    deputies: tuple[DeputyArrangement, ...]
    vacant_since: date | None = None

    @property
    def pk(self) -> int:
        return self.seat.pk

    @property
    def is_vacant(self) -> bool:
        return not self.holders

    @property
    def is_voting(self) -> bool:
        return self.seat.is_voting

    @property
    def organisation(self) -> Organisation | None:
        """Whose seat it is: the seat's own organisation, else the one its holder acts for."""
        if self.seat.organisation:
            return self.seat.organisation
        return next((h.appointment.on_behalf_of for h in self.holders if h.appointment.on_behalf_of), None)

    @property
    def people(self) -> tuple[Person, ...]:
        return tuple(holder.person for holder in self.holders)


def members(committee: Committee, *, on: date, part: CommitteePart | int | None = None) -> list[Member]:
    """The seats of a committee in force on that day, vacant ones too, in their order (R190).

    `part` (a CommitteePart or its number) keeps the seats of that part and those of the whole committee (R158).
    Five queries at most, however many seats there are.
    """
    seats = Seat.objects.filter(committee=committee).in_force(on)
    if part is not None:
        number = part.number if isinstance(part, CommitteePart) else part
        seats = seats.filter(part__number=number) | seats.filter(part__isnull=True)
    return fill(seats, on=on)


def fill(seats: QuerySet[Seat], *, on: date) -> list[Member]:
    """The seats with those who hold them on that day."""
    rows = list(seats.select_related("committee", "part", "organisation", "post"))
    for_seat, for_post = _appointments(rows, on)
    deputies: dict[int, list[DeputyArrangement]] = defaultdict(list)
    for arrangement in (
        DeputyArrangement.objects.filter(seat__in=rows)
        .in_force(on)
        .select_related("person")
        .order_by("person__name")
    ):
        deputies[arrangement.seat_id].append(arrangement)
    sitting = {
        seat.pk: _holders(seat, for_seat.get(seat.pk, []), for_post.get(seat.post_id or 0, []), on)
        for seat in rows
    }
    since = _vacant_since([seat for seat in rows if not sitting[seat.pk]], on)
    return [Member(seat, sitting[seat.pk], tuple(deputies[seat.pk]), since.get(seat.pk)) for seat in rows]


def _vacant_since(seats: list[Seat], on: date) -> dict[int, date]:
    """The first day without a holder, by seat, of seats that are vacant on that day."""
    if not seats:
        return {}
    posts = {seat.post_id for seat in seats if seat.post_id}
    over = Appointment.objects.filter(effective_to__lt=on).select_related("person")
    past = list(over.filter(Q(seat__in=seats) | Q(post__in=posts)))
    return {
        seat.pk: vacant_since(
            seat_facts(seat),
            holdings=facts_of(
                row for row in past if row.seat_id == seat.pk or (row.post_id and row.post_id == seat.post_id)
            ),
            on=on,
        )
        for seat in seats
    }


def _appointments(
    seats: list[Seat], on: date
) -> tuple[dict[int, list[Appointment]], dict[int, list[Appointment]]]:
    posts = {seat.post_id for seat in seats if seat.post_id}
    found = Appointment.objects.in_force(on).select_related("person", "on_behalf_of")
    for_seat: dict[int, list[Appointment]] = defaultdict(list)
    for_post: dict[int, list[Appointment]] = defaultdict(list)
    for row in found.filter(seat__in=seats):
        for_seat[row.seat_id or 0].append(row)
    for row in found.filter(post__in=posts) if posts else ():
        for_post[row.post_id or 0].append(row)
    return for_seat, for_post


def _holders(seat: Seat, own: list[Appointment], of_post: list[Appointment], on: date) -> tuple[Holder, ...]:
    by_key = {row.pk: row for row in (*own, *of_post)}
    standings = who_sits(seat_facts(seat), own=facts_of(own), of_post=facts_of(of_post), on=on)
    return tuple(
        Holder(standing, by_key[standing.appointment].person, by_key[standing.appointment])
        for standing in standings
    )


def holders(post: Post, *, on: date) -> list[Appointment]:
    """Who holds a post on that day, job sharers together, by name."""
    found = Appointment.objects.filter(post=post).in_force(on).select_related("person", "on_behalf_of")
    return list(found.order_by("person__name"))


def seats_of(person: Person, *, on: date) -> list[Member]:
    """The seats that a person holds on that day, in their own right or through a post."""
    posts = Appointment.objects.filter(person=person, post__isnull=False).in_force(on).values("post")
    own = Appointment.objects.filter(person=person, seat__isnull=False).in_force(on).values("seat")
    candidates = Seat.objects.in_force(on)
    found = fill((candidates.filter(pk__in=own) | candidates.filter(post__in=posts)).distinct(), on=on)
    return [member for member in found if person in member.people]


def committees_of(person: Person, *, on: date) -> list[Committee]:
    """The committees on which a person sits on that day, by name."""
    found = {member.seat.committee for member in seats_of(person, on=on)}
    return sorted(found, key=lambda committee: committee.name)


def voting_members(
    committee: Committee, *, on: date, part: CommitteePart | int | None = None
) -> list[Member]:
    """The members whose seat has a vote; vacant seats are left in, for the quorum is counted against them."""
    return [member for member in members(committee, on=on, part=part) if member.is_voting]
