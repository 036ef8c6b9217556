"""How long what was sent is kept (name, address, the words as they came, a file of signatures)."""

from __future__ import annotations

from datetime import date, timedelta

from governance.foundation.outcome import Outcome, met, not_met

# An address that nobody confirmed is not kept longer than this.
UNCONFIRMED = timedelta(days=7)
NEVER_CONFIRMED = ("received",)


def last_day_kept(
    *, state: str, sent_on: date, meeting_day: date | None, keep_days: int | None
) -> date | None:
    """The last day on which the details are kept; None while that is not known.

    Counted from the meeting, or from the day of sending where the meeting has no date any more.
    """
    if state in NEVER_CONFIRMED:
        return sent_on + UNCONFIRMED
    if keep_days is None:
        return None
    return max(meeting_day or sent_on, sent_on) + timedelta(days=keep_days)


def check_over(last_day: date | None, *, today: date) -> Outcome:
    if last_day is None:
        return not_met(
            "question.keeping_not_set", "It is not set how long the details of questioners are kept."
        )
    if today <= last_day:
        return not_met("question.still_kept", "The days for keeping these details are not over.")
    return met("question.keeping_over")


def kept_words(keep_days: int) -> str:
    """30 days after the meeting."""
    return f"{keep_days} day{'s' if keep_days != 1 else ''} after the meeting"
