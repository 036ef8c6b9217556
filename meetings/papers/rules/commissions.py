"""Whether a paper may be asked for, and whether a link still takes one."""

from __future__ import annotations

from datetime import date, timedelta

from governance.foundation.outcome import Outcome, met, not_met

# A link lives as long as the preparation of one meeting, not longer.
LONGEST = timedelta(days=92)
# How often one link may be tried in an hour, and how many files of it may wait at once.
TRIES_AN_HOUR = 20
WAITING_AT_ONCE = 5


def check_due(due_on: date, *, today: date, meeting: date | None) -> Outcome:
    """A day that lies ahead, and not after the meeting."""
    if due_on < today:
        return not_met("commission.due_passed", "Choose a day that lies ahead.", field="due_on")
    if meeting is not None and due_on > meeting:
        return not_met(
            "commission.due_after_meeting",
            "This day is after the meeting. Choose an earlier one.",
            field="due_on",
        )
    return met("commission.due")


def check_last_day(expires_on: date, *, today: date) -> Outcome:
    """A link ends on a day that lies ahead, within three months."""
    if expires_on < today:
        return not_met("link.day_passed", "Choose a last day that lies ahead.", field="expires_on")
    if expires_on > today + LONGEST:
        return not_met(
            "link.too_long", "A link works for 92 days at most. Choose an earlier day.", field="expires_on"
        )
    return met("link.day")


def usual_last_day(due_on: date, *, today: date) -> date:
    """The day on which the draft is due, as far as a link may live."""
    return min(max(due_on, today), today + LONGEST)


def check_link(*, is_revoked: bool, expires_on: date, is_wanted: bool, today: date) -> Outcome:
    """Does the link take a file today? What is said is read by whoever has the link, and tells nothing else."""
    if is_revoked:
        return not_met("link.revoked", "This link was ended. Ask whoever sent it to you for a new one.")
    if today > expires_on:
        return not_met("link.expired", "This link has expired. Ask whoever sent it to you for a new one.")
    if not is_wanted:
        return not_met("link.not_wanted", "This paper is not asked for any more.")
    return met("link.open")


def check_room(waiting: int) -> Outcome:
    """May another file wait?"""
    if waiting < WAITING_AT_ONCE:
        return met("link.room")
    return not_met(
        "link.full",
        f"{waiting} files wait to be looked at already. Ask whoever sent you the link to look at them first.",
        field="upload",
    )
