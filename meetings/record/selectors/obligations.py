"""Standing obligations: of a committee, how each stands on a day, and what fulfilled it (R183)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from governance.models import Committee, IntegratedCareBoard
from meetings.record.models import AssuranceReport, ObligationFulfilment, Referral, StandingObligation
from meetings.record.rules.obligations import OVERDUE, SOON, Standing, due_days, standing_of


def obligations_of(committee: Committee, user: Any, *, on: date) -> list[StandingObligation]:
    """In force on that day, as far as this person may read them."""
    rows = StandingObligation.objects.visible_to(user, on=on).filter(committee=committee).in_force(on)
    return list(rows.select_related("to_committee").prefetch_related("fulfilments"))


def how_it_stands(obligation: StandingObligation, *, on: date) -> Standing:
    return standing_of(
        first=obligation.first_due_on,
        every_months=obligation.every_months,
        last_day=obligation.effective_to,
        kept=kept_days(obligation),
        today=on,
    )


def kept_days(obligation: StandingObligation) -> set[date]:
    return {row.due_on for row in obligation.fulfilments.all()}


def owed_days(obligation: StandingObligation, *, on: date) -> list[date]:
    """The days that are not kept, with those of the coming year, so that it can be given ahead of its day."""
    days = due_days(
        first=obligation.first_due_on,
        every_months=obligation.every_months,
        last_day=obligation.effective_to,
        until=on + timedelta(days=366),
    )
    kept = kept_days(obligation)
    return [one for one in days if one not in kept]


def fulfilments_of(obligation: StandingObligation) -> list[ObligationFulfilment]:
    return list(obligation.fulfilments.select_related("referral", "report"))


def ways_to_fulfil(
    obligation: StandingObligation, user: Any, *, on: date
) -> tuple[QuerySet[AssuranceReport], QuerySet[Referral]]:
    """Reports and matters that this committee sent to whom it owes this."""
    to = (
        {"to_committee": obligation.to_committee}
        if obligation.to_committee
        else {"to_body": obligation.to_body}
    )
    reports = AssuranceReport.objects.visible_to(user, on=on).filter(
        committee=obligation.committee, state="sent", **to
    )
    sent = Referral.objects.visible_to(user, on=on).filter(from_committee=obligation.committee, **to)
    return reports, sent.exclude(state="withdrawn")


def to_look_at(user: Any, icb: IntegratedCareBoard, *, on: date) -> list[tuple[StandingObligation, Standing]]:
    """Overdue, or due soon, in the ICB."""
    rows: Iterable[StandingObligation] = (
        StandingObligation.objects.visible_to(user, on=on)
        .filter(committee__icb=icb)
        .in_force(on)
        .select_related("committee__icb", "committee__place", "to_committee")
        .prefetch_related("fulfilments")
    )
    found = [(row, how_it_stands(row, on=on)) for row in rows]
    late = [pair for pair in found if pair[1].state in (OVERDUE, SOON)]
    return sorted(late, key=lambda pair: (pair[1].next_due or date.max, pair[0].pk))
