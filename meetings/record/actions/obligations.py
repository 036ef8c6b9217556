"""Standing obligations: entered from their document, ended with it, and kept day by day (R183)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.foundation import actions, clock
from governance.foundation.words import day
from governance.models import Committee
from meetings.record.models import AssuranceReport, ObligationFulfilment, Referral, StandingObligation
from meetings.record.rules.obligations import check_fulfils
from meetings.record.selectors.obligations import kept_days, owed_days
from meetings.record.selectors.sent_on import SENDS


def create_obligation(
    *, committee: Committee, title: str, by: Any, reason: str = "", **values: Any
) -> StandingObligation:
    """`values`: to_committee or to_body, every_months, first_due_on, source, note, effective_from, effective_to."""
    row = StandingObligation(committee=committee, title=title, **values)
    return actions.create(
        row,
        by=by,
        permission=SENDS,
        event="obligation.created",
        summary=f"{committee} owes “{title}” to {row.addressee}, {row.get_every_months_display().lower()}",
        reason=reason,
    )


def change_obligation(
    obligation: StandingObligation,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> StandingObligation:
    return actions.update(
        obligation,
        values,
        by=by,
        permission=SENDS,
        event="obligation.changed",
        summary=f"Changed “{obligation.title}” of {obligation.committee}",
        reason=reason,
        expected_version=expected_version,
    )


def end_obligation(
    obligation: StandingObligation, *, last_day: date, by: Any, reason: str
) -> StandingObligation:
    return actions.end(
        obligation,
        last_day=last_day,
        by=by,
        permission=SENDS,
        event="obligation.ended",
        summary=f"“{obligation.title}” of {obligation.committee} ends {day(last_day)}",
        reason=reason,
    )


@transaction.atomic
def fulfil_obligation(
    obligation: StandingObligation,
    *,
    due_on: date,
    fulfilled_on: date,
    by: Any,
    report: AssuranceReport | None = None,
    referral: Referral | None = None,
    note: str = "",
) -> ObligationFulfilment:
    """What was due on one day was given: by a report, by something sent on, or as the note says."""
    locked = StandingObligation.objects.select_for_update(of=("self",)).get(pk=obligation.pk)
    row = ObligationFulfilment(
        obligation=locked,
        due_on=due_on,
        fulfilled_on=fulfilled_on,
        report=report,
        referral=referral,
        note=note.strip(),
    )
    kept = kept_days(locked)
    rule = check_fulfils(
        due_on=due_on,
        owed={*owed_days(locked, on=clock.today()), *kept},
        kept=kept,
        fulfilled_on=fulfilled_on,
        today=clock.today(),
        says_how=bool(report or referral or note.strip()),
    )
    return actions.create(
        row,
        by=by,
        permission=SENDS,
        event="obligation.fulfilled",
        summary=f"{locked.committee} gave “{locked.title}”, due {day(due_on)}",
        rules=[rule],
    )
