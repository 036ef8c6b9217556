"""Time-boxed reviews of how a service area works (R46)."""

from __future__ import annotations

from datetime import date, timedelta

from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period

SOON = timedelta(days=90)


def check_review(review_by: date | None, *, reviewed_on: date | None, period: Period, on: date) -> Outcome:
    """Is a review still ahead on that day, or done?

    Met: `operating_model.no_review`, `.review_ahead`, `.reviewed`, `.not_in_force`. Not met: `.review_due` within
    90 days, `.review_overdue` after its day. A day of review is a promise of the document, not of the law.
    """
    if review_by is None:
        return met("operating_model.no_review", clause="R46")
    if reviewed_on is not None and reviewed_on <= on:
        return met("operating_model.reviewed", clause="R46")
    if not period.covers(on):
        return met("operating_model.not_in_force", clause="R46")
    if review_by < on:
        reason = f"It was to be reviewed by {words.day(review_by)}."
        return not_met("operating_model.review_overdue", reason, clause="R46")
    if review_by <= on + SOON:
        return not_met(
            "operating_model.review_due", f"It is to be reviewed by {words.day(review_by)}.", clause="R46"
        )
    return met("operating_model.review_ahead", clause="R46")
