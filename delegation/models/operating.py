"""How a service area works between place and system, and until when that is looked at again (R38, R43–R47)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from delegation.models.functions import Function
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet, no_overlap
from governance.foundation.permissions import Anchor, icbs_of

YEAR = re.compile(r"(\d{4})/(\d{2})")
SAME_DAYS = "This area already has an operating model here on some of these days. End that one first."
POST = "governance.Post"


class OperatingModelQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class OperatingModel(EffectiveDated, Recorded):
    """What place does and what the system does in one service area, with the team behind it.

    It gives no authority: that is the scheme's. Without a place it is for the whole ICB; a place may arrange the
    same area differently by a record of its own (R45). A change of team or line on a day is a new record (R40).
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="operating_models")
    function = models.ForeignKey(Function, models.PROTECT, related_name="operating_models")
    place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="operating_models"
    )
    place_responsibilities = models.TextField("what place does, one a line", blank=True)
    system_responsibilities = models.TextField("what the system does, one a line", blank=True)
    team = models.TextField("the team that supports it", blank=True)
    reports_to = models.ForeignKey(POST, models.PROTECT, null=True, blank=True, related_name="teams_of_areas")
    reports_to_team = models.CharField("reports to, where it is not a post", max_length=200, blank=True)
    further_lines = models.TextField("further lines of a matrix, one a line (R43)", blank=True)
    focus_year = models.CharField("year of the present focus, such as 2022/23", max_length=7, blank=True)
    focus = models.TextField("focus in that year, one a line", blank=True)
    later_year = models.CharField("year of the later work, such as 2023/24", max_length=7, blank=True)
    later_work = models.TextField("work for later, one a line", blank=True)
    restrictions = models.TextField("constraints, one a line", blank=True)
    strategy = models.TextField("link to the Health and Wellbeing strategy (R47)", blank=True)
    accountable_post = models.ForeignKey(
        POST, models.PROTECT, null=True, blank=True, related_name="accountable_for_areas"
    )
    accountable_note = models.CharField("until when, or why, in a sentence (R44)", max_length=300, blank=True)
    review_by = models.DateField("to be reviewed by", null=True, blank=True)
    review_question = models.CharField("what the review settles (R46)", max_length=500, blank=True)
    reviewed_on = models.DateField("reviewed on", null=True, blank=True)
    source = models.CharField("source: document and clause", max_length=300)

    objects = OperatingModelQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "delegation"
        ordering = ["function__title", "place__name", "effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="delegation_operatingmodel_one_per_place",
                same=["icb", "function", "place"],
                condition=Q(place__isnull=False),
                message=SAME_DAYS,
            ),
            no_overlap(
                name="delegation_operatingmodel_one_for_the_icb",
                same=["icb", "function"],
                condition=Q(place__isnull=True),
                message=SAME_DAYS,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.function.title}, {self.place.name if self.place else 'the whole ICB'}"

    def clean(self) -> None:
        super().clean()
        own = {
            "place": self.place,
            "reports_to": self.reports_to,
            "accountable_post": self.accountable_post,
            "function": self.function,
        }
        for name, row in own.items():
            if row is not None and row.icb_id not in (None, self.icb_id):
                raise ValidationError({name: "This belongs to another ICB."})
        for name in ("focus_year", "later_year"):
            if getattr(self, name) and not is_financial_year(getattr(self, name)):
                raise ValidationError({name: "Write a financial year such as 2023/24."})
        if self.focus and not self.focus_year:
            raise ValidationError({"focus_year": "Say in which financial year this is the focus."})
        if self.later_work and not self.later_year:
            raise ValidationError({"later_year": "Say for which financial year this work is meant."})
        if self.review_by and self.effective_from and self.review_by < self.effective_from:
            raise ValidationError({"review_by": "The review comes after the first day."})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id, self.place_id),)


def is_financial_year(text: str) -> bool:
    """2023/24: four digits, and the last two of the year after."""
    said = YEAR.fullmatch(text)
    return said is not None and (int(said[1]) + 1) % 100 == int(said[2])
