"""Requests for a next step: prepared, submitted, signed off or returned by the ICB, withdrawn (R76, R104)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction

from governance.actions.forms import create_form_step
from governance.enums import STEP_REQUEST_LIFECYCLE, Permission, StepKind
from governance.foundation import actions, clock
from governance.foundation.errors import RuleNotMet
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import Anchor, require
from governance.models import Committee, StepRequest
from governance.rules.maturity import check_evidence, check_form_offered, check_signed_by_another

ASK, DECIDE = Permission.REQUEST_STEP, Permission.CHANGE_ICB


def create_step_request(
    *,
    committee: Committee,
    kind: str,
    wanted: str,
    by: Any,
    evidence: Sequence[Mapping[str, str]] = (),
    reason: str = "",
    **values: Any,
) -> StepRequest:
    """Prepare a request for a form or a delegation. `evidence` as StepRequest keeps it."""
    row = StepRequest(committee=committee, kind=kind, wanted=wanted, evidence=list(evidence), **values)
    return actions.create(
        row,
        by=by,
        permission=ASK,
        event="step_request.prepared",
        summary=f"Prepared: {row}",
        reason=reason,
        rules=[check_form_offered(kind, row.form, allowed=committee.icb.allowed_forms)],
    )


def change_step_request(
    row: StepRequest,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> StepRequest:
    """Change a request that is with the partnership."""
    kind, form = values.get("kind", row.kind), values.get("form", row.form)
    return actions.update(
        row,
        values,
        by=by,
        permission=ASK,
        event="step_request.changed",
        summary=f"Changed: {row}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_editable(row), check_form_offered(kind, form, allowed=row.committee.icb.allowed_forms)],
    )


def check_editable(row: StepRequest) -> Outcome:
    """A request is changed while it is with the partnership, not while or after the ICB decides."""
    if STEP_REQUEST_LIFECYCLE.check(row.state, "submit").ok:
        return met("step_request.editable", clause="R104")
    reason = (
        f"Its state is “{row.get_state_display()}”: it is changed before it is submitted, or once returned."
    )
    return not_met("step_request.not_editable", reason, clause="R104")


def may_move(row: StepRequest, name: str) -> bool:
    """Whether the state of the request allows the transition."""
    return STEP_REQUEST_LIFECYCLE.check(row.state, name).ok


def submit_step_request(row: StepRequest, *, by: Any, reason: str = "") -> StepRequest:
    values = {"submitted_on": clock.today(), "submitted_by": by}
    return _move(
        row, "submit", values, by=by, permission=ASK, reason=reason, rules=[check_evidence(row.evidence)]
    )


@transaction.atomic
def sign_off_step_request(
    row: StepRequest, *, decided_by: str, effective_from: date, by: Any, reason: str
) -> StepRequest:
    """The ICB signs off. A form that was asked for becomes the next step of the committee's journey from that day.

    A delegation is then written into the scheme: signing off gives no authority by itself.
    """
    require(by, DECIDE, Anchor(row.committee.icb_id))
    signed = _decide(row, "sign_off", decided_by=decided_by, by=by, reason=reason)
    if signed.kind == StepKind.FORM:
        create_form_step(
            committee=signed.committee,
            form=signed.form,
            effective_from=effective_from,
            approved_by=decided_by,
            approved_on=signed.decided_on,
            note=reason,
            ends_previous=True,
            by=by,
            reason=reason,
        )
    return signed


def return_step_request(row: StepRequest, *, decided_by: str, by: Any, reason: str) -> StepRequest:
    """The ICB returns it, with the reason; the partnership may submit it again."""
    require(by, DECIDE, Anchor(row.committee.icb_id))
    return _decide(row, "return", decided_by=decided_by, by=by, reason=reason)


def withdraw_step_request(row: StepRequest, *, by: Any, reason: str) -> StepRequest:
    return _move(row, "withdraw", {}, by=by, permission=ASK, reason=reason)


def _decide(row: StepRequest, name: str, *, decided_by: str, by: Any, reason: str) -> StepRequest:
    if not reason.strip():
        raise RuleNotMet(not_met("step_request.no_reason", "Give the ICB's reason.", field="reason"))
    values = {"decided_on": clock.today(), "decided_by": decided_by, "decision_reason": reason}
    another = check_signed_by_another(submitted_by=row.submitted_by_id, by=by.pk)
    return _move(row, name, values, by=by, permission=DECIDE, reason=reason, rules=[another])


def _move(
    row: StepRequest,
    name: str,
    values: Mapping[str, Any],
    *,
    by: Any,
    permission: str,
    reason: str,
    rules: Sequence[Outcome] = (),
) -> StepRequest:
    """One transition. The state is read again with the row locked, so that only one of two people moves it."""
    with transaction.atomic():
        current = StepRequest.objects.select_for_update(of=("self",)).get(pk=row.pk)
        target = STEP_REQUEST_LIFECYCLE.transition(name).target
        return actions.update(
            current,
            {**values, "state": target},
            by=by,
            permission=permission,
            event=f"step_request.{target}",
            summary=f"{dict(STEP_REQUEST_LIFECYCLE.choices)[target]}: {current}",
            reason=reason,
            rules=[STEP_REQUEST_LIFECYCLE.check(current.state, name), *rules],
        )
