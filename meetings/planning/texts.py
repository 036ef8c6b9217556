"""Texts whose dates are held against the calendar. Higher wings contribute theirs, so that imports go down only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.models import Committee


@dataclass(frozen=True)
class DatedText:
    """A text that speaks of a committee's dates. `what` names it in a sentence; `href` leads to it."""

    what: str
    text: str
    href: str


Contributor = Callable[[Committee, date, date, Any, date], list[DatedText]]
_contributors: list[Contributor] = []


def contribute(function: Contributor) -> Contributor:
    """Add a function (committee, first day, last day, user, day of rights) → texts that this person may read."""
    if function not in _contributors:
        _contributors.append(function)
    return function


def texts(committee: Committee, first: date, last: date, *, user: Any, on: date) -> list[DatedText]:
    return [text for function in _contributors for text in function(committee, first, last, user, on)]
