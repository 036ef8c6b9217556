"""The roadmap of a system or place: phases in years, and the indicators by which each is judged (R77)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from delegation.enums import ReadingState
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, icbs_of


class RoadmapPhaseQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class RoadmapPhase(Recorded):
    """A span of years with an aim. Without a place it is on the roadmap of the whole ICB.

    What a phase is to deliver are its milestones (`Milestone.phase`), so that both plans tell progress in one way.
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="roadmap_phases")
    place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="roadmap_phases"
    )
    title = models.CharField(max_length=200)
    first_day = models.DateField("first day")
    last_day = models.DateField("last day")
    aim = models.TextField("aim", blank=True)
    indicators_wanted = models.PositiveSmallIntegerField(
        "number of indicators to be agreed", null=True, blank=True, validators=[MinValueValidator(1)]
    )
    source = models.CharField("source: document and clause", max_length=300)

    objects = RoadmapPhaseQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["place__name", "first_day", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="delegation_roadmapphase_days_in_order",
                violation_error_message="The last day must not be before the first day.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.place is not None and self.place.icb_id != self.icb_id:
            raise ValidationError({"place": "This belongs to another ICB."})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id, self.place_id),)


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(phase__icb__in=icbs_of(user, on=on))


class Indicator(Recorded):
    """What is measured in a phase, and the target in words."""

    phase = models.ForeignKey(RoadmapPhase, models.PROTECT, related_name="indicators")
    measures = models.CharField("what is measured", max_length=300)
    target = models.CharField("target in words", max_length=500, blank=True)
    source = models.CharField("source: document and clause", max_length=300)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["phase__first_day", "pk"]

    def __str__(self) -> str:
        return self.measures

    def anchors(self) -> tuple[Anchor, ...]:
        return self.phase.anchors()


class IndicatorReadingQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(indicator__phase__icb__in=icbs_of(user, on=on))


class IndicatorReading(Recorded):
    """How an indicator stood on a day. "Not yet measured" is a state, and says no value."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="readings")
    read_on = models.DateField("day of the reading")
    state = models.CharField("state", max_length=20, choices=ReadingState.choices)
    value = models.CharField("reading in words", max_length=300, blank=True)
    source = models.CharField("where it is from", max_length=300, blank=True)

    objects = IndicatorReadingQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["-read_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state=ReadingState.NOT_MEASURED) | Q(value=""),
                name="delegation_indicatorreading_unmeasured_says_no_value",
                violation_error_message="What is not yet measured has no reading. Choose another state, or empty it.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator.measures}: {self.get_state_display()}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.indicator.anchors()
