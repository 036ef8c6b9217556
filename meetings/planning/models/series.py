"""How a committee meets, as data: the pattern from which its years are made (R175–R178)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, grants_q
from meetings.enums import MeetingMode, SeriesNth, SeriesOpenness, SeriesPattern, SeriesShift, Weekday

MONTH = (MinValueValidator(1), MaxValueValidator(12))
LONGEST = 24 * 60 - 1


def _minutes(label: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(LONGEST)]
    )


def _starts(label: str) -> models.TimeField:
    return models.TimeField(label, null=True, blank=True)


class SeriesQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Patterns are work in preparation: for those who see drafts of the committee."""
        drafts = grants_q(
            user,
            Permission.VIEW_DRAFTS,
            on=on,
            icb="committee__icb_id",
            place="committee__place_id",
            committee="committee_id",
        )
        return self.filter(drafts)


class MeetingSeries(EffectiveDated, Recorded):
    """One recurrence of a committee, from one day to another. Times that are not set come from its terms of reference.

    A committee may have several, such as a formal one and one of workshops.
    """

    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="meeting_series")
    title = models.CharField("title of its meetings", max_length=200, blank=True)
    pattern = models.CharField("meets", max_length=16, choices=SeriesPattern.choices)
    every = models.PositiveSmallIntegerField(
        "every how many months or weeks", default=1, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    weekday = models.PositiveSmallIntegerField(
        "on which weekday", choices=Weekday.choices, null=True, blank=True
    )
    nth = models.SmallIntegerField("which one of the month", choices=SeriesNth.choices, null=True, blank=True)
    day_of_month = models.SmallIntegerField("on which day of the month", null=True, blank=True)
    shift = models.CharField(
        "on a weekend or bank holiday",
        max_length=8,
        choices=SeriesShift.choices,
        default=SeriesShift.KEEP,
    )
    months_without = ArrayField(
        models.PositiveSmallIntegerField(validators=MONTH),
        default=list,
        blank=True,
        verbose_name="months without a meeting",
    )
    follows = models.ForeignKey(
        "governance.Committee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name="follows the dates of",
    )
    followed_name = models.CharField("or of a body that is not in this portal", max_length=200, blank=True)
    followed_dates = ArrayField(
        models.DateField(), default=list, blank=True, verbose_name="dates of that body"
    )
    offset_days = models.SmallIntegerField(
        "so many days after it, negative for before",
        default=0,
        validators=[MinValueValidator(-60), MaxValueValidator(60)],
    )
    openness = models.CharField(max_length=24, choices=SeriesOpenness.choices)
    public_starts_at = _starts("public meetings start at")
    public_minutes = _minutes("length of a public meeting, minutes")
    private_starts_at = _starts("private meetings start at")
    private_minutes = _minutes("length of a private meeting, minutes")
    workshop_months = ArrayField(
        models.PositiveSmallIntegerField(validators=MONTH),
        default=list,
        blank=True,
        verbose_name="months with a workshop, date to be confirmed",
    )
    workshop_starts_at = _starts("workshops start at")
    workshop_minutes = _minutes("length of a workshop, minutes")
    venue = models.CharField(max_length=200, blank=True)
    private_venue = models.CharField("venue of private meetings, if another", max_length=200, blank=True)
    mode = models.CharField(max_length=12, choices=MeetingMode.choices, default=MeetingMode.IN_PERSON)
    public_access = models.TextField("how the public can attend", blank=True)

    objects = SeriesQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = ["committee", "-effective_from", "pk"]
        verbose_name = "series of meetings"
        verbose_name_plural = "series of meetings"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(pattern=SeriesPattern.MONTHLY_WEEKDAY)
                | Q(weekday__isnull=False, nth__isnull=False),
                name="meetings_meetingseries_weekday_of_month",
                violation_error_message="Say which weekday of the month, such as the fourth Thursday.",
            ),
            models.CheckConstraint(
                condition=~Q(pattern=SeriesPattern.WEEKLY) | Q(weekday__isnull=False),
                name="meetings_meetingseries_weekday",
                violation_error_message="Say on which weekday.",
            ),
            models.CheckConstraint(
                condition=~Q(pattern=SeriesPattern.MONTHLY_DAY)
                | Q(day_of_month=-1)
                | Q(day_of_month__gte=1, day_of_month__lte=31),
                name="meetings_meetingseries_day_of_month",
                violation_error_message="Give the day of the month, 1 to 31, or -1 for the last.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title or self.committee}, {self.get_pattern_display().lower()}"

    def clean(self) -> None:
        super().clean()
        aligned = self.pattern == SeriesPattern.ALIGNED
        if aligned and not self.follows_id and not self.followed_dates:
            raise ValidationError(
                {"follows": "Choose the committee whose dates it follows, or list the dates of that body."}
            )
        if self.follows_id and self.followed_dates:
            raise ValidationError(
                {"followed_dates": "These come from the committee above. Leave one of the two empty."}
            )
        if self.follows_id and self.follows_id == self.committee_id:
            raise ValidationError({"follows": "Choose another committee than this one."})
        for name, error in self._needed():
            raise ValidationError({name: error})

    def _needed(self) -> list[tuple[str, str]]:
        """What this pattern cannot do without; the database holds the same."""
        weekday = "Say on which weekday."
        wants: dict[str, list[tuple[str, bool, str]]] = {
            SeriesPattern.WEEKLY: [("weekday", self.weekday is None, weekday)],
            SeriesPattern.MONTHLY_WEEKDAY: [
                ("weekday", self.weekday is None, weekday),
                ("nth", self.nth is None, "Say which one of the month, such as the fourth."),
            ],
            SeriesPattern.MONTHLY_DAY: [
                (
                    "day_of_month",
                    self.day_of_month is None
                    or not (self.day_of_month == -1 or 1 <= self.day_of_month <= 31),
                    "Give the day, 1 to 31, or -1 for the last day of the month.",
                )
            ],
        }
        return [(name, words) for name, lacks, words in wants.get(self.pattern, []) if lacks]

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()
