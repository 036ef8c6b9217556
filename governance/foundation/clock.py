"""The only reader of now and today.

Everything else asks here, so a test can set the time and a rule can be given a date.
Dates are civil dates in Europe/London.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime

from governance.foundation.zone import LONDON

_set_time: ContextVar[datetime | None] = ContextVar("set_time", default=None)


def now() -> datetime:
    """The moment, aware, in UTC."""
    return _set_time.get() or datetime.now(UTC)


def today() -> date:
    """The civil date in London."""
    return now().astimezone(LONDON).date()


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware) within the block; for tests and for loading the demo world."""
    if moment.tzinfo is None:
        raise ValueError("The clock needs an aware datetime.")
    token = _set_time.set(moment)
    try:
        yield
    finally:
        _set_time.reset(token)
