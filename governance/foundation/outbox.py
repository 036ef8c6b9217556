"""Mail is a row, written in the transaction that caused it; a task sends it afterwards."""

from __future__ import annotations

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from governance.foundation import clock
from governance.foundation.models import OutboxMessage
from governance.foundation.queue import enqueue

MAX_ATTEMPTS = 5


def post(*, recipient: str, subject: str, body: str, once_key: str) -> OutboxMessage:
    """Put a mail in the outbox; a second one with the same `once_key` is not written."""
    message, created = OutboxMessage.objects.get_or_create(
        once_key=once_key,
        defaults={"recipient": recipient, "subject": subject, "body": body, "created_at": clock.now()},
    )
    if created:
        enqueue("governance.deliver_mail", message.pk)
    return message


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
            send_mail(message.subject, message.body, settings.DEFAULT_FROM_EMAIL, [message.recipient])
        except OSError as error:
            message.error = str(error)[:2000]
        else:
            message.sent_at, message.error = clock.now(), ""
        message.save()
        return message.sent_at is not None


def waiting_ids() -> list[int]:
    """Messages still to be sent, oldest first."""
    waiting = OutboxMessage.objects.filter(sent_at=None, attempt__lt=MAX_ATTEMPTS).order_by("created_at")
    return list(waiting.values_list("pk", flat=True)[:500])
