"""Mail is written with the act that caused it, and sent once."""

from __future__ import annotations

from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail

from governance.foundation import outbox
from governance.foundation.models import OutboxMessage

pytestmark = pytest.mark.django_db


def post(key="event:1", **values):
    words = {"recipient": "member@north.example", "subject": "Papers", "body": "They are out."} | values
    return outbox.post(once_key=key, **words)


def test_same_event_is_posted_once():
    assert post().pk == post(body="Again").pk
    assert OutboxMessage.objects.count() == 1


def test_message_is_sent_once():
    message = post()
    assert outbox.deliver(message.pk) is True
    assert outbox.deliver(message.pk) is False
    assert [sent.to for sent in mail.outbox] == [["member@north.example"]]


def test_failure_is_kept_and_tried_again_up_to_the_limit(settings):
    settings.EMAIL_BACKEND = "tests.governance.foundation.test_outbox.DeadBackend"
    message = post()
    assert [outbox.deliver(message.pk) for _ in range(outbox.MAX_ATTEMPTS + 1)] == [False] * 6
    message.refresh_from_db()
    assert (message.attempt, message.sent_at) == (outbox.MAX_ATTEMPTS, None)
    assert "gone away" in message.error
    assert outbox.waiting_ids() == []


class DeadBackend:
    """A mail server that hangs up."""

    def __init__(self, **options):
        pass

    def send_messages(self, messages):
        raise SMTPServerDisconnected("gone away")
