"""A committee's review of its own year: begun, written, agreed by the committee, or given up (G17)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock, words
from governance.foundation.words import local_day
from governance.models import Committee
from meetings.conduct.models import Decision
from meetings.lifecycles import EFFECTIVENESS_LIFECYCLE
from meetings.record.models import EffectivenessReview
from meetings.record.rules.reviews import check_agreed, check_days, cleaned

RIGHT = Permission.RUN_MEETING


@transaction.atomic
def start_review(*, committee: Committee, first: date, last: date, by: Any) -> EffectivenessReview:
    """Begin the review of a period, first and last day included. One a period; a given-up one does not count."""
    row = EffectivenessReview(committee=committee, first_day=first, last_day=last)
    return actions.create(
        row,
        by=by,
        permission=RIGHT,
        event="effectiveness_review.started",
        summary=f"Began the review of {committee}, {words.period(first, last)}",
        rules=[check_days(first=first, last=last, today=clock.today())],
    )


@transaction.atomic
def write_review(
    review: EffectivenessReview,
    *,
    answers: Mapping[str, str],
    recommendations: str,
    by: Any,
    expected_version: int | None = None,
) -> EffectivenessReview:
    """Answers by the codes of `rules.reviews.QUESTIONS`; recommendations for the terms of reference."""
    return actions.update(
        review,
        {"answers": cleaned(answers), "recommendations": recommendations.strip()},
        by=by,
        permission=RIGHT,
        event="effectiveness_review.written",
        summary=f"Wrote the review of {_what(review)}",
        expected_version=expected_version,
        rules=[EFFECTIVENESS_LIFECYCLE.check(review.state, "edit")],
    )


@transaction.atomic
def agree_review(
    review: EffectivenessReview,
    *,
    decision: Decision,
    figures: Mapping[str, Any],
    by: Any,
    expected_version: int | None = None,
) -> EffectivenessReview:
    """The committee agreed it by this decision. `figures`: the report as it stood, as plain values; kept for good."""
    accepted = check_agreed(
        review.answers,
        is_own=decision.committee_id == review.committee_id,
        is_recorded=decision.is_recorded,
        outcome=decision.outcome,
        day=local_day(decision.decided_at) if decision.decided_at else None,
        first=review.first_day,
    )
    return actions.update(
        review,
        {
            "state": EFFECTIVENESS_LIFECYCLE.transition("agree").target,
            "decision": decision,
            "figures": dict(figures),
        },
        by=by,
        permission=RIGHT,
        event="effectiveness_review.agreed",
        summary=f"The committee agreed the review of {_what(review)} by {decision.reference}",
        expected_version=expected_version,
        rules=[EFFECTIVENESS_LIFECYCLE.check(review.state, "agree"), accepted],
    )


@transaction.atomic
def abandon_review(review: EffectivenessReview, *, because: str, by: Any) -> EffectivenessReview:
    return actions.update(
        review,
        {"state": EFFECTIVENESS_LIFECYCLE.transition("abandon").target},
        by=by,
        permission=RIGHT,
        event="effectiveness_review.abandoned",
        summary=f"Gave up the review of {_what(review)}",
        reason=because,
        rules=[EFFECTIVENESS_LIFECYCLE.check(review.state, "abandon")],
    )


def _what(review: EffectivenessReview) -> str:
    return f"{review.committee}, {words.period(review.first_day, review.last_day)}"
