"""Appointments to seats and posts: made, changed, ended, withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction

from governance.actions.files import Upload, store_upload
from governance.foundation import actions, clock, ledger, words
from governance.foundation.audit import delete_recorded, snapshot
from governance.foundation.files.sniff import DOCX, PDF
from governance.foundation.periods import Period
from governance.foundation.permissions import require
from governance.models import Organisation, Post, Seat
from membership.enums import AppointmentBasis
from membership.people.models import Appointment, Person
from membership.people.rules.appointments import (
    check_handover,
    check_last_day,
    check_renewal_stays,
)
from membership.people.selectors.checks import check_appointment, may_withdraw, renewal_of
from membership.permissions import KEEP_PEOPLE

Letter = Upload | File


@transaction.atomic
def appoint(
    *,
    person: Person,
    basis: str,
    effective_from: date,
    by: Any,
    seat: Seat | None = None,
    post: Post | None = None,
    effective_to: date | None = None,
    nominated_by: Iterable[Organisation] = (),
    letter: Letter | None = None,
    reason: str = "",
    **values: Any,
) -> Appointment:
    """Put a person into a seat or a post, one of the two, from one day to another (R163, R164).

    `values`: status (designate, R109), on_behalf_of, is_job_share, nominated_on, electorate, elected_on,
    votes_received, votes_cast (R134), term_number, note. Several in `nominated_by` nominate jointly (R113); `letter`
    is their letter, a PDF or Word file. A co-opted member without a last day serves until the seat or the committee
    ends. Raises NotPermitted; RuleNotMet when the seat is taken (saying by whom and when), does not exist on those
    days, or belongs to an office-holder (R35); ValidationError.
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
    if basis == AppointmentBasis.CO_OPTED and effective_to is None:
        appointment.effective_to = last_day_of_term(appointment)
    require(by, KEEP_PEOPLE, appointment)
    _keep_letter(appointment, letter, by=by)
    span = words.period(effective_from, appointment.effective_to)
    return actions.create(
        appointment,
        by=by,
        permission=KEEP_PEOPLE,
        event="appointment.made",
        summary=f"Appointed {person} to {appointment.held}, {span}",
        reason=reason,
        many={"nominated_by": nominated_by},
        rules=[check_appointment(appointment)],
    )


def last_day_of_term(appointment: Appointment) -> date | None:
    """The last day of the seat, else of its committee, where one of them ends; of the post likewise."""
    held = appointment.held
    ends = [held.effective_to, held.committee.effective_to] if appointment.seat_id else [held.effective_to]
    return min((day for day in ends if day is not None), default=None)


def _keep_letter(appointment: Appointment, letter: Letter | None, *, by: Any) -> None:
    if letter is None:
        return
    sent = Upload.of(letter)
    icb = appointment.person.icb
    appointment.nomination_letter = store_upload(
        upload=sent, icb=icb, by=by, media_types=frozenset({PDF, DOCX}), field="letter"
    )
    appointment.nomination_filename = sent.filename[:200]


@transaction.atomic
def change_appointment(
    appointment: Appointment,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    nominated_by: Iterable[Organisation] | None = None,
    letter: Letter | None = None,
) -> Appointment:
    """Correct an appointment: dates, basis, status, nomination, election, sharing. To end one, `end_appointment`.

    Another `letter` takes the place of the one before, which the history keeps.
    """
    changed = Appointment.objects.select_related("person__icb", "seat__committee", "post").get(
        pk=appointment.pk
    )
    for name, value in values.items():
        setattr(changed, name, value)
    _one_of_two(changed)
    require(by, KEEP_PEOPLE, changed)
    _keep_letter(changed, letter, by=by)
    kept = {
        "nomination_letter": changed.nomination_letter,
        "nomination_filename": changed.nomination_filename,
    }
    return actions.update(
        appointment,
        {**values, **(kept if letter is not None else {})},
        by=by,
        permission=KEEP_PEOPLE,
        event="appointment.changed",
        summary=f"Changed the appointment of {changed.person} to {changed.held}",
        reason=reason,
        expected_version=expected_version,
        many=None if nominated_by is None else {"nominated_by": nominated_by},
        rules=[check_appointment(changed)],
    )


def end_appointment(
    appointment: Appointment,
    *,
    last_day: date,
    end_reason: str,
    by: Any,
    reason: str = "",
    handover_to: Person | None = None,
    handover_note: str = "",
) -> Appointment:
    """End an appointment: `last_day` is the last day on which the person holds the seat or post (R164).

    `handover_to` and `handover_note` say to whom and what was handed over. A term that was renewed is not ended
    before its renewal is.
    """
    period = Period(appointment.effective_from, appointment.effective_to)
    rules = [
        check_last_day(last_day, period=period, what="This appointment"),
        check_handover(
            person=appointment.person_id, handover_to=handover_to.pk if handover_to else None, ended=True
        ),
    ]
    renewal = renewal_of(appointment)
    if renewal is not None:
        rules.append(check_renewal_stays(end=last_day, renewal_start=renewal.effective_from))
    return actions.update(
        appointment,
        {
            "effective_to": last_day,
            "end_reason": end_reason,
            "handover_to": handover_to,
            "handover_note": handover_note,
        },
        by=by,
        permission=KEEP_PEOPLE,
        event="appointment.ended",
        summary=f"{appointment.person} leaves {appointment.held}, last day {words.day(last_day)}",
        reason=reason,
        rules=rules,
    )


@transaction.atomic
def withdraw_appointment(appointment: Appointment, *, by: Any, reason: str) -> None:
    """Take back an appointment that has not begun; history and ledger keep that it was made."""
    require(by, KEEP_PEOPLE, appointment)
    actions.obey(may_withdraw(appointment, today=clock.today()))
    start = words.day(appointment.effective_from)
    ledger.record(
        "appointment.withdrawn",
        by=by,
        icb=appointment.person.icb,
        subject=appointment,
        summary=f"{appointment.person} will not take up {appointment.held} on {start}",
        reason=reason,
        before=snapshot(appointment),
    )
    delete_recorded(appointment, by=by, reason=reason)


def _one_of_two(appointment: Appointment) -> None:
    if (appointment.seat is None) == (appointment.post is None):
        raise ValidationError("Choose a seat or a post, one of the two.")
