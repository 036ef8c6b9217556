"""The journey of governance forms, and appraisals of options: entered, changed, ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, words
from governance.foundation.outcome import Outcome
from governance.models import Committee, FormAppraisal, FormStep, IntegratedCareBoard
from governance.rules.committees import check_form_allowed
from governance.rules.forms import check_choice_told, check_options
from governance.selectors.forms import acceptances_in, options_in


@transaction.atomic
def create_form_step(
    *,
    committee: Committee,
    form: str,
    effective_from: date,
    by: Any,
    reason: str = "",
    ends_previous: bool = False,
    **values: Any,
) -> FormStep:
    """Enter a form that a committee had, has or is to have (R18, R88). `values`: the other fields of FormStep.

    `ends_previous` ends the step before it on the day before, in the same transaction.
    """
    if ends_previous:
        for before in committee.form_steps.in_force(effective_from).filter(effective_from__lt=effective_from):
            end_form_step(before, last_day=effective_from - timedelta(days=1), by=by, reason=reason)
    step = FormStep(committee=committee, form=form, effective_from=effective_from, **values)
    span = words.period(effective_from, step.effective_to)
    return actions.create(
        step,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="form_step.entered",
        summary=f"{committee.name}: {step.get_form_display()}, {span}",
        reason=reason,
        rules=[_allowed(committee, form)],
    )


def change_form_step(
    step: FormStep,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> FormStep:
    return actions.update(
        step,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="form_step.changed",
        summary=f"Changed a step of the journey of {step.committee.name}",
        reason=reason,
        expected_version=expected_version,
        rules=[_allowed(step.committee, values.get("form", step.form))],
    )


def end_form_step(step: FormStep, *, last_day: date, by: Any, reason: str) -> FormStep:
    return actions.end(
        step,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="form_step.ended",
        summary=f"{step.committee.name}: {step.get_form_display()} until {words.day(last_day)}",
        reason=reason,
    )


def create_form_appraisal(
    *,
    icb: IntegratedCareBoard,
    title: str,
    options: Sequence[Mapping[str, str]],
    source: str,
    by: Any,
    committee: Committee | None = None,
    reason: str = "",
    **values: Any,
) -> FormAppraisal:
    """Record which forms were considered and which was chosen (R131). `options` as FormAppraisal keeps them."""
    row = FormAppraisal(
        icb=icb, committee=committee, title=title, options=list(options), source=source, **values
    )
    return actions.create(
        row,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="form_appraisal.entered",
        summary=f"Entered the appraisal of governance forms “{title}”",
        reason=reason,
        rules=_rules(row),
    )


def change_form_appraisal(
    row: FormAppraisal,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> FormAppraisal:
    planned = FormAppraisal(
        **{name: values.get(name, getattr(row, name)) for name in ("options", "decided_by", "decided_on")}
    )
    return actions.update(
        row,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="form_appraisal.changed",
        summary=f"Changed the appraisal of governance forms “{row.title}”",
        reason=reason,
        expected_version=expected_version,
        rules=_rules(planned),
    )


def _allowed(committee: Committee, form: str) -> Outcome:
    return check_form_allowed(form, kind=committee.kind, allowed=committee.icb.allowed_forms)


def _rules(row: FormAppraisal) -> list[Outcome]:
    options = options_in(row)
    return [check_options(options), check_choice_told(options, acceptances_in(row))]
