"""What would end with somebody's work for an organisation, before anything is written (R164)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from governance.foundation.effective import not_ended_q
from governance.models import Post, RoleGrant
from membership.people.models import Appointment, DeputyArrangement, Employment
from membership.people.rules.leaving import Tie, hangs_on, role_ends
from membership.people.selectors.committees import Member, seats_of
from membership.people.selectors.employment import employments_on


@dataclass(frozen=True)
class Hanging:
    """A row that would be affected, and why. One that begins after the last day is `withdrawn`, others end."""

    row: Any
    why: str
    withdrawn: bool = False

    @property
    def pk(self) -> int:
        return int(self.row.pk)


@dataclass
class Leaving:
    """Everything that hangs on an employment after `last_day`; `stays` is what was looked at and is left alone.

    `seats_through_posts` are seats held ex officio through a post that ends: they have no row of their own.
    """

    employment: Employment
    last_day: date
    appointments: list[Hanging] = field(default_factory=list)
    seats_through_posts: list[Member] = field(default_factory=list)
    deputies: list[Hanging] = field(default_factory=list)
    grants: list[Hanging] = field(default_factory=list)
    stays: list[Hanging] = field(default_factory=list)


def leaving(employment: Employment, *, last_day: date) -> Leaving:
    """The preview of `leave_organisation`. Rows that end by `last_day` anyway are not in it."""
    found = Leaving(employment, last_day)
    _appointments(found)
    _deputies(found)
    _grants(found)
    return found


def _appointments(found: Leaving) -> None:
    person = found.employment.person
    rows = Appointment.objects.filter(not_ended_q(_after(found)), person=person)
    rows = rows.select_related("person__icb", "seat__committee", "seat__organisation", "post", "on_behalf_of")
    held_posts = {row.post_id for row in rows if row.post_id}
    for row in rows.order_by("seat", "effective_from"):
        _sort(found, found.appointments, row, _tie_of(row, held_posts))
    ending = {hanging.row.post_id for hanging in found.appointments if hanging.row.post_id}
    own = {hanging.row.seat_id for hanging in found.appointments}
    found.seats_through_posts = [
        member
        for member in seats_of(person, on=found.last_day)
        if member.seat.post_id in ending and member.seat.pk not in own
    ]


def _after(found: Leaving) -> date:
    """The first day after the leaving: what is not ended by then is affected."""
    return date.fromordinal(found.last_day.toordinal() + 1)


def _tie_of(row: Appointment, held_posts: set[int]) -> Tie:
    seat = row.seat
    post: Post | None = row.post
    if seat is not None and seat.post_id in held_posts:
        post = seat.post
    employers = frozenset(post.employers.values_list("pk", flat=True)) if post else frozenset()
    return Tie(row.on_behalf_of_id, seat.organisation_id if seat else None, employers)


def _sort(found: Leaving, into: list[Hanging], row: Any, tie: Tie) -> None:
    organisation = found.employment.organisation
    outcome = hangs_on(
        tie,
        leaving=organisation.pk,
        name=organisation.name,
        still_works_for=frozenset(job.organisation_id for job in _other_jobs(found)),
    )
    hanging = Hanging(row, outcome.reason, withdrawn=row.effective_from > found.last_day)
    (into if outcome.ok else found.stays).append(hanging)


def _other_jobs(found: Leaving) -> list[Employment]:
    """The person's other work on the day after."""
    jobs = employments_on(found.employment.person, on=_after(found))
    return [job for job in jobs if job.pk != found.employment.pk]


def _deputies(found: Leaving) -> None:
    """Seats of the organisation for which the person would stand in."""
    person = found.employment.person
    rows = DeputyArrangement.objects.filter(not_ended_q(_after(found)), person=person)
    for row in rows.select_related("person__icb", "seat__committee", "seat__organisation", "seat__post"):
        post = row.seat.post
        employers = frozenset(post.employers.values_list("pk", flat=True)) if post else frozenset()
        _sort(found, found.deputies, row, Tie(None, row.seat.organisation_id, employers))


def _grants(found: Leaving) -> None:
    """Roles of the person's account in this ICB."""
    person = found.employment.person
    if person.user is None:
        return
    held = [hanging for hanging in found.stays if not isinstance(hanging.row, RoleGrant)]
    committees = {hanging.row.seat.committee_id for hanging in held if hanging.row.seat_id} | {
        member.seat.committee_id
        for member in seats_of(person, on=found.last_day)
        if member.seat.pk not in {gone.seat.pk for gone in found.seats_through_posts}
        and member.seat.pk not in {gone.row.seat_id for gone in found.appointments}
    }
    grants = RoleGrant.objects.filter(not_ended_q(_after(found)), user=person.user, icb=person.icb)
    for grant in grants.select_related("user", "icb", "place", "committee"):
        outcome = role_ends(
            at_committee=grant.committee_id is not None,
            sits_there_still=grant.committee_id in committees,
            works_in_icb_still=bool(_other_jobs(found) or held),
            name=found.employment.organisation.name,
        )
        begins_later = grant.effective_from > found.last_day
        hanging = Hanging(grant, outcome.reason, withdrawn=begins_later)
        (found.grants if outcome.ok else found.stays).append(hanging)
