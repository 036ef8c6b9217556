"""Where a deadline stands at a moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from meetings.planning.rules.deadlines import Deadline

SOON = timedelta(days=7)
STATES = {
    "undetermined": "Not determined",
    "not_known_yet": "Not known yet",
    "not_set": "Not set",
    "ahead": "Ahead",
    "soon": "Due soon",
    "met": "Met",
    "met_late": "Done late",
    "late": "Late",
    "missed": "Not done in time",
    "passed": "Passed",
}
OPEN = ("ahead", "soon", "late")  # something is still to be done, as far as the portal knows


def state_of(
    due: Deadline | None, *, done_at: datetime | None, at: datetime, is_recorded: bool, is_over: bool = False
) -> str:
    """`due` is None when no number of days is set; `done_at` is when the act was first done; `is_recorded` whether
    the portal would know of it: a deadline whose act it does not record is "passed" and not "late". `is_over` is
    whether the meeting for which it should have been done is past, so that it cannot be made good."""
    if due is None:
        return "not_set"
    if due.moment is None:
        return due.outcome.code.removeprefix("deadline.")
    if done_at is not None and done_at <= at:
        return "met" if due.is_kept_at(done_at) else "met_late"
    if not due.is_kept_at(at):
        return ("missed" if is_over else "late") if is_recorded else "passed"
    return "soon" if due.moment - at <= SOON else "ahead"
