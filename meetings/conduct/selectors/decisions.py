"""Reads of decisions."""

from __future__ import annotations

from meetings.conduct.models import Decision
from meetings.conduct.selectors.conditions import Matter


def matter_of(decision: Decision) -> Matter:
    """What the decision is about, as the scheme is asked."""
    return Matter(
        function=decision.function,
        place=decision.place,
        amount=decision.amount,
        amount_kind=decision.amount_kind or "spend",
        in_budget=decision.in_budget,
    )
