"""Deputies: arranged, changed, ended (R163)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from governance.foundation import actions, words
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.periods import Period
from governance.models import Seat
from membership.models import DeputyArrangement, Person
from membership.permissions import KEEP_PEOPLE
from membership.rules.appointments import check_deputy_is_another, check_last_day, check_within
from membership.selectors.appointments import holdings_of


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
    reason: str = "",
) -> DeputyArrangement:
    """Name somebody who may stand in for the holder of a seat between two dates.

    `may_vote` and `counts_for_quorum` are "yes", "no" or "": unset follows the terms of reference.
    """
    arrangement = DeputyArrangement(
        seat=seat,
        person=person,
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


def check_deputy(arrangement: DeputyArrangement) -> Outcome:
    """Every rule on a deputy arrangement that is not saved yet."""
    seat = arrangement.seat
    period = Period(arrangement.effective_from, arrangement.effective_to)
    return first_not_met(
        check_within(
            period, outer=Period(seat.effective_from, seat.effective_to), what=f"The seat {seat.title}"
        ),
        check_deputy_is_another(person=arrangement.person_id, period=period, holders=holdings_of(seat)),
    )
