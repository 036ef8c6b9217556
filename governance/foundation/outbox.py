"""Mail is a row, written in the transaction that caused it; a task sends it afterwards."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from governance.foundation import clock
from governance.foundation.models import OutboxMessage
from governance.foundation.queue import enqueue

MAX_ATTEMPTS = 5


def post(
    *,
    recipient: str,
    subject: str,
    body: str,
    once_key: str,
    calendar: str = "",
    calendar_method: str = "",
) -> OutboxMessage:
    """Put a mail in the outbox; a second one with the same `once_key` is not written.

    `calendar` is an iCalendar file with `calendar_method` REQUEST or CANCEL: calendars take it as an invitation.
    """
    message, created = OutboxMessage.objects.get_or_create(
        once_key=once_key,
        defaults={
            "recipient": recipient,
            "subject": subject,
            "body": body,
            "calendar": calendar,
            "calendar_method": calendar_method,
            "created_at": clock.now(),
        },
    )
    if created:
        enqueue("governance.deliver_mail", message.pk)
    return message


def is_posted(once_key: str) -> bool:
    """Was this mail written before?"""
    return OutboxMessage.objects.filter(once_key=once_key).exists()


def deliver(message_id: int) -> bool:
    """Send one message if it was not sent yet. Returns whether it was sent now."""
    with transaction.atomic():
        message = (
            OutboxMessage.objects.select_for_update(skip_locked=True)
            .filter(pk=message_id, sent_at=None, attempt__lt=MAX_ATTEMPTS)
            .first()
        )
        if message is None:
            return False
        message.attempt += 1
        try:
            _letter(message).send()
        except OSError as error:
            message.error = str(error)[:2000]
        else:
            message.sent_at, message.error = clock.now(), ""
        message.save()
        return message.sent_at is not None


def _letter(message: OutboxMessage) -> EmailMultiAlternatives:
    """The mail itself. An invitation is another form of the same letter, which calendars understand (RFC 6047)."""
    letter = EmailMultiAlternatives(
        message.subject, message.body, settings.DEFAULT_FROM_EMAIL, [message.recipient]
    )
    if message.calendar:
        letter.attach_alternative(message.calendar, f"text/calendar; method={message.calendar_method}")
    return letter


def waiting_ids() -> list[int]:
    """Messages still to be sent, oldest first."""
    waiting = OutboxMessage.objects.filter(sent_at=None, attempt__lt=MAX_ATTEMPTS).order_by("created_at")
    return list(waiting.values_list("pk", flat=True)[:500])
