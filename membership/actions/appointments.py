"""Appointments to seats and posts: made, changed, ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from governance.foundation import actions, words
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.periods import Period
from governance.models import Post, Seat
from membership.models import Appointment, Person
from membership.permissions import KEEP_PEOPLE
from membership.rules.appointments import (
    check_end_reason,
    check_free,
    check_last_day,
    check_office_holder,
    check_within,
)
from membership.selectors.appointments import holding_of, holdings_of


def appoint(
    *,
    person: Person,
    basis: str,
    effective_from: date,
    by: Any,
    seat: Seat | None = None,
    post: Post | None = None,
    effective_to: date | None = None,
    reason: str = "",
    **values: Any,
) -> Appointment:
    """Put a person into a seat or a post, one of the two, from one day to another (R163, R164).

    `values`: status (designate, R109), on_behalf_of, is_job_share, note. Raises NotPermitted; RuleNotMet when the
    seat is taken (saying by whom and when), does not exist on those days, or belongs to an office-holder (R35).
    """
    appointment = Appointment(
        person=person,
        seat=seat,
        post=post,
        basis=basis,
        effective_from=effective_from,
        effective_to=effective_to,
        **values,
    )
    _one_of_two(appointment)
    return actions.create(
        appointment,
        by=by,
        permission=KEEP_PEOPLE,
        event="appointment.made",
        summary=f"Appointed {person} to {appointment.held}, {words.period(effective_from, effective_to)}",
        reason=reason,
        rules=[check_appointment(appointment)],
    )


def change_appointment(
    appointment: Appointment,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> Appointment:
    """Correct an appointment: dates, basis, status, on whose behalf, sharing. To end one, `end_appointment`."""
    changed = Appointment.objects.select_related("person", "seat__committee", "post").get(pk=appointment.pk)
    for name, value in values.items():
        setattr(changed, name, value)
    _one_of_two(changed)
    return actions.update(
        appointment,
        values,
        by=by,
        permission=KEEP_PEOPLE,
        event="appointment.changed",
        summary=f"Changed the appointment of {changed.person} to {changed.held}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_appointment(changed)],
    )


def end_appointment(
    appointment: Appointment, *, last_day: date, end_reason: str, by: Any, reason: str = ""
) -> Appointment:
    """End an appointment: `last_day` is the last day on which the person holds the seat or post (R164)."""
    period = Period(appointment.effective_from, appointment.effective_to)
    return actions.update(
        appointment,
        {"effective_to": last_day, "end_reason": end_reason},
        by=by,
        permission=KEEP_PEOPLE,
        event="appointment.ended",
        summary=f"{appointment.person} leaves {appointment.held}, last day {words.day(last_day)}",
        reason=reason,
        rules=[check_last_day(last_day, period=period, what="This appointment")],
    )


def check_appointment(appointment: Appointment) -> Outcome:
    """Every rule on an appointment that is not saved yet; pages show the answer before the click."""
    held = appointment.held
    own = holding_of(appointment)
    is_seat = appointment.seat_id is not None
    what = f"the {'seat' if is_seat else 'post'} {held.title}"
    outcomes = [
        check_within(
            own.period, outer=Period(held.effective_from, held.effective_to), what=what.capitalize()
        ),
        check_free(own, others=holdings_of(held), what=what),
        check_end_reason(effective_to=appointment.effective_to, end_reason=appointment.end_reason),
    ]
    if is_seat and held.post_id is not None:
        outcomes.append(
            check_office_holder(
                person=appointment.person_id,
                on=appointment.effective_from,
                post_title=held.post.title,
                post_holders=holdings_of(held.post),
                nominee_allowed=held.nominee_allowed,
            )
        )
    return first_not_met(*outcomes)


def _one_of_two(appointment: Appointment) -> None:
    if (appointment.seat is None) == (appointment.post is None):
        raise ValidationError("Choose a seat or a post, one of the two.")
