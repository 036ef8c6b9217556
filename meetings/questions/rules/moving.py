"""Whether a question that was not taken may be kept for another meeting (R185, LP57)."""

from __future__ import annotations

from dataclasses import dataclass

from governance.foundation.outcome import Outcome, met, not_met

STANDING = ("confirmed", "accepted")
AT_A_MEETING = ("meeting", "next_meeting")


@dataclass(frozen=True)
class Target:
    """The meeting for which it would be kept. `same_body`: a committee of the first meeting holds it too."""

    is_same: bool
    same_body: bool
    is_public: bool
    state: str
    is_later: bool


def check_may_move(*, state: str, course: str, is_answered: bool) -> Outcome:
    """Of the question itself: it stands, it was to be taken at a meeting, and it was not answered."""
    code = "question.move"
    if state == "received":
        return not_met(f"{code}.not_confirmed", "Its e-mail address is not confirmed yet.")
    if state not in STANDING:
        return not_met(f"{code}.not_standing", "It was refused, withdrawn or taken with another.")
    if course not in AT_A_MEETING:
        return not_met(f"{code}.in_writing", "It is answered in writing, so it needs no meeting.", "LP57")
    if is_answered:
        return not_met(f"{code}.answered", "It was answered. Open the answer again first.")
    return met(code, clause="R185")


def check_target(target: Target) -> Outcome:
    code = "question.move"
    if target.is_same:
        return not_met(f"{code}.same", "Choose another meeting.", field="to_meeting")
    if not target.same_body:
        return not_met(
            f"{code}.another_body",
            "Choose a meeting of the same committee: the question was put to it.",
            field="to_meeting",
        )
    if not target.is_public:
        return not_met(
            f"{code}.not_public",
            "Questions are taken at meetings in public only.",
            "R185",
            field="to_meeting",
        )
    if target.state in ("held", "cancelled"):
        return not_met(f"{code}.over", f"That meeting was {target.state}.", field="to_meeting")
    if not target.is_later:
        return not_met(f"{code}.past", "Choose a meeting that lies ahead.", field="to_meeting")
    return met(code, clause="R185")
