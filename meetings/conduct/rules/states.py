"""Met, not met, unknown: the third state is one of its own, and never passes for one of the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from governance.foundation.outcome import Outcome

MET, NOT_MET, UNKNOWN = "met", "not_met", "unknown"
YES, NO, MAYBE = "yes", "no", ""


def unknown(code: str, reason: str, clause: str = "", **details: Any) -> Outcome:
    """What cannot be told from what was recorded. It is not ok: nobody may rest on it."""
    return Outcome(False, code, reason, clause, {**details, "state": UNKNOWN})


def state_of(outcome: Outcome) -> str:
    if outcome.ok:
        return MET
    return UNKNOWN if outcome.details.get("state") == UNKNOWN else NOT_MET


def all_of(answers: Iterable[str]) -> str:
    """One "no" decides; else one that is open leaves it open."""
    found = list(answers)
    if NO in found:
        return NO
    return MAYBE if MAYBE in found else YES
