"""Something sent to another committee or body: when it may be sent, taken up and answered. Pure (LP43)."""

from __future__ import annotations

from datetime import date

from governance.foundation.outcome import Outcome, met, not_met
from meetings.conduct.rules.states import NOT_MET, state_of

PARENT, PANEL, NEXT_MEETING = "parent", "panel", "next_meeting"
RECOMMENDATION, ESCALATION, INFORMATION, INQUORATE = (
    "recommendation",
    "escalation",
    "information",
    "inquorate",
)


def check_sent(
    *,
    title: str,
    asks: str,
    is_own: bool,
    has_addressee: bool,
    is_recorded: bool,
    due_on: date | None,
    today: date,
) -> Outcome:
    """It says what the matter is and what is asked, goes to somebody else, and rests on what was recorded."""
    code = "referral.send"
    if not has_addressee:
        return not_met(
            f"{code}.nobody", "Choose a committee, or name the outside body.", field="to_committee"
        )
    if is_own:
        return not_met(f"{code}.own", "This is the committee that sends it.", field="to_committee")
    if not title.strip():
        return not_met(f"{code}.no_title", "Say what the matter is.", field="title")
    if not asks.strip():
        return not_met(f"{code}.no_asks", "Say what is asked of them.", field="asks")
    if not is_recorded:
        return not_met(f"{code}.not_recorded", "Record the decision first: then it can be sent.")
    if due_on is not None and due_on < today:
        return not_met(f"{code}.past", "Choose a day that lies ahead.", field="due_on")
    return met(code)


def check_placed(*, stands_on: str, is_theirs: bool) -> Outcome:
    """On one agenda at a time, of a meeting of the committee to which it was sent. `stands_on`: where it stands."""
    if stands_on:
        return not_met("referral.place.stands", f"It stands on an agenda already: {stands_on}.")
    if not is_theirs:
        return not_met(
            "referral.place.not_theirs",
            "This is no meeting of the committee to which it was sent.",
            field="meeting",
        )
    return met("referral.place")


def check_answered(*, words: str, has_decision: bool, is_theirs: bool, is_recorded: bool) -> Outcome:
    """Answered in words, or by a recorded decision of the committee to which it was sent."""
    code = "referral.answer"
    if has_decision and not (is_theirs and is_recorded):
        return not_met(
            f"{code}.not_theirs",
            "Choose a recorded decision of the committee that answers.",
            field="decision",
        )
    if not has_decision and not words.strip():
        return not_met(f"{code}.nothing", "Choose the decision, or say what the answer is.", field="answer")
    return met(code)


def check_because(text: str, *, act: str) -> Outcome:
    if text.strip():
        return met(f"referral.{act}")
    return not_met(f"referral.{act}.no_reason", "Say why.", field="because")


def lost_by_conflicts(now: Outcome, without_rulings: Outcome) -> bool:
    """Is the quorum not met, and would it be if nobody were barred?"""
    return state_of(now) == NOT_MET and without_rulings.ok


def check_route(*, route: str, parent: str, clause: str) -> Outcome:
    """Where an item goes for which conflicts left no quorum, as the rules of procedure say; `details["route"]`."""
    code = "referral.inquorate"
    if route == PARENT and parent:
        return met(f"{code}.parent", f"It goes to the parent body: {parent}.", clause, route=route)
    if route == PARENT:
        words = "It goes to the parent body, and none is recorded: record it on the committee’s page."
        return not_met(f"{code}.no_parent", words, clause)
    if route == PANEL:
        words = "It goes to a panel of members without the conflict."
        return met(f"{code}.panel", words, clause, route=route)
    if route == NEXT_MEETING:
        return met(f"{code}.next_meeting", "It goes to another meeting.", clause, route=route)
    words = "The rules do not say where an item goes for which conflicts leave no quorum."
    return not_met(f"{code}.not_set", words, "LP43")
