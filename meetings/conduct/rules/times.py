"""When something may be said to have happened in a meeting."""

from __future__ import annotations

from datetime import datetime

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met

CODE = "sitting.time"


def check_time(
    at: datetime, *, opened_at: datetime | None, closed_at: datetime | None, now: datetime
) -> Outcome:
    """After the opening, before the close, and not in the time to come."""
    if at > now:
        return not_met(f"{CODE}.ahead", f"{words.moment(at)} lies ahead.", field="at")
    if opened_at is not None and at < opened_at:
        return not_met(
            f"{CODE}.before_opening",
            f"The meeting was opened {words.moment(opened_at)}: give a time from then on.",
            field="at",
        )
    if closed_at is not None and at > closed_at:
        return not_met(
            f"{CODE}.after_close", f"The meeting was closed {words.moment(closed_at)}.", field="at"
        )
    return met(CODE)


def moment_now(*, now: datetime, opened_at: datetime, last: datetime | None) -> datetime:
    """The time of an act for which none is given: now, while it is the day of the meeting.

    A meeting written down after its day goes on from the last time in its record; its acts did not happen today.
    """
    if words.local_day(now) == words.local_day(opened_at):
        return now
    return max(opened_at, last) if last is not None else opened_at


def check_open_sitting(*, is_opened: bool, is_closed: bool) -> Outcome:
    """Is the meeting at work?"""
    if not is_opened:
        return not_met("sitting.not_open", "The meeting has not been opened yet.")
    if is_closed:
        return not_met("sitting.closed", "The meeting was closed. Its record is corrected in the minutes.")
    return met("sitting.open")


def check_may_open(*, state: str, is_opened: bool, has_date: bool) -> Outcome:
    """A meeting opens once, on papers that were issued."""
    if is_opened:
        return not_met("sitting.opened_before", "The meeting was opened already.")
    if state == "planned" or not has_date:
        return not_met("sitting.not_issued", "The papers have not been issued to the members yet.")
    if state != "issued":
        return not_met("sitting.not_to_come", "The meeting was held or cancelled.")
    return met("sitting.may_open")
