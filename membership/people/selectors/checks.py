"""The rules on an appointment that is not saved yet, with the facts they read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from governance.enums import GovernanceForm, PostStatus
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.periods import Period
from governance.models import Post, Seat
from governance.selectors.procedure import rules_of_procedure
from membership.enums import AppointmentBasis, EndReason
from membership.people.models import Appointment
from membership.people.rules import appointments as rules
from membership.people.rules.facts import Holding
from membership.people.selectors.appointments import holding_of, holdings_of


def check_appointment(appointment: Appointment) -> Outcome:
    """The first rule that an unsaved appointment does not meet; pages show the answer before the click."""
    return first_not_met(*_outcomes(appointment))


def _outcomes(appointment: Appointment) -> Iterator[Outcome]:
    held, own = appointment.held, holding_of(appointment)
    seat = appointment.seat
    what = f"the {'seat' if seat else 'post'} {held.title}"
    yield rules.check_within(
        own.period, outer=Period(held.effective_from, held.effective_to), what=what.capitalize()
    )
    if seat is not None:
        committee = seat.committee
        yield rules.check_within(
            own.period, outer=Period(committee.effective_from, committee.effective_to), what=committee.name
        )
    yield rules.check_free(own, others=holdings_of(held), what=what)
    yield rules.check_end_reason(effective_to=appointment.effective_to, end_reason=appointment.end_reason)
    yield rules.check_legal_start(
        status=appointment.status,
        start=appointment.effective_from,
        legal_start=legal_start(held),
        designate=PostStatus.DESIGNATE,
        substantive=PostStatus.SUBSTANTIVE,
        what=what.capitalize(),
    )
    yield _election(appointment)
    yield rules.check_handover(
        person=appointment.person_id,
        handover_to=appointment.handover_to_id,
        ended=appointment.effective_to is not None,
    )
    if seat is not None:
        yield from _of_seat(seat, appointment)
    yield from _terms_in_a_row(appointment, own)


def legal_start(held: Seat | Post) -> date | None:
    """The first day in law of a seat on a statutory board, or of a post whose every employer starts later (R109).

    Other bodies may work before they are established, in shadow form, with members of their own: None.
    """
    if isinstance(held, Seat):
        committee = held.committee
        return committee.established_on if committee.form == GovernanceForm.STATUTORY_BOARD else None
    starts = [employer.effective_from for employer in held.employers.all()]
    return min(starts, default=None)


def _election(appointment: Appointment) -> Outcome:
    facts = (
        appointment.electorate,
        appointment.elected_on,
        appointment.votes_received,
        appointment.votes_cast,
    )
    return rules.check_election(
        is_elected=appointment.basis == AppointmentBasis.ELECTED,
        held_on=appointment.elected_on,
        start=appointment.effective_from,
        tells=any(fact not in (None, "") for fact in facts),
    )


def _of_seat(seat: Seat, appointment: Appointment) -> Iterator[Outcome]:
    if seat.post is not None:
        yield rules.check_office_holder(
            person=appointment.person_id,
            on=appointment.effective_from,
            post_title=seat.post.title,
            post_holders=holdings_of(seat.post),
            nominee_allowed=seat.nominee_allowed,
        )
    if appointment.term_number is not None:
        limit = rules_of_procedure(seat.committee, on=appointment.effective_from)["maximum_terms"]
        yield rules.check_terms(number=appointment.term_number, maximum=limit.value, source=limit.source)


def _terms_in_a_row(appointment: Appointment, own: Holding) -> Iterator[Outcome]:
    before = appointment.follows.effective_to if appointment.follows else None
    if before is not None:
        yield rules.check_follows(start=own.period.start, previous_end=before)
    renewal = renewal_of(appointment)
    if renewal is not None:
        yield rules.check_renewal_stays(end=own.period.end, renewal_start=renewal.effective_from)


def renewal_of(appointment: Appointment) -> Appointment | None:
    """The appointment that renews this one."""
    return Appointment.objects.filter(follows=appointment).first() if appointment.pk else None


def may_renew(appointment: Appointment) -> Outcome:
    """May another term follow? Said beside the button, and by the action again."""
    early = appointment.end_reason not in ("", EndReason.TERM_ENDED)
    renewal = renewal_of(appointment)
    if renewal is not None:
        return rules.check_renewal_stays(end=None, renewal_start=renewal.effective_from)
    return rules.check_may_be_renewed(
        name=str(appointment.person),
        end=appointment.effective_to,
        ended_early=appointment.get_end_reason_display().lower() if early else "",
    )


def may_withdraw(appointment: Appointment, *, today: date) -> Outcome:
    """May it be taken back? Only what has not begun, and was not renewed."""
    renewal = renewal_of(appointment)
    if renewal is not None:
        return rules.check_renewal_stays(end=None, renewal_start=renewal.effective_from)
    return rules.check_not_started(start=appointment.effective_from, today=today)
