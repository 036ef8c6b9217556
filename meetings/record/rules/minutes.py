"""What stands against writing, circulating, commenting, approving and signing minutes (R182, LP69, LP78). Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met

ACCEPTED = ("accepted", "amended", "noted")
"""Outcomes of a decision that approve the minutes put before it."""


@dataclass(frozen=True)
class Drafted:
    """What is looked at before minutes go out. Items are named by number and title."""

    is_held: bool
    empty: tuple[str, ...] = ()
    has_text: bool = True
    unruled: tuple[str, ...] = ()
    prepared: tuple[str, ...] = ()
    open_comments: int = 0


def check_write(state: str) -> Outcome:
    """Until they are approved; then a slip is mended by a correction with its reason."""
    if state == "approved":
        return not_met(
            "minutes.write.approved", "These minutes are approved. A slip is mended as a correction.", "LP69"
        )
    return met("minutes.write")


def check_start(meeting_state: str, *, is_opened: bool) -> Outcome:
    """Minutes are of a meeting that is at work or was held."""
    if meeting_state == "cancelled":
        return not_met("minutes.start.cancelled", "This meeting was cancelled.")
    if not is_opened and meeting_state != "held":
        return not_met("minutes.start.not_opened", "This meeting has not opened yet.")
    return met("minutes.start")


def check_circulate(drafted: Drafted, *, comments_due: date | None, today: date) -> Outcome:
    """The meeting is over, something is written, and members know until when they may comment."""
    code = "minutes.circulate"
    if not drafted.is_held:
        return check_over("")
    if not drafted.has_text:
        return not_met(f"{code}.empty", "Nothing is written yet.", "R182")
    return check_due(comments_due, today=today)


def check_over(meeting_state: str) -> Outcome:
    if meeting_state == "held":
        return met("minutes.circulate.over")
    return not_met("minutes.circulate.not_over", "The meeting is not over yet: close it first.", "R182")


def check_later(has_later: bool) -> Outcome:
    if has_later:
        return met("minutes.later")
    return not_met("minutes.later.none", "There is no later meeting of this committee yet.", "LP69")


def check_due(comments_due: date | None, *, today: date) -> Outcome:
    code = "minutes.circulate"
    if comments_due is None:
        return not_met(
            f"{code}.no_due_day", "Say until when members may comment.", "P11", field="comments_due"
        )
    if comments_due < today:
        return not_met(f"{code}.due_past", "This day is past.", "P11", field="comments_due")
    return met(code, clause="R182")


def check_changed(*, differs: bool) -> Outcome:
    """A corrected version says something else than the one before."""
    if differs:
        return met("minutes.correct.differs", clause="LP78")
    return not_met("minutes.correct.nothing", "Nothing differs from the version that went out last.", "LP78")


def to_look_at(drafted: Drafted) -> tuple[Outcome, ...]:
    """What stops nothing and should be looked at before minutes go out."""
    found = []
    if drafted.empty:
        found.append(
            not_met(
                "minutes.empty_items",
                f"Nothing is written and nothing was recorded at {_all(drafted.empty)}.",
            )
        )
    if drafted.unruled:
        found.append(
            not_met(
                "minutes.unruled", f"No ruling was recorded on the conflict at {_all(drafted.unruled)}.", "R9"
            )
        )
    if drafted.prepared:
        found.append(
            not_met(
                "minutes.prepared",
                f"A decision was prepared and never recorded at {_all(drafted.prepared)}: it is not in the minutes.",
                "R191",
            )
        )
    if drafted.open_comments:
        many = "comment waits" if drafted.open_comments == 1 else "comments wait"
        found.append(
            not_met("minutes.open_comments", f"{drafted.open_comments} {many} for an answer.", "P11")
        )
    return tuple(found)


def check_comment(state: str, *, was_there: bool, comments_due: date | None, today: date) -> Outcome:
    """Who sat at the table, until the day that was given."""
    code = "minutes.comment"
    if state == "writing":
        return not_met(f"{code}.not_circulated", "These minutes have not been circulated yet.", "P11")
    if state == "approved":
        return not_met(f"{code}.approved", "These minutes are approved.", "LP69")
    if not was_there:
        return not_met(
            f"{code}.not_there", "Those on the meeting’s list of attendance comment on its minutes.", "P11"
        )
    if comments_due is not None and today > comments_due:
        day = words.day(comments_due)
        return not_met(
            f"{code}.too_late", f"Comments were asked for by {day}: raise it at the meeting.", "P11"
        )
    return met(code)


def check_answer(*, taken: bool, answer: str) -> Outcome:
    if not taken and not answer.strip():
        return not_met("minute_comment.no_reason", "Say why the comment is not taken.", "P11", field="answer")
    return met("minute_comment.answered")


@dataclass(frozen=True)
class AtApproval:
    """What is known at the later meeting. `outcome` is of the decision recorded at the item, "" for none."""

    has_item: bool
    has_begun: bool
    outcome: str = ""
    reference: str = ""


def check_ready(at: AtApproval) -> Outcome:
    """Is the later meeting so far that they can be approved?"""
    code, clause = "minutes.approve", "LP69"
    if not at.has_item:
        return not_met(f"{code}.no_item", "They are not on the agenda of a later meeting yet.", clause)
    if not at.has_begun:
        return not_met(f"{code}.not_yet", "The meeting that is to approve them has not opened yet.", clause)
    if at.outcome and at.outcome not in ACCEPTED:
        return not_met(f"{code}.refused", f"The meeting did not accept them ({at.reference}).", clause)
    return met(code, clause=clause)


def check_approve(at: AtApproval, *, words_given: str, is_chair: bool, seen: str, stands: str) -> Outcome:
    """By a decision at the item of a later meeting; without one by the chair, in words. What was looked at stands.

    `seen` and `stands` are hashes of the text: nobody approves what changed since they opened the page.
    """
    code, clause = "minutes.approve", "LP69"
    if seen != stands:
        return not_met(
            f"{code}.changed", "The text changed since you opened this page: look at it again.", clause
        )
    ready = check_ready(at)
    if not ready.ok or at.outcome:
        return ready
    if not words_given.strip():
        why = "No decision was recorded at that item. Record it, or the chair says why they are approved."
        return not_met(f"{code}.no_decision", why, clause, field="words")
    if not is_chair:
        why = "Without a recorded decision the chair approves them."
        return not_met(f"{code}.not_chair", why, clause, field="words")
    return met(code, clause=clause)


def check_sign(state: str, *, signed_by: str) -> Outcome:
    if state != "approved":
        return not_met("minutes.sign.not_approved", "They are signed once they are approved.", "LP69")
    if signed_by:
        return not_met("minutes.sign.twice", f"{signed_by} signed them already.", "LP69")
    return met("minutes.sign", clause="LP69")


def check_mend(state: str, *, reason: str, differs: bool) -> Outcome:
    """A slip found after the approval: another text, with the reason."""
    if state != "approved":
        return not_met(
            "minutes.mend.not_approved", "Until they are approved the text is simply changed.", "LP78"
        )
    if not differs:
        return not_met("minutes.mend.nothing", "Nothing differs from the approved text.", "LP78")
    if not reason.strip():
        return not_met("minutes.mend.no_reason", "Say why: the correction prints it.", "LP78", field="reason")
    return met("minutes.mend", clause="LP78")


def _all(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
