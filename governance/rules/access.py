"""Who may give the first right in an ICB."""

from __future__ import annotations

from datetime import date

from governance.foundation import words
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


def check_role_not_begun(*, effective_from: date, today: date) -> Outcome:
    """Only a role that has not begun is taken back; what has begun is ended, and stays on record (R190)."""
    if effective_from > today:
        return met("role.not_begun", clause="R190")
    return not_met(
        "role.begun",
        f"This role began on {words.day(effective_from)}. End it instead: who held what stays on record.",
        clause="R190",
    )
