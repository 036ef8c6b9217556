"""Terms of office: renewed without a gap."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from governance.foundation import actions
from membership.people.actions.appointments import appoint
from membership.people.models import Appointment
from membership.people.selectors.checks import may_renew

CARRIED_OVER = ("basis", "status", "on_behalf_of", "is_job_share")


def renew_appointment(
    appointment: Appointment, *, by: Any, effective_to: date | None = None, reason: str = "", **values: Any
) -> Appointment:
    """Appoint the same person for another term, from the day after the last one, without a gap (R164).

    `values` take the place of what is carried over (basis, status, on whose behalf, sharing) and may give a
    nomination or an election of the new term, as in `appoint`. A first term whose number was not recorded counts as
    term 1. Raises RuleNotMet when the term has no last day, ended early, was renewed already, or when the terms of
    reference allow no further one.
    """
    actions.obey(may_renew(appointment))
    assert appointment.effective_to is not None, "the rule above asks for it"
    carried = {name: getattr(appointment, name) for name in CARRIED_OVER}
    return appoint(
        person=appointment.person,
        seat=appointment.seat,
        post=appointment.post,
        effective_from=appointment.effective_to + timedelta(days=1),
        effective_to=effective_to,
        follows=appointment,
        term_number=(appointment.term_number or 1) + 1,
        by=by,
        reason=reason,
        **{**carried, **values},
    )
