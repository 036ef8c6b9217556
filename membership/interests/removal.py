"""What else rests on a declared interest: the floors above say which of their rows go when its record is removed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from governance.foundation.audit import Recorded
from membership.interests.models import Interest

Resting = Callable[[Interest], Iterable[Recorded]]
_contributed: list[Resting] = []


def contribute(resting: Resting) -> None:
    """`resting(interest)` gives the rows that keep words about it. Called once for each floor, when it starts."""
    if resting not in _contributed:
        _contributed.append(resting)


def rows_resting_on(interest: Interest) -> list[Recorded]:
    return [row for resting in _contributed for row in resting(interest)]
