"""Rules of deadlines of the five systems. What standing orders and terms of reference say as a number of days (R181,
R182, LP47, LP55, LP60) stands there and is only pointed to; the rest is the usual cycle of a meeting, and how public
questions close at one of them (LP57)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import time
from typing import Any


@dataclass(frozen=True)
class DeadlineRow:
    """One rule; `committee` is a key, empty for the whole ICB; `values` are fields of the rule."""

    key: str
    kind: str
    unit: str
    amount: int | None = None
    committee: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    serves: tuple[str, ...] = ()


FIVE = {"cut_off": time(17)}
PUBLIC_ONLY = {"for_private": False}
USUAL: tuple[tuple[str, str, int | None, dict[str, Any]], ...] = (
    ("commissioning", "weeks", 4, {}),
    ("drafts", "weeks", 2, FIVE),
    ("papers_out", "terms", None, FIVE),
)
QUESTIONS: dict[str, dict[str, Any]] = {
    # By 2pm on the Friday before, as at one ICB of London; three working days before elsewhere.
    "nel": {"unit": "weekday", "amount": 1, "weekday": 4, "cut_off": time(14)},
}
THREE_WORKING_DAYS: dict[str, Any] = {"unit": "working", "amount": 3, "cut_off": time(12)}
OF_COMMITTEES = (
    DeadlineRow(
        "sel-bexley-publication",
        "publication",
        "terms",
        committee="bexley-strategic-board",
        values={**FIVE, **PUBLIC_ONLY, "source": "Terms of reference of the Board, 9.3"},
        serves=("R181",),
    ),
)


def deadline_rows(system: str) -> tuple[DeadlineRow, ...]:
    """The rules of one system, by the key of its ICB."""
    usual = [
        DeadlineRow(f"{system}-{kind}", kind, unit, amount, values=values)
        for kind, unit, amount, values in USUAL
    ]
    given = dict(QUESTIONS.get(system, THREE_WORKING_DAYS))
    questions = DeadlineRow(
        f"{system}-questions",
        "questions",
        given.pop("unit"),
        given.pop("amount"),
        values=given | PUBLIC_ONLY,
        serves=("R185",),
    )
    own = [row for row in OF_COMMITTEES if row.key.startswith(f"{system}-")]
    return (*usual, questions, *own)
