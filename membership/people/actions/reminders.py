"""Reminders before terms end, by mail."""

from __future__ import annotations

import hashlib
from datetime import date

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from governance.foundation import outbox, words
from governance.foundation.models import OutboxMessage
from membership.people.models import Appointment
from membership.people.selectors.terms import reminders

BODY = """{person} holds {held} until {last_day}.

The term can be renewed, somebody else appointed, or the seat left vacant. What stands in the portal:
{site}{page}
"""


@transaction.atomic
def remind_of_terms(*, today: date) -> int:
    """Put a mail in the outbox for each term that ends soon: to its holder and to those who keep people.

    Nobody is reminded twice of the same last day, however often this runs. Returns how many mails were written.
    """
    due = {
        _once_key(reminder.appointment, recipient): (reminder.appointment, recipient)
        for reminder in reminders(on=today)
        for recipient in reminder.recipients
    }
    known = OutboxMessage.objects.filter(once_key__in=due).values_list("once_key", flat=True)
    for key in due.keys() - set(known):
        _post(*due[key], once_key=key)
    return len(due) - len(known)


def _once_key(appointment: Appointment, recipient: str) -> str:
    """One for a term, a last day and an address, which is not told by it."""
    address = hashlib.sha256(recipient.lower().encode()).hexdigest()[:32]
    return f"term.ends:{appointment.pk}:{appointment.effective_to}:{address}"


def _post(appointment: Appointment, recipient: str, *, once_key: str) -> None:
    last_day = words.day(appointment.effective_to)
    outbox.post(
        recipient=recipient,
        subject=f"Term ends on {last_day}: {appointment.held}",
        body=BODY.format(
            person=appointment.person,
            held=appointment.held,
            last_day=last_day,
            site=settings.SITE_URL,
            page=reverse("membership:appointment-detail", args=[appointment.pk]),
        ),
        once_key=once_key,
    )
