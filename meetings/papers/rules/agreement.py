"""Has the chair agreed the agenda and papers as they stand (R170)?"""

from __future__ import annotations

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
