"""When a partnership's next step may be submitted and signed off (R76, R102, R104)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from governance.foundation.outcome import Outcome, met, not_met

FORM = "form"


def check_evidence(evidence: Sequence[object]) -> Outcome:
    """Autonomy is earned by creditable performance that is shown: a request without evidence is not submitted."""
    if evidence:
        return met("step_request.evidence_told", clause="R76")
    return not_met(
        "step_request.no_evidence",
        "Enter the evidence first: outcomes, delivery, resources, quality and performance.",
        clause="R102",
    )


def check_signed_by_another(*, submitted_by: int | None, by: int | None) -> Outcome:
    """Whoever submitted a request does not sign it off or return it."""
    if submitted_by is None or submitted_by != by:
        return met("step_request.signed_by_another", clause="R104")
    return not_met(
        "step_request.own_request",
        "You submitted this request. Somebody else signs it off or returns it.",
        clause="R104",
    )


def check_form_offered(kind: str, form: str, *, allowed: Collection[str]) -> Outcome:
    """A form that the ICB does not allow its place partnerships is not asked for (R147); none named means all."""
    if kind != FORM or not allowed or form in allowed:
        return met("step_request.form_offered", clause="R147")
    return not_met(
        "step_request.form_not_offered",
        "This ICB does not allow this governance form for a place partnership. Its settings list the forms it allows.",
        clause="R147",
        field="form",
    )
