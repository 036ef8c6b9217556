"""Effective dating: two inclusive dates on a row, and a database that refuses overlaps.

`effective_from` is the first day in force and `effective_to` the last; an empty `effective_to` means open.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value


class EffectivePeriod(Func):
    """`daterange(from, to, '[]')` in SQL."""

    function = "daterange"
    output_field = DateRangeField()

    def __init__(self, start: str = "effective_from", end: str = "effective_to", **extra: Any) -> None:
        super().__init__(F(start), F(end), Value("[]"), **extra)


def in_force_q(on: date, prefix: str = "") -> Q:
    """The filter "in force on this day", for a relation path such as `seat__`."""
    return Q(**{f"{prefix}effective_from__lte": on}) & not_ended_q(on, prefix)


def not_ended_q(on: date, prefix: str = "") -> Q:
    """The filter "in force on this day or later", for a relation path such as `committee__`."""
    return Q(**{f"{prefix}effective_to__isnull": True}) | Q(**{f"{prefix}effective_to__gte": on})


class EffectiveQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        """Rows in force on `on`, first and last day included."""
        return self.filter(in_force_q(on))


class EffectiveDated(models.Model):
    """Abstract: a row that is in force from one day to another."""

    effective_from = models.DateField("in force from")
    effective_to = models.DateField("in force to (last day)", null=True, blank=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_to__isnull=True) | Q(effective_to__gte=F("effective_from")),
                name="%(app_label)s_%(class)s_dates_in_order",
                violation_error_message="The last day must not be before the first day.",
            )
        ]

    def clean(self) -> None:
        """Before the database computes with the two dates: a span that ends before it starts is an error to it."""
        super().clean()
        if self.effective_from and self.effective_to and self.effective_to < self.effective_from:
            raise ValidationError({"effective_to": "The last day must not be before the first day."})

    def is_in_force(self, on: date) -> bool:
        return self.effective_from <= on and (self.effective_to is None or on <= self.effective_to)


def no_overlap(
    *, name: str, same: Sequence[str], message: str, condition: Q | None = None
) -> ExclusionConstraint:
    """A constraint that no two rows with equal `same` fields are in force on one day."""
    return ExclusionConstraint(
        name=name,
        expressions=[
            (EffectivePeriod(), RangeOperators.OVERLAPS),
            *((field, RangeOperators.EQUAL) for field in same),
        ],
        condition=condition,
        violation_error_message=message,
    )
