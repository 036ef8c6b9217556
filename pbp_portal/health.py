"""/health/: database, broker, worker and storage, told apart. 200 when all answer, 503 when one does not."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from governance.foundation import clock
from governance.tasks import HEARTBEAT_KEY

# Beat sends a heartbeat every 20 seconds; three missed ones mean that no work is being done.
WORKER_SILENT_AFTER = timedelta(seconds=75)


class Unwell(Exception):
    """A part of the portal does not do its work; the message says what, without secrets."""


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "answers"


def _broker() -> str:
    cache.set("health", "asked", timeout=30)
    if cache.get("health") != "asked":
        raise Unwell("does not keep what it is given")
    return "answers"


def _worker() -> str:
    last = cache.get(HEARTBEAT_KEY)
    if last is None:
        raise Unwell("has not been heard of")
    age = clock.now() - datetime.fromisoformat(last)
    if age > WORKER_SILENT_AFTER:
        raise Unwell(f"was last heard of {int(age.total_seconds())} seconds ago")
    return f"heard of {max(0, int(age.total_seconds()))} seconds ago"


def _storage() -> str:
    root = settings.PBP_FILES_ROOT
    if "private" not in settings.STORAGES:
        os.makedirs(root, exist_ok=True)
        if not os.access(root, os.W_OK):
            raise Unwell("cannot be written to")
        free = os.statvfs(root)
        if free.f_bavail * free.f_frsize < 200_000_000:
            raise Unwell("is nearly full")
    return "can be written to"


CHECKS: dict[str, Callable[[], str]] = {
    "database": _database,
    "broker": _broker,
    "worker": _worker,
    "storage": _storage,
}


@login_not_required
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """The state of each part in words; no detail that would help an attacker."""
    answers, well = {}, True
    for name, check in CHECKS.items():
        try:
            answers[name] = {"ok": True, "state": check()}
        except Exception as error:
            well = False
            words = str(error) if isinstance(error, Unwell) else "does not answer"
            answers[name] = {"ok": False, "state": words}
    return JsonResponse({"ok": well, **answers}, status=200 if well else 503)
