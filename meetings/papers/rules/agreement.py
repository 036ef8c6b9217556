"""Has the chair agreed the agenda and papers as they stand (R170)?"""

from __future__ import annotations

from collections.abc import Sequence

from governance.foundation.outcome import Outcome, met, not_met

NEVER_AGREED = "agenda.not_agreed"


def check_agreed(agreed: str, current: str, *, by: str, on: str) -> Outcome:
    """`agreed` is the hash of what was agreed ("" for never), `current` that of what stands; `by` and `on` in words."""
    if not agreed:
        return not_met(NEVER_AGREED, "The chair has not agreed the agenda and papers yet.", "R170")
    if agreed != current:
        return not_met(
            "agenda.changed_since_agreed",
            f"The agenda or its papers changed after {by} agreed them on {on}.",
            "R170",
        )
    return met("agenda.agreed", f"Agreed by {by} on {on}.", "R170")


def check_agreed_by_all(states: Sequence[tuple[str, Outcome]]) -> Outcome:
    """Where several committees meet, each one's chair agrees for their own. `states`: committee and `check_agreed`.

    A change after an agreement is told before an agreement that nobody gave yet.
    """
    if len(states) == 1:
        return states[0][1]
    words = " ".join(f"{committee}: {outcome.reason}" for committee, outcome in states)
    waiting = [outcome for _, outcome in states if not outcome.ok]
    if not waiting:
        return met("agenda.agreed", words, "R170")
    stale = [outcome.code for outcome in waiting if outcome.code != NEVER_AGREED]
    return not_met(stale[0] if stale else NEVER_AGREED, words, "R170")
