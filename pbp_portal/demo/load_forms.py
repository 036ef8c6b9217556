"""Governance forms: appraisals of options, journeys, and requests for a next step."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.actions.forms import create_form_appraisal, create_form_step
from governance.actions.maturity import create_step_request, submit_step_request
from governance.models import Committee, FormAppraisal, FormStep, StepRequest, User
from pbp_portal.demo.book import Desk, dates
from pbp_portal.demo.world import form_shapes


def load_forms(desk: Desk) -> None:
    for row in desk.system.form_appraisals:
        desk.enter(
            FormAppraisal,
            row.key,
            create_form_appraisal,
            icb=desk.icb,
            committee=desk.row(Committee, row.committee),
            title=row.title,
            options=[_option(option) for option in row.options],
            source=row.source,
            considered_by=row.considered_by,
            considered_on=row.considered_on,
            decided_by=row.decided_by,
            decided_on=row.decided_on,
            note=row.note,
        )
    for step in desk.system.form_steps:
        desk.enter(
            FormStep,
            step.key,
            create_form_step,
            committee=desk.book.row(Committee, step.committee),
            form=step.form,
            approved_by=step.approved_by,
            approved_on=step.approved_on,
            note=step.note,
            source=step.source,
            **dates(step),
        )


def load_step_requests(desk: Desk) -> None:
    for row in desk.system.step_requests:
        person = User.objects.get(email=row.by)
        desk.book.once(StepRequest, row.key, _ask, desk=desk, row=row, by=person)


@transaction.atomic
def _ask(*, desk: Desk, row: form_shapes.StepRequest, by: User, reason: str) -> StepRequest:
    """Prepared and submitted by the place, and waiting for the ICB."""
    request = create_step_request(
        committee=desk.book.row(Committee, row.committee),
        kind=row.kind,
        form=row.form,
        wanted=row.wanted,
        evidence=[{"says": says, "link": link, "day": ""} for says, link in row.evidence],
        by=by,
        reason=reason,
    )
    return submit_step_request(request, by=by, reason=reason)


def _option(option: form_shapes.FormOption) -> dict[str, Any]:
    day = option.possible_from.isoformat() if option.possible_from else ""
    return {
        "label": option.label,
        "form": option.form,
        "standing": option.standing,
        "marker": option.marker,
        "possible_from": day,
        "reasons_for": option.reasons_for,
        "reasons_against": option.reasons_against,
    }
