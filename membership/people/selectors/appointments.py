"""Appointments and deputies as rows, and as facts for the rules."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.foundation.periods import Period
from governance.models import Post, Seat
from membership.people.models import Appointment, DeputyArrangement, Person
from membership.people.rules.facts import Holding, SeatFacts


def appointments_for(user: Any, *, on: date) -> QuerySet[Appointment]:
    """Every appointment, past and future ones too, that `user` may see on that day; newest first."""
    return Appointment.objects.visible_to(user, on=on).select_related(
        "person", "seat__committee", "seat__organisation", "post", "on_behalf_of"
    )


def deputies_for(user: Any, *, on: date) -> QuerySet[DeputyArrangement]:
    """Every deputy arrangement that `user` may see on that day."""
    return DeputyArrangement.objects.visible_to(user, on=on).select_related("person", "seat__committee")


def ending_soon(user: Any, icb: Any, *, today: date, until: date) -> list[Appointment]:
    """Appointments in force today whose last day falls by `until`, the most urgent first."""
    rows = Appointment.objects.visible_to(user, on=today).in_force(today).filter(person__icb=icb)
    rows = rows.filter(effective_to__lte=until).order_by("effective_to")
    return list(rows.select_related("person", "seat__committee", "post"))


def history_of_seat(seat: Seat) -> QuerySet[Appointment]:
    """Everybody who has held, holds or will hold this seat."""
    return Appointment.objects.filter(seat=seat).select_related("person", "on_behalf_of")


def history_of_post(post: Post) -> QuerySet[Appointment]:
    return Appointment.objects.filter(post=post).select_related("person", "on_behalf_of")


def appointments_of(person: Person) -> QuerySet[Appointment]:
    """Everything that a person has held, holds or will hold; newest first."""
    rows = Appointment.objects.filter(person=person)
    return rows.select_related("seat__committee", "post", "on_behalf_of")


def deputy_arrangements_of(person: Person) -> QuerySet[DeputyArrangement]:
    """For whom a person deputised, deputises or will deputise; newest first."""
    return DeputyArrangement.objects.filter(person=person).select_related("seat__committee")


def deputies_of_seat(seat: Seat) -> QuerySet[DeputyArrangement]:
    """Everybody who was, is or will be a deputy for this seat; newest first."""
    return DeputyArrangement.objects.filter(seat=seat).select_related("person")


def deputies_of(seat: Seat, *, on: date) -> QuerySet[DeputyArrangement]:
    """Who may stand in for the holder of this seat on that day (R163)."""
    return DeputyArrangement.objects.filter(seat=seat).in_force(on).select_related("person")


def holding_of(appointment: Appointment) -> Holding:
    """The row as a fact; its person must be loaded or loadable."""
    return Holding(
        key=appointment.pk,
        person=appointment.person_id,
        person_name=str(appointment.person),
        period=Period(appointment.effective_from, appointment.effective_to),
        is_job_share=appointment.is_job_share,
    )


def holdings_of(held: Seat | Post) -> list[Holding]:
    """Every holding of a seat or post, of all times, as facts for the rules."""
    rows = history_of_seat(held) if isinstance(held, Seat) else history_of_post(held)
    return facts_of(rows)


def facts_of(rows: Iterable[Appointment]) -> list[Holding]:
    return [holding_of(row) for row in rows]


def seat_facts(seat: Seat) -> SeatFacts:
    """The seat as a fact; its post must be loaded or loadable."""
    return SeatFacts(
        name=seat.title,
        period=Period(seat.effective_from, seat.effective_to),
        follows_post=seat.post.title if seat.post else "",
        nominee_allowed=seat.nominee_allowed,
    )
