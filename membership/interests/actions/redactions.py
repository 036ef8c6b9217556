"""Decisions to keep an interest, or its details, off the public register: the guardian's alone (LP39)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.foundation import clock, words
from governance.foundation.own_acts import alter, enter
from governance.foundation.periods import Period
from membership.interests.models import Interest, InterestRedaction
from membership.interests.rules.interests import check_redaction_ends
from membership.interests.selectors.rights import may_redact
from membership.people.rules.appointments import check_last_day

CHANGED = frozenset(
    {"scope", "ground", "decided_by", "decided_on", "review_due", "effective_from", "effective_to"}
)


def redact_interest(
    *,
    interest: Interest,
    scope: str,
    ground: str,
    decided_by: str,
    decided_on: date,
    effective_from: date,
    by: Any,
    effective_to: date | None = None,
    review_due: date | None = None,
    reason: str = "",
) -> InterestRedaction:
    """Keep an interest back, whole or its details, between two dates; it ends by itself after its last day.

    `ground` is private and stays out of the ledger. Raises NotPermitted, RuleNotMet or ValidationError.
    """
    redaction = InterestRedaction(
        interest=interest,
        scope=scope,
        ground=ground,
        decided_by=decided_by,
        decided_on=decided_on,
        effective_from=effective_from,
        effective_to=effective_to,
        review_due=review_due,
    )
    span = words.period(effective_from, effective_to)
    return enter(
        redaction,
        icb=interest.person.icb,
        right=may_redact(by, interest.person, on=clock.today()),
        by=by,
        event="interest_redaction.decided",
        summary=f"{redaction}, {span}",
        reason=reason,
        rules=[check_redaction_ends(effective_to=effective_to, review_due=review_due)],
    )


@transaction.atomic
def change_redaction(
    redaction: InterestRedaction,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> InterestRedaction:
    """Change a decision: its scope, ground, dates or the day it is looked at again."""
    if unknown := set(values) - CHANGED:
        raise TypeError(f"These cannot be set here: {sorted(unknown)}.")
    current = _locked(redaction)
    ends = {name: values.get(name, getattr(current, name)) for name in ("effective_to", "review_due")}
    return alter(
        current,
        values,
        icb=current.interest.person.icb,
        right=may_redact(by, current.interest.person, on=clock.today()),
        by=by,
        event="interest_redaction.changed",
        summary=f"Changed: {current}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_redaction_ends(**ends)],
    )


@transaction.atomic
def end_redaction(
    redaction: InterestRedaction, *, last_day: date, by: Any, reason: str = ""
) -> InterestRedaction:
    """From the day after `last_day` the interest is on the public register again, where it is public at all."""
    current = _locked(redaction)
    period = Period(current.effective_from, current.effective_to)
    return alter(
        current,
        {"effective_to": last_day},
        icb=current.interest.person.icb,
        right=may_redact(by, current.interest.person, on=clock.today()),
        by=by,
        event="interest_redaction.ended",
        summary=f"Ended: {current}, last day {words.day(last_day)}",
        reason=reason,
        rules=[check_last_day(last_day, period=period, what="This decision")],
    )


def _locked(redaction: InterestRedaction) -> InterestRedaction:
    rows = InterestRedaction.objects.select_for_update(of=("self",)).select_related("interest__person__icb")
    return rows.get(pk=redaction.pk)
