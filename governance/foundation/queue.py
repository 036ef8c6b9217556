"""Sends work to Celery by name, after the transaction has been committed.

A broker that is down loses nothing: the job row stays, and the sweeper sends it again.
"""

from __future__ import annotations

import logging
from typing import Any

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def enqueue(task_name: str, *args: Any) -> None:
    """Send `task_name` with plain ids as arguments once the surrounding transaction commits."""
    transaction.on_commit(lambda: send(task_name, *args))


def send(task_name: str, *args: Any) -> None:
    try:
        current_app.send_task(task_name, args=args, retry=False)
    except (OperationalError, ConnectionError, OSError) as error:
        logger.warning("The broker did not take %s; the sweeper will send it again. (%s)", task_name, error)
