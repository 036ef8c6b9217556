"""What forms a committee may take."""

from __future__ import annotations

from collections.abc import Collection

from governance.foundation.outcome import Outcome, met, not_met


def check_form_allowed(form: str, *, allowed: Collection[str]) -> Outcome:
    """The ICB narrows the forms its partnerships may take (R147); none named means all."""
    if not allowed or form in allowed:
        return met("committee.form_allowed", clause="R147")
    return not_met(
        "committee.form_not_allowed",
        "This ICB does not allow this governance form. Its settings list the forms it allows.",
        clause="R147",
        field="form",
    )
