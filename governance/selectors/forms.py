"""Reads of governance forms: journeys, appraisals, what to look at. Facts by `on`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from governance.enums import CommitteeKind
from governance.foundation.outcome import Outcome
from governance.foundation.periods import Period
from governance.models import Committee, FormAppraisal, FormStep
from governance.rules.forms import (
    CHOSEN,
    Acceptances,
    Option,
    Step,
    appraisal_cautions,
    check_acceptances,
    check_form_on_journey,
)


def options_in(row: FormAppraisal) -> list[Option]:
    """The options as the rules read them, in the order of the document."""
    return [
        Option(
            label=option["label"],
            form=option["form"],
            standing=option.get("standing", ""),
            reasons_for=option.get("reasons_for", ""),
            reasons_against=option.get("reasons_against", ""),
            possible_from=date.fromisoformat(option["possible_from"])
            if option.get("possible_from")
            else None,
        )
        for option in row.options
    ]


def acceptances_in(row: FormAppraisal) -> Acceptances:
    return Acceptances(row.decided_by, row.decided_on, row.set_by, row.set_on, row.agreed_on)


def cautions_of(row: FormAppraisal) -> list[Outcome]:
    """What to look at in an appraisal (R91, R131, R147)."""
    return appraisal_cautions(options_in(row), acceptances_in(row), allowed=row.icb.allowed_forms)


def appraisals_of(committee: Committee) -> QuerySet[FormAppraisal]:
    """Appraisals about the committee, and about every place partnership of its ICB; the latest first."""
    rows = FormAppraisal.objects.of(committee).select_related("icb", "committee")
    return rows if committee.kind == CommitteeKind.PLACE_PARTNERSHIP else rows.filter(committee=committee)


def steps_of(committee: Committee) -> QuerySet[FormStep]:
    """The journey of its form, from the first day known to what is next, whatever the day."""
    return committee.form_steps.order_by("effective_from")


def form_checks(committee: Committee, *, on: date) -> list[Outcome]:
    """Where the committee's form, its journey and its appraisals disagree on that day (R88, R91)."""
    steps = [Step(row.form, Period(row.effective_from, row.effective_to)) for row in steps_of(committee)]
    found = [
        check_form_on_journey(committee.form, steps, on=on),
        acceptance_checks([committee], on=on)[committee.pk],
    ]
    return [outcome for outcome in found if not outcome.ok]


def acceptance_checks(committees: Iterable[Committee], *, on: date) -> dict[int, Outcome]:
    """By committee: are both acceptances recorded, where its latest decided appraisal chose the form that it has?"""
    found = {committee.pk: committee for committee in committees}
    rows = FormAppraisal.objects.filter(committee__in=found, decided_on__lte=on)
    latest = {row.committee_id: row for row in rows.order_by("decided_on", "pk")}
    return {pk: _accepted(committee, latest.get(pk)) for pk, committee in found.items()}


def _accepted(committee: Committee, decided: FormAppraisal | None) -> Outcome:
    chosen = next((o for o in options_in(decided) if o.standing == CHOSEN), None) if decided else None
    if decided is None or chosen is None or chosen.form != committee.form:
        return check_acceptances("", Acceptances())
    return check_acceptances(chosen.form, acceptances_in(decided))
