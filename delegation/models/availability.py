"""From when functions and money may be delegated at all (R75, R80)."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models

from delegation.enums import Availability, Covers
from delegation.models.functions import Function
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, icbs_of


class AvailabilityRuleQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class AvailabilityRule(EffectiveDated, Recorded):
    """Between its days, delegating (or giving a delegated budget) is not supported, or unlikely.

    "Committing resource at place is not supported in 2022/23 and unlikely in 2023/24" is two rules on budgets;
    "dental services come to the ICB in April 2023" is one on a function that ends on 31 March 2023.
    """

    icb = models.ForeignKey(
        "governance.IntegratedCareBoard", models.PROTECT, related_name="availability_rules"
    )
    function = models.ForeignKey(
        Function, models.PROTECT, null=True, blank=True, related_name="availability_rules"
    )
    covers = models.CharField("what it is about", max_length=20, choices=Covers.choices)
    availability = models.CharField(max_length=20, choices=Availability.choices)
    explanation = models.TextField("why, in a sentence")
    source = models.CharField("source: document and clause", max_length=300)

    objects = AvailabilityRuleQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "delegation"
        ordering = ["effective_from", "pk"]

    def __str__(self) -> str:
        about = self.function.title if self.function else "every function"
        return f"{self.get_covers_display()} of {about}: {self.get_availability_display().lower()}"

    def clean(self) -> None:
        super().clean()
        if self.function is not None and self.function.icb_id not in (None, self.icb_id):
            raise ValidationError({"function": "This function belongs to another ICB."})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)
