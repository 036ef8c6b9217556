"""Leaving an organisation: the work for it and all that hung on it end together."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from governance.actions.access import end_role, withdraw_role
from governance.foundation import actions
from governance.foundation.periods import Period
from membership.enums import EndReason
from membership.people.actions.appointments import end_appointment, withdraw_appointment
from membership.people.actions.deputies import end_deputy, withdraw_deputy
from membership.people.actions.employment import end_employment
from membership.people.models import Employment
from membership.people.rules.appointments import check_last_day
from membership.people.selectors.leaving import Hanging, Leaving, leaving


@transaction.atomic
def leave_organisation(
    employment: Employment, *, last_day: date, end_reason: str, by: Any, reason: str
) -> Leaving:
    """End an employment and everything that `selectors.leaving` shows for that day, in one transaction.

    `end_reason` is the employment's (`membership.enums.LeavingReason`); appointments end because the person left the
    organisation; all rows carry the same `reason`. What was to begin later is withdrawn. Roles need the right to
    grant roles. Raises NotPermitted, RuleNotMet or ValidationError, and then nothing has ended.
    """
    period = Period(employment.effective_from, employment.effective_to)
    actions.obey(check_last_day(last_day, period=period, what="This employment"))
    found = leaving(employment, last_day=last_day)
    for hanging in _latest_first(found.appointments):
        if hanging.withdrawn:
            withdraw_appointment(hanging.row, by=by, reason=reason)
        else:
            end_appointment(
                hanging.row, last_day=last_day, end_reason=EndReason.LEFT_ORGANISATION, by=by, reason=reason
            )
    for hanging in _latest_first(found.deputies):
        if hanging.withdrawn:
            withdraw_deputy(hanging.row, by=by, reason=reason)
        else:
            end_deputy(hanging.row, last_day=last_day, by=by, reason=reason)
    for hanging in found.grants:
        if hanging.withdrawn:
            withdraw_role(hanging.row, by=by, reason=reason)
        else:
            end_role(hanging.row, last_day=last_day, by=by, reason=reason)
    end_employment(employment, last_day=last_day, end_reason=end_reason, by=by, reason=reason)
    return found


def _latest_first(rows: list[Hanging]) -> list[Hanging]:
    """A renewal is withdrawn before the term that it renews ends."""
    return sorted(rows, key=lambda hanging: hanging.row.effective_from, reverse=True)
