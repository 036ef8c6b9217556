"""An action of a meeting: who says what of it, when it is late, and what its mailed link takes. Pure (R64)."""

from __future__ import annotations

from datetime import date, timedelta

from governance.foundation.outcome import Outcome, met, not_met

PROGRESS, DONE, MORE_TIME = "progress", "done", "more_time"
OVERDUE, SOON, LATER, SAID_DONE, OVER = "overdue", "soon", "later", "said_done", "over"
SOON_DAYS = 7
GRACE = timedelta(days=28)
LONGEST = timedelta(days=92)


def standing_of(*, state: str, due_on: date, today: date) -> str:
    """Where an action stands on a day: overdue from the day after it was due."""
    if state == "done":
        return SAID_DONE
    if state != "open":
        return OVER
    if due_on < today:
        return OVERDUE
    return SOON if due_on <= today + timedelta(days=SOON_DAYS) else LATER


def check_wanted(*, text: str, raised_on: date, due_on: date) -> Outcome:
    """An action says what is to be done, by a day that comes no sooner than it was asked."""
    if not text.strip():
        return not_met("action.note.no_text", "Say what is to be done.", field="text")
    if due_on < raised_on:
        return not_met("action.note.due_before_asked", "It is due before it was asked.", field="due_on")
    return met("action.note")


def check_said(
    *, kind: str, text: str, proposed_due: date | None, due_on: date, today: date, is_private: bool = False
) -> Outcome:
    """What an owner may say: how it stands in words, that it is done, or a later day that lies ahead.

    Of a private action nothing needs to be written where whoever has the link could read it.
    """
    if kind not in (PROGRESS, DONE, MORE_TIME):
        return not_met("action.say.unknown", "Choose what you want to say.", field="kind")
    if kind == MORE_TIME:
        if proposed_due is None:
            return not_met(
                "action.say.no_day", "Give the day by which it will be done.", field="proposed_due"
            )
        if proposed_due <= max(due_on, today):
            words = "Give a day that lies ahead and is later than the one it is due on."
            return not_met("action.say.day_not_later", words, field="proposed_due")
    if kind != DONE and not text.strip() and not is_private:
        return not_met("action.say.no_text", "Say how it stands.", field="text")
    return met("action.say")


def check_reason(text: str, *, act: str) -> Outcome:
    """Dropping an action and opening one again are explained."""
    if text.strip():
        return met(f"action.{act}")
    return not_met(f"action.{act}.no_reason", "Say why.", field="because")


def check_wish(*, is_open: bool, is_answered: bool, is_latest: bool) -> Outcome:
    """A wish for more time is answered once, the latest one, while the action is open."""
    if is_answered:
        return not_met("action.wish.answered", "This wish was answered already.")
    if not is_latest:
        return not_met("action.wish.older", "A later wish stands: answer that one.")
    if not is_open:
        return not_met("action.wish.not_open", "This action is not open any more.")
    return met("action.wish")


def check_owns(*, is_owner: bool) -> Outcome:
    if is_owner:
        return met("action.owner")
    return not_met(
        "action.not_owner", "Only its owner says this. Who services the meeting may change the action."
    )


def usual_last_day(due_on: date, *, today: date) -> date:
    """Four weeks after it is due, as far as a link may live."""
    return min(max(due_on, today) + GRACE, today + LONGEST)


def check_link(
    *, is_revoked: bool, expires_on: date, is_owner: bool, is_standing: bool, today: date
) -> Outcome:
    """Does the link take an answer today? What is said is read by whoever has the link, and tells nothing else."""
    if is_revoked or not is_owner:
        return not_met(
            "action_link.ended", "This link was ended. Ask whoever sent it to you if it should not be."
        )
    if today > expires_on:
        return not_met(
            "action_link.expired", "This link has expired. Ask whoever sent it to you for a new one."
        )
    if not is_standing:
        return not_met(
            "action_link.closed", "This action is closed. There is nothing more to say. Thank you."
        )
    return met("action_link.open")
