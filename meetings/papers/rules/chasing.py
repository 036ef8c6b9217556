"""Where an awaited paper stands, when it is late, and who may be written to about it. No database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from governance.foundation.outcome import Outcome, met, not_met

STAGES = {
    "not_asked": "Nobody asked yet",
    "asked": "Asked",
    "accepted": "Accepted",
    "sent": "Sent, to be taken in",
    "draft_in": "Draft is in",
    "submitted": "Waiting for sign-off",
    "signed": "Signed off",
}
WITH_AUTHOR = ("asked", "accepted")
BEFORE_DRAFT = ("not_asked", *WITH_AUTHOR)
SOON = timedelta(days=7)


@dataclass(frozen=True)
class Standing:
    """What the rules look at. `whom`: name of whoever it waits with, or of the sponsor, empty without one; `address`:
    where they are written to; `may_know`: whether they may be told of this draft; `told_on`: the day on which the same
    person was last written to about it, None for never; `is_asked`: whether there is a request, under which mails are
    kept."""

    stage: str
    due: date | None
    whom: str = ""
    address: str = ""
    may_know: bool = True
    told_on: date | None = None
    is_asked: bool = True


def stage_of(*, commission: str | None, paper: str | None, files_wait: bool = False) -> str:
    """A code of `STAGES` from the states of commission and paper; None where there is none."""
    if paper == "signed_off":
        return "signed"
    if paper == "submitted":
        return "submitted"
    if commission is None:
        return "not_asked"
    if commission == "draft_in":
        return "draft_in"
    return "sent" if files_wait else commission


def days_late(stage: str, due: date | None, *, today: date) -> int:
    """Calendar days since the last day on which it was in time; 0 when it is not late, or no day is set."""
    if stage == "signed" or due is None:
        return 0
    return max((today - due).days, 0)


def is_pressing(stage: str, due: date | None, *, today: date) -> bool:
    """Late, or due within a week: these are ticked when people are reminded."""
    return stage != "signed" and due is not None and due - today <= SOON


def check_reminder(one: Standing) -> Outcome:
    """May whoever this paper waits with be reminded of it?"""
    if one.stage == "signed":
        return not_met("chase.signed", "It is signed off.")
    if one.stage == "not_asked":
        return not_met("chase.not_asked", "Nobody was asked for it yet. Ask for it first.")
    if one.stage in ("sent", "draft_in"):
        return not_met("chase.with_office", "It is in, and waits with whoever keeps the agenda.")
    if not one.whom:
        return not_met("chase.no_sponsor", "It waits for sign-off, and nobody is named who signs.")
    if not one.is_asked:
        return not_met(
            "chase.no_request",
            f"{one.whom} had a mail when it came to them. Reminders go with papers that an author was asked for.",
        )
    return _may_be_written_to(one)


def check_escalation(one: Standing, *, today: date) -> Outcome:
    """May the sponsor be told that it is late?"""
    if not days_late(one.stage, one.due, today=today):
        return not_met("chase.not_late", "It is not late.")
    if one.stage == "not_asked":
        return not_met("chase.not_asked", "Nobody was asked for it yet. Ask for it first.")
    if not one.whom:
        return not_met("chase.no_sponsor", "No sponsor is named. Name one on the request.")
    return _may_be_written_to(one)


def _may_be_written_to(one: Standing) -> Outcome:
    if not one.may_know:
        return not_met(
            "chase.not_theirs", f"{one.whom} may not read this draft, so no mail names it to them."
        )
    if not one.address:
        return not_met("chase.no_address", f"No address of {one.whom} is known. Tell them yourself.")
    return met("chase.may")


def check_not_twice(one: Standing, *, today: date, again: bool) -> Outcome:
    """A second mail on one day is sent only by who says so."""
    if one.told_on != today or again:
        return met("chase.first_today")
    return not_met(
        "chase.today",
        f"{one.whom} had a mail about this today already. Tick “Send it again today” if you mean to.",
        field="again",
    )
