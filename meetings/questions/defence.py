"""The stamp in the form, and counts of tries in the portal's cache. Nothing is kept of whom."""

from __future__ import annotations

from datetime import datetime

from django.core import signing
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from governance.foundation import clock
from governance.foundation.errors import RuleNotMet
from meetings.questions.rules.defence import check_tries

SALT = "meetings.questions.stamp"
HOUR = 3600


def stamp() -> str:
    """The moment at which a form is opened, signed."""
    return signing.dumps(clock.now().isoformat(), salt=SALT)


def opened_at(stamp: str) -> datetime | None:
    """The moment in a stamp that was made here, else None."""
    try:
        return datetime.fromisoformat(signing.loads(stamp, salt=SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def count_try(what: str, of: str) -> None:
    """One more within the hour; RuleNotMet when there were too many. `of` is kept only as a keyed hash."""
    key = f"question-{what}:{salted_hmac(SALT, of).hexdigest()}"
    cache.add(key, 0, HOUR)
    outcome = check_tries(cache.incr(key), what)
    if not outcome.ok:
        raise RuleNotMet(outcome)
