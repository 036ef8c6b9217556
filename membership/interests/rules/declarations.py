"""Rules on returns of interests: who answers, who reviews, when somebody is reminded and named (LP38, LP40)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from governance.foundation.outcome import Outcome, first_not_met, met, not_met

CLAUSE = "LP38"


def check_all_answered(standing: Iterable[int], *, answered: Iterable[int]) -> Outcome:
    """Every interest that stands is looked at: a return is a list confirmed one by one. Both are ids of interests."""
    missing = set(standing) - set(answered)
    if missing:
        return not_met(
            "declaration.interest_not_answered",
            "Say for every interest whether it is still right, has changed or has ended.",
            CLAUSE,
            missing=sorted(missing),
        )
    return met("declaration.every_interest_answered", clause=CLAUSE)


def check_nil(*, says_nil: bool, remaining: int) -> Outcome:
    """A nil return is said, never inferred; and it cannot be said while an interest stands. `remaining` is a count."""
    if says_nil and remaining:
        return not_met(
            "declaration.nil_with_interests",
            "You say that you have nothing to declare, and you keep or add an interest. Take the tick away, "
            "or say that your interests have ended.",
            CLAUSE,
            field="is_nil",
        )
    if not says_nil and not remaining:
        return not_met(
            "declaration.neither_nil_nor_list",
            "Add an interest, or tick that you have none.",
            CLAUSE,
            field="is_nil",
        )
    return met("declaration.return_complete", clause=CLAUSE)


def check_said(text: str, *, field: str, words: str) -> Outcome:
    """Some moves need words: a question to send back with, a reason to stop asking."""
    if not text.strip():
        return not_met(f"declaration.{field}_missing", words, field=field)
    return met(f"declaration.{field}_said")


@dataclass(frozen=True)
class Asked:
    """What the calendar of one declaration rests on. `remind_days` count from the due day, before it negative."""

    asked_on: date
    due_on: date | None
    remind_days: tuple[int, ...] = ()
    escalate_after_days: int | None = None
    reminded_on: date | None = None
    escalated_on: date | None = None


def reminder_due(asked: Asked, *, on: date) -> bool:
    """Is a reminder to be sent on that day?

    Each day of the policy gives one reminder. A day that passed unnoticed, because nothing ran, is made good once;
    several such days make one reminder; days before somebody was asked make none.
    """
    if asked.due_on is None:
        return False
    days = (asked.due_on + timedelta(days=number) for number in asked.remind_days)
    passed = [day for day in days if asked.asked_on < day <= on]
    return bool(passed) and (asked.reminded_on is None or asked.reminded_on < max(passed))


def escalation_due(asked: Asked, *, on: date) -> bool:
    """Is the person named to the guardian on that day? Once, and never when the policy does not say after how long."""
    if asked.due_on is None or asked.escalate_after_days is None or asked.escalated_on is not None:
        return False
    return on >= asked.due_on + timedelta(days=asked.escalate_after_days)


def is_overdue(due_on: date | None, *, on: date) -> bool:
    """The due day itself is still in time."""
    return due_on is not None and on > due_on


def check_may_open(*, due_on: date, on: date, people: int) -> Outcome:
    """Nobody is asked for something that was due yesterday, and a campaign asks somebody."""
    return first_not_met(
        met("declaration_campaign.due_ahead")
        if due_on >= on
        else not_met(
            "declaration_campaign.due_in_past",
            "The day on which answers are due has passed. Change it first.",
            field="due_on",
        ),
        met("declaration_campaign.has_people")
        if people
        else not_met(
            "declaration_campaign.nobody",
            "Nobody sits in these committees today, so there is nobody to ask.",
        ),
    )
