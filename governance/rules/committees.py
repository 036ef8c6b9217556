"""What forms a committee may take, and what it is on a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met

PLACE_PARTNERSHIP = "place_partnership"


def check_form_allowed(form: str, *, kind: str, allowed: Collection[str]) -> Outcome:
    """The ICB narrows the forms its place partnerships may take (R147); none named means all.

    Boards, forums and councils' committees have the form that the law or their parent gives them.
    """
    if kind != PLACE_PARTNERSHIP or not allowed or form in allowed:
        return met("committee.form_allowed", clause="R147")
    return not_met(
        "committee.form_not_allowed",
        "This ICB does not allow this governance form for a place partnership. Its settings list the forms it allows.",
        clause="R147",
        field="form",
    )


def status_on(status: str, established_on: date | None, *, on: date) -> str:
    """The status of a body on a day: one that is established now worked in shadow before its legal start (R109)."""
    if status == "established" and established_on is not None and on < established_on:
        return "shadow"
    return status
