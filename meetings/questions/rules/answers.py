"""When an answer is due, and whether it can be published."""

from __future__ import annotations

from datetime import date, timedelta

from governance.foundation.bank_holidays import BankHolidays
from governance.foundation.outcome import Outcome, met, not_met
from meetings.planning.rules.deadlines import Offset, deadline
from meetings.questions.rules.settings import Settings

SOON = timedelta(days=3)


def answer_due(meeting_day: date | None, settings: Settings, holidays: BankHolidays) -> date | None:
    """The day by which a written answer is owed; None while it is not set or cannot be counted (LP57)."""
    if settings.answer_days is None:
        return None
    offset = Offset(settings.answer_days, settings.answer_count or "calendar", is_after=True)
    return deadline(meeting_day, offset, holidays).day


def due_state(due_on: date | None, *, is_signed: bool, today: date) -> str:
    """done · open (no day is set) · late · soon · ahead."""
    if is_signed:
        return "done"
    if due_on is None:
        return "open"
    if due_on < today:
        return "late"
    return "soon" if due_on <= today + SOON else "ahead"


def check_answerable(state: str) -> Outcome:
    if state == "accepted":
        return met("answer.wanted")
    return not_met("answer.not_accepted", "Only an accepted question is answered. Accept it first.")


def check_text(text: str) -> Outcome:
    if text.strip():
        return met("answer.text")
    return not_met("answer.empty", "Write the answer first.", field="text")


def check_frozen(answer_state: str) -> Outcome:
    """A signed answer is what was signed: it is opened again before it is changed."""
    if answer_state != "signed_off":
        return met("answer.open")
    return not_met("answer.signed", "This answer is signed off. Open it again to change it.")
