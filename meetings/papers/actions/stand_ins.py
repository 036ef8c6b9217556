"""Somebody is away, and another signs for them: said by themselves, or noted by whoever keeps an agenda."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from governance.foundation import actions, clock, ledger
from governance.foundation.audit import save_recorded
from governance.foundation.outcome import Outcome
from governance.foundation.words import day, period
from meetings.papers.actions.signing_mail import tell_substitute
from meetings.papers.models import StandIn
from meetings.papers.rules.signatures import Absence, check_stand_in
from meetings.papers.selectors.routes import holds_right
from meetings.papers.selectors.stand_ins import away_between, may_say_away
from membership.models import Person


@transaction.atomic
def create_stand_in(
    *,
    absent: Person,
    substitute: Person,
    effective_from: date,
    effective_to: date,
    by: Any,
    reason: str = "",
) -> StandIn:
    """`substitute` signs for `absent` from the first day to the last, and is told so by mail.

    Raises NotPermitted, RuleNotMet when they may not sign or are away themselves, ValidationError.
    """
    actions.allow(may_say_away(absent, by, on=clock.today()))
    row = StandIn(
        icb=absent.icb,
        absent=absent,
        substitute=substitute,
        effective_from=effective_from,
        effective_to=effective_to,
    )
    actions.obey(_may_stand_in(row, effective_to))
    save_recorded(row, by=by, reason=reason)
    ledger.record(
        "stand_in.created",
        by=by,
        icb=absent.icb,
        subject=row,
        summary=f"{substitute} signs papers for {absent}, {period(effective_from, effective_to)}",
        reason=reason,
        after={"absent": str(absent), "substitute": str(substitute)},
    )
    tell_substitute(row)
    return row


@transaction.atomic
def end_stand_in(row: StandIn, *, last_day: date, reason: str, by: Any) -> StandIn:
    """Back before the day that was said: `last_day` is the last on which somebody else signs."""
    actions.allow(may_say_away(row.absent, by, on=clock.today()))
    before, row.effective_to = row.effective_to, last_day
    save_recorded(row, by=by, reason=reason)
    ledger.record(
        "stand_in.ended",
        by=by,
        icb=row.icb,
        subject=row,
        summary=f"{row.substitute} signs papers for {row.absent} until {day(last_day)}",
        reason=reason,
        before={"effective_to": str(before)},
        after={"effective_to": str(last_day)},
    )
    return row


def _may_stand_in(row: StandIn, last_day: date) -> Outcome:
    person = row.substitute
    return check_stand_in(
        Absence(row.absent_id, row.substitute_id),
        holds_right=holds_right(person, on=row.effective_from),
        is_away=away_between(person, row.effective_from, last_day),
        has_account=person.user is not None and person.user.is_active,
        substitute=str(person),
    )
