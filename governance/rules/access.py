"""Who may give the first right in an ICB."""

from __future__ import annotations

from governance.foundation.outcome import Outcome, met, not_met


def check_first_lead(*, has_lead: bool) -> Outcome:
    """An administrator opens an ICB's door once; from then on its governance lead says who holds which role."""
    if has_lead:
        return not_met(
            "role.has_lead",
            "This ICB has a governance lead, who says who holds which role in it.",
            field="role",
        )
    return met("role.first_lead")
