"""Deputies: arranged, agreed to by the chair, changed, ended (R163, LP63)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.foundation import actions, clock, ledger, words
from governance.foundation.audit import delete_recorded, snapshot
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.periods import Period
from governance.foundation.permissions import require
from governance.models import Seat
from membership.enums import DeputyKind
from membership.people.models import DeputyArrangement, Person
from membership.people.rules.appointments import check_last_day, check_not_started, check_within
from membership.people.rules.deputies import check_chair_agrees, check_deputy_is_another, check_one_meeting
from membership.people.selectors.appointments import holdings_of
from membership.people.selectors.deputies import chairs_of
from membership.permissions import AGREE_DEPUTY, KEEP_PEOPLE


def arrange_deputy(
    *,
    seat: Seat,
    person: Person,
    effective_from: date,
    by: Any,
    effective_to: date | None = None,
    may_vote: str = "",
    counts_for_quorum: str = "",
    note: str = "",
    kind: str = DeputyKind.STANDING,
    reason: str = "",
) -> DeputyArrangement:
    """Name somebody who may stand in for the holder of a seat between two dates, or for one meeting day.

    `may_vote` and `counts_for_quorum` are "yes", "no" or "": unset follows the terms of reference. With
    `kind="one_meeting"` the first day is the day of the meeting and the only one. Where the terms of reference ask
    for it the chair agrees afterwards, by `agree_to_deputy`.
    """
    if kind == DeputyKind.ONE_MEETING and effective_to is None:
        effective_to = effective_from
    arrangement = DeputyArrangement(
        seat=seat,
        person=person,
        kind=kind,
        effective_from=effective_from,
        effective_to=effective_to,
        may_vote=may_vote,
        counts_for_quorum=counts_for_quorum,
        note=note,
    )
    return actions.create(
        arrangement,
        by=by,
        permission=KEEP_PEOPLE,
        event="deputy.arranged",
        summary=f"{person} may deputise for {seat}, {words.period(effective_from, effective_to)}",
        reason=reason,
        rules=[check_deputy(arrangement)],
    )


def change_deputy(
    arrangement: DeputyArrangement,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> DeputyArrangement:
    """Change the dates of an arrangement, or whether the deputy votes and counts."""
    changed = DeputyArrangement.objects.select_related("seat", "person").get(pk=arrangement.pk)
    for name, value in values.items():
        setattr(changed, name, value)
    return actions.update(
        arrangement,
        values,
        by=by,
        permission=KEEP_PEOPLE,
        event="deputy.changed",
        summary=f"Changed how {changed.person} deputises for {changed.seat}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_deputy(changed)],
    )


def agree_to_deputy(
    arrangement: DeputyArrangement,
    *,
    approved_by: Person,
    approved_on: date,
    by: Any,
    reason: str = "",
) -> DeputyArrangement:
    """Record that the chair or deputy chair agreed to a deputy on a day (LP63).

    Asked of the chair, or of those who keep people and were told. Raises NotPermitted, or RuleNotMet when
    `approved_by` does not preside over the committee on that day.
    """
    seat = arrangement.seat
    rule = check_chair_agrees(
        deputy=arrangement.person_id,
        approver=approved_by.pk,
        approver_name=str(approved_by),
        chairs=[person.pk for person in chairs_of(seat.committee, on=approved_on)],
        on=approved_on,
    )
    return actions.update(
        arrangement,
        {"approved_by": approved_by, "approved_on": approved_on},
        by=by,
        permission=AGREE_DEPUTY,
        event="deputy.agreed",
        summary=f"{approved_by} agreed on {words.day(approved_on)} that {arrangement.person} may deputise for {seat}",
        reason=reason,
        rules=[rule],
    )


def end_deputy(
    arrangement: DeputyArrangement, *, last_day: date, by: Any, reason: str = ""
) -> DeputyArrangement:
    """End an arrangement: `last_day` is its last day in force."""
    period = Period(arrangement.effective_from, arrangement.effective_to)
    return actions.update(
        arrangement,
        {"effective_to": last_day},
        by=by,
        permission=KEEP_PEOPLE,
        event="deputy.ended",
        summary=f"{arrangement.person} no longer deputises for {arrangement.seat} after {words.day(last_day)}",
        reason=reason,
        rules=[check_last_day(last_day, period=period, what="This arrangement")],
    )


@transaction.atomic
def withdraw_deputy(arrangement: DeputyArrangement, *, by: Any, reason: str) -> None:
    """Take back an arrangement that has not begun; history and ledger keep that it was made."""
    require(by, KEEP_PEOPLE, arrangement)
    actions.obey(check_not_started(start=arrangement.effective_from, today=clock.today()))
    start = words.day(arrangement.effective_from)
    ledger.record(
        "deputy.withdrawn",
        by=by,
        icb=arrangement.person.icb,
        subject=arrangement,
        summary=f"{arrangement.person} will not deputise for {arrangement.seat} from {start}",
        reason=reason,
        before=snapshot(arrangement),
    )
    delete_recorded(arrangement, by=by, reason=reason)


def check_deputy(arrangement: DeputyArrangement) -> Outcome:
    """Every rule on a deputy arrangement that is not saved yet."""
    seat = arrangement.seat
    period = Period(arrangement.effective_from, arrangement.effective_to)
    return first_not_met(
        check_within(
            period, outer=Period(seat.effective_from, seat.effective_to), what=f"The seat {seat.title}"
        ),
        check_one_meeting(is_for_one_meeting=arrangement.kind == DeputyKind.ONE_MEETING, period=period),
        check_deputy_is_another(person=arrangement.person_id, period=period, holders=holdings_of(seat)),
    )
