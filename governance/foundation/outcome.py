"""What a rule answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Outcome:
    """The answer of one rule.

    `code` is stable (`noun.condition`), `reason` is a sentence a chair would understand,
    `clause` names where the rule comes from (a terms of reference clause, a statute, an R or LP number).
    """

    ok: bool
    code: str
    reason: str = ""
    clause: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.ok


def met(code: str, reason: str = "", clause: str = "", **details: Any) -> Outcome:
    return Outcome(True, code, reason, clause, details)


def not_met(code: str, reason: str, clause: str = "", **details: Any) -> Outcome:
    return Outcome(False, code, reason, clause, details)


def first_not_met(*outcomes: Outcome) -> Outcome:
    """The first outcome that is not met, else the last one."""
    if not outcomes:
        raise ValueError("At least one outcome is needed.")
    return next((outcome for outcome in outcomes if not outcome.ok), outcomes[-1])
