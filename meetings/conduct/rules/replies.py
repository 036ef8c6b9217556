"""May somebody say themselves whether they will be at a meeting? A reply is a forecast, never a presence (R163)."""

from __future__ import annotations

from governance.foundation.outcome import Outcome, met, not_met


def check_may_reply(*, state: str, has_date: bool, is_opened: bool, is_expected: bool) -> Outcome:
    """Who is expected at the table, of a meeting whose date is known, until it opens."""
    if not is_expected:
        return not_met("reply.not_expected", "You are not expected at the table of this meeting.", "R163")
    if state in ("held", "cancelled"):
        words = "The meeting was held." if state == "held" else "The meeting was cancelled."
        return not_met("reply.over", words, "R163")
    if is_opened:
        return not_met(
            "reply.opened", "The meeting was opened. Who comes and goes is written down there.", "R163"
        )
    if not has_date:
        return not_met("reply.no_date", "The meeting has no date yet.", "R163")
    return met("reply.may", clause="R163")


def check_stand_in(*, reply: str, deputy: str, is_named: bool) -> Outcome:
    """A deputy is sent by who sends apologies, and is named for the seat."""
    if not deputy:
        return met("reply.alone", clause="R163")
    if reply != "apologies":
        return not_met(
            "reply.deputy_besides", "A deputy comes when you send apologies.", "R163", field="deputy"
        )
    if not is_named:
        return not_met(
            "reply.not_a_deputy",
            f"{deputy} is not named as deputy for your seat on that day.",
            "R163",
            field="deputy",
        )
    return met("reply.deputy", clause="R163")
