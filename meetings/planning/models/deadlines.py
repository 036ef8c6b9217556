"""Rules by which the deadlines around a meeting are counted, as dated data."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower

from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectivePeriod
from governance.foundation.permissions import Anchor
from governance.models.committees import StructureQuerySet
from meetings.enums import DeadlineKind, DeadlineUnit
from meetings.planning.rules.deadline_rules import PARAMETERS, WHICH_MEETINGS
from meetings.planning.rules.deadline_words import WEEKDAYS

LONGEST = 366  # days, weeks or the n-th day of a week
NOT_IN_TERMS = (
    "Terms of reference and standing orders hold no number of days for this. Say how it is counted."
)
FROM_TERMS = "Leave this empty: the number comes from the terms of reference or standing orders."
NTH = "1 is the last such day before the meeting, or the first one after it."
FOR_NONE = "Say for which meetings this deadline holds."


def one_at_a_time(meetings: str) -> ExclusionConstraint:
    """Not two rules of one kind and name, of the same body, for the same sort of meeting on one day."""
    return ExclusionConstraint(
        name=f"meetings_deadlinerule_one_for_{meetings}",
        expressions=[
            (EffectivePeriod(), RangeOperators.OVERLAPS),
            ("icb", RangeOperators.EQUAL),
            (Coalesce(F("committee"), Value(0)), RangeOperators.EQUAL),
            ("kind", RangeOperators.EQUAL),
            (Lower("name"), RangeOperators.EQUAL),
        ],
        condition=Q(**{f"for_{meetings}": True}),
        violation_error_message="Another rule for this deadline is in force on some of these days. End it first.",
    )


class DeadlineRule(EffectiveDated, Recorded):
    """One deadline, of an ICB or (before the ICB's) of one of its committees.

    With the unit "terms" the number of days is that of the terms of reference or standing orders in force on the day,
    and nothing is typed twice.
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="deadline_rules")
    committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="deadline_rules"
    )
    kind = models.CharField("what is due", max_length=14, choices=DeadlineKind.choices)
    name = models.CharField("its name", max_length=80, blank=True)
    unit = models.CharField("counted in", max_length=14, choices=DeadlineUnit.choices)
    amount = models.PositiveSmallIntegerField(
        "how many", null=True, blank=True, validators=[MaxValueValidator(LONGEST)]
    )
    weekday = models.PositiveSmallIntegerField(
        "which day of the week", null=True, blank=True, choices=list(enumerate(WEEKDAYS))
    )
    is_after = models.BooleanField("after the meeting", default=False)
    cut_off = models.TimeField("by which hour", null=True, blank=True)
    for_public = models.BooleanField("public meetings", default=True)
    for_private = models.BooleanField("private meetings", default=True)
    for_workshop = models.BooleanField("workshops", default=False)
    source = models.CharField("document and clause", max_length=300, blank=True)

    objects = StructureQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = ["kind", "name", "committee__name", "effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            *(one_at_a_time(kind) for kind in WHICH_MEETINGS),
            models.CheckConstraint(
                condition=Q(for_public=True) | Q(for_private=True) | Q(for_workshop=True),
                name="meetings_deadlinerule_for_some_meeting",
                violation_error_message=FOR_NONE,
            ),
            models.CheckConstraint(
                condition=Q(unit="terms", amount__isnull=True) | (~Q(unit="terms") & Q(amount__isnull=False)),
                name="meetings_deadlinerule_amount_or_terms",
                violation_error_message="Say how many, or take the number from the terms of reference.",
            ),
            models.CheckConstraint(
                condition=Q(unit="weekday", weekday__isnull=False, amount__gte=1)
                | (~Q(unit="weekday") & Q(weekday__isnull=True)),
                name="meetings_deadlinerule_weekday_named",
                violation_error_message="Say which day of the week, and the how manieth of them.",
            ),
            models.CheckConstraint(
                condition=(Q(kind="other") & ~Q(name="")) | (~Q(kind="other") & Q(name="")),
                name="meetings_deadlinerule_other_is_named",
                violation_error_message="Only a deadline of another kind has a name of its own, and it needs one.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.committee or self.icb}"

    @property
    def title(self) -> str:
        """What is due, in words."""
        return self.name or self.get_kind_display()

    def clean(self) -> None:
        super().clean()
        kind = PARAMETERS.get(self.kind)
        counts, by_weekday = self.unit != DeadlineUnit.TERMS, self.unit == DeadlineUnit.WEEKDAY
        is_other = self.kind == DeadlineKind.OTHER
        foreign = self.committee is not None and self.committee.icb_id != self.icb_id
        side = "after" if kind is not None and kind.is_after else "before"
        refusals = (
            (foreign, "committee", "This committee belongs to another ICB."),
            (not counts and kind is None, "unit", NOT_IN_TERMS),
            (counts and self.amount is None, "amount", "Say how many."),
            (not counts and self.amount is not None, "amount", FROM_TERMS),
            (by_weekday and self.weekday is None, "weekday", "Say which day of the week."),
            (by_weekday and self.amount == 0, "amount", NTH),
            (
                not by_weekday and self.weekday is not None,
                "weekday",
                "This goes with “a day of the week” only.",
            ),
            (is_other and not self.name.strip(), "name", "Give this deadline a name."),
            (not is_other and self.name, "name", "Leave this empty: this deadline has its name already."),
            (
                kind is not None and self.is_after != kind.is_after,
                "is_after",
                f"This lies {side} the meeting.",
            ),
            (not any((self.for_public, self.for_private, self.for_workshop)), "for_public", FOR_NONE),
        )
        wrong = {field: words for is_wrong, field, words in refusals if is_wrong}
        if wrong:
            raise ValidationError(wrong)

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors() if self.committee is not None else (Anchor(self.icb_id),)
