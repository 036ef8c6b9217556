"""How service areas work between place and system, on a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from delegation.models import Function, OperatingModel
from delegation.rules.operating import SOON, check_review
from delegation.selectors.facts import place_facts
from governance.foundation.outcome import Outcome
from governance.foundation.periods import Period
from governance.models import IntegratedCareBoard, Place

RELATED = ("icb", "function", "place", "reports_to", "accountable_post")


def operating_models_of(
    user: Any, *, on: date, rights_on: date, function: Function | None = None, place: Place | None = None
) -> QuerySet[OperatingModel]:
    """The records in force on that day that `user` may see: of a function, or that reach a place.

    A place is reached by its own records, by those of the places it lies in, and by those for the whole ICB.
    """
    rows = OperatingModel.objects.visible_to(user, on=rights_on).in_force(on).select_related(*RELATED)
    if function is not None:
        rows = rows.filter(function=function)
    if place is not None:
        facts = place_facts(place)
        rows = rows.filter(icb=place.icb_id).filter(
            Q(place__isnull=True) | Q(place__in=(facts.id, *facts.within))
        )
    return rows


def reviews_due(user: Any, icb: IntegratedCareBoard, *, on: date, rights_on: date) -> list[OperatingModel]:
    """The records in force on that day whose review is overdue, or due within 90 days; the oldest first."""
    rows = OperatingModel.objects.visible_to(user, on=rights_on).filter(icb=icb).in_force(on)
    due = rows.filter(review_by__lte=on + SOON).select_related(*RELATED).order_by("review_by", "pk")
    return [row for row in due if not review_of(row, on=on).ok]


def review_of(row: OperatingModel, *, on: date) -> Outcome:
    period = Period(row.effective_from, row.effective_to)
    return check_review(row.review_by, reviewed_on=row.reviewed_on, period=period, on=on)
