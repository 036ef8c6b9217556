"""Who may stand in for whom on a day, whether they vote and count, and what to look at first (R163, LP63)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from governance.enums import SeatCategory
from governance.foundation.outcome import Outcome
from governance.foundation.periods import Period
from governance.models import Committee, Seat
from governance.rules.procedure import Parameter
from governance.selectors.procedure import rules_of_procedure
from membership.people.models import Appointment, DeputyArrangement, Person
from membership.people.rules.deputies import (
    Answer,
    Approval,
    OtherDuty,
    cautions,
    counts_for_quorum,
    may_vote,
)
from membership.people.selectors.committees import fill

PRESIDING = (SeatCategory.CHAIR, SeatCategory.DEPUTY_CHAIR)


@dataclass(frozen=True)
class DeputyStanding:
    """A deputy on a day: whether they may vote and count, each with why and on what it rests, and cautions."""

    arrangement: DeputyArrangement
    may_vote: Answer
    counts_for_quorum: Answer
    awaits_approval: bool
    cautions: tuple[Outcome, ...]

    @property
    def pk(self) -> int:
        return self.arrangement.pk

    @property
    def person(self) -> Person:
        return self.arrangement.person


def deputies_for(seat: Seat, *, on: date) -> list[DeputyStanding]:
    """Everybody who may stand in for the holder of a seat on that day, by name (R163)."""
    rows = DeputyArrangement.objects.filter(seat=seat).in_force(on).select_related("person", "approved_by")
    rules = rules_of_procedure(seat.committee, on=on)
    return [standing(row, on=on, rules=rules) for row in rows.order_by("person__name")]


def standing(
    arrangement: DeputyArrangement, *, on: date, rules: dict[str, Parameter] | None = None
) -> DeputyStanding:
    """How one arrangement stands on a day, under the rules of procedure of that day."""
    rules = rules or rules_of_procedure(arrangement.seat.committee, on=on)
    votes, counts = vote_and_quorum(arrangement, on=on, rules=rules)
    return DeputyStanding(
        arrangement,
        votes,
        counts,
        awaits_approval=not _approval(arrangement, rules).stands(on),
        cautions=cautions_on(arrangement),
    )


def vote_and_quorum(
    arrangement: DeputyArrangement, *, on: date, rules: dict[str, Parameter]
) -> tuple[Answer, Answer]:
    """Whether the deputy votes, and whether they count for the quorum, under these rules. No queries."""
    approval = _approval(arrangement, rules)
    votes = may_vote(
        own=arrangement.may_vote,
        seat_votes=arrangement.seat.is_voting,
        rule=rules["deputy_votes"],
        approval=approval,
        on=on,
    )
    own = arrangement.counts_for_quorum
    return votes, counts_for_quorum(own=own, rule=rules["deputy_counts_quorum"], approval=approval, on=on)


def _approval(arrangement: DeputyArrangement, rules: dict[str, Parameter]) -> Approval:
    agreed_by = str(arrangement.approved_by or "")
    return Approval(rules["deputy_needs_approval"], arrangement.approved_on, agreed_by)


def cautions_on(arrangement: DeputyArrangement) -> tuple[Outcome, ...]:
    """What else the deputy does at the same committee on the same days; for an arrangement not saved yet as well."""
    period = Period(arrangement.effective_from, arrangement.effective_to)
    return cautions(period=period, duties=[*_seats_held(arrangement), *_other_arrangements(arrangement)])


def _seats_held(arrangement: DeputyArrangement) -> list[OtherDuty]:
    """Voting seats at the committee that the deputy holds, in their own right or through a post."""
    committee = arrangement.seat.committee_id
    voting = Q(seat__committee=committee, seat__is_voting=True)
    through = Q(post__seats__committee=committee, post__seats__is_voting=True)
    rows = Appointment.objects.filter(voting | through, person=arrangement.person).distinct()
    found = rows.select_related("seat").prefetch_related("post__seats")
    return [
        OtherDuty(seat.title, Period(row.effective_from, row.effective_to), is_holder=True)
        for row in found
        for seat in ([row.seat] if row.seat else row.post.seats.all() if row.post else ())
        if seat.committee_id == committee and seat.is_voting
    ]


def _other_arrangements(arrangement: DeputyArrangement) -> list[OtherDuty]:
    rows = DeputyArrangement.objects.filter(
        person=arrangement.person, seat__committee=arrangement.seat.committee_id
    ).exclude(seat=arrangement.seat)
    return [
        OtherDuty(row.seat.title, Period(row.effective_from, row.effective_to), is_holder=False)
        for row in rows.select_related("seat")
    ]


def chairs_of(committee: Committee, *, on: date) -> list[Person]:
    """Who presides over a committee on a day: the holders of its seats of chair and deputy chair."""
    seats = Seat.objects.filter(committee=committee, category__in=PRESIDING).in_force(on)
    return [person for member in fill(seats, on=on) for person in member.people]
