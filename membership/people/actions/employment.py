"""Employments: entered, changed, ended (R133, R144)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from governance.foundation import actions, words
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.periods import Period
from governance.models import Organisation
from membership.people.models import Employment, Person
from membership.people.rules.appointments import check_end_reason, check_last_day
from membership.people.rules.employment import check_employer_exists, check_not_employed_yet
from membership.people.selectors.employment import job_of, jobs_of
from membership.permissions import KEEP_PEOPLE


def employ(
    *,
    person: Person,
    organisation: Organisation,
    effective_from: date,
    by: Any,
    effective_to: date | None = None,
    reason: str = "",
    **values: Any,
) -> Employment:
    """Enter that a person works for an organisation between two dates.

    `values`: job_title, seniority (`membership.enums.Seniority`, "" when it is not recorded), seniority_note.
    Several organisations at once make a joint post (R133, R144). Raises NotPermitted, RuleNotMet or ValidationError.
    """
    employment = Employment(
        person=person,
        organisation=organisation,
        effective_from=effective_from,
        effective_to=effective_to,
        **values,
    )
    span = words.period(effective_from, effective_to)
    return actions.create(
        employment,
        by=by,
        permission=KEEP_PEOPLE,
        event="employment.entered",
        summary=f"{person} works for {organisation}, {span}",
        reason=reason,
        rules=[check_employment(employment)],
    )


def change_employment(
    employment: Employment,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> Employment:
    """Correct an employment: job title, seniority, dates. To end one, `end_employment`."""
    changed = Employment.objects.select_related("person", "organisation").get(pk=employment.pk)
    for name, value in values.items():
        setattr(changed, name, value)
    return actions.update(
        employment,
        values,
        by=by,
        permission=KEEP_PEOPLE,
        event="employment.changed",
        summary=f"Changed the employment of {changed.person} by {changed.organisation}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_employment(changed)],
    )


def end_employment(
    employment: Employment, *, last_day: date, end_reason: str, by: Any, reason: str = ""
) -> Employment:
    """End an employment alone: what hangs on it stays. To end that as well, `leave_organisation`."""
    period = Period(employment.effective_from, employment.effective_to)
    return actions.update(
        employment,
        {"effective_to": last_day, "end_reason": end_reason},
        by=by,
        permission=KEEP_PEOPLE,
        event="employment.ended",
        summary=f"{employment.person} leaves {employment.organisation}, last day {words.day(last_day)}",
        reason=reason,
        rules=[check_last_day(last_day, period=period, what="This employment")],
    )


def check_employment(employment: Employment) -> Outcome:
    """Every rule on an employment that is not saved yet; pages show the answer before the click."""
    job = job_of(employment)
    employer = employment.organisation
    return first_not_met(
        check_employer_exists(job, employer=Period(employer.effective_from, employer.effective_to)),
        check_not_employed_yet(job, others=jobs_of(employment.person)),
        check_end_reason(effective_to=employment.effective_to, end_reason=employment.end_reason),
    )
