"""Keeping machines out of the form without asking anybody else: a trap, a time stamp and a count of tries."""

from __future__ import annotations

from datetime import datetime, timedelta

from governance.foundation.outcome import Outcome, met, not_met

SOONEST = timedelta(seconds=3)
LATEST = timedelta(hours=12)
# How often in an hour: from one connection, to one mail address, to one meeting.
TRIES = {"connection": 12, "address": 5, "meeting": 200}


def check_trap(value: str) -> Outcome:
    """A field that people do not see stays empty."""
    if not value:
        return met("form.trap")
    return not_met(
        "form.trap_filled", "Leave the last field empty: it is there to stop machines.", field="website"
    )


def check_pace(opened_at: datetime | None, at: datetime) -> Outcome:
    """The form was opened here, a moment ago and not days ago. What was written stays in the form."""
    if opened_at is None or at - opened_at > LATEST:
        return not_met(
            "form.stale", "This page was open for long. Look through your text and press Send again."
        )
    if at - opened_at < SOONEST:
        return not_met("form.too_fast", "That was very fast. Look through your text and press Send again.")
    return met("form.pace")


def check_tries(count: int, what: str) -> Outcome:
    """`count` includes this try."""
    if count <= TRIES[what]:
        return met("form.tries")
    words = {
        "connection": "Too much was sent from your connection. Wait an hour, then try again.",
        "address": "Too much was sent with this e-mail address. Wait an hour, then try again.",
        "meeting": "Very many are writing at the moment. Wait an hour, then try again.",
    }[what]
    return not_met(f"form.too_often_{what}", words, **({"field": "email"} if what == "address" else {}))
