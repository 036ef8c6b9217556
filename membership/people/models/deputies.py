"""Who may stand in for the holder of a seat."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from governance.enums import YesNo
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, no_overlap
from governance.foundation.permissions import Anchor
from membership.enums import DeputyKind
from membership.people.models.people import HoldingQuerySet, Person


class DeputyArrangement(EffectiveDated, Recorded):
    """Who may stand in for the holder of a seat (R163). Unset counting follows the terms of reference."""

    seat = models.ForeignKey("governance.Seat", models.PROTECT, related_name="deputies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="deputy_arrangements")
    kind = models.CharField(max_length=20, choices=DeputyKind.choices, default=DeputyKind.STANDING)
    may_vote = models.CharField(max_length=3, choices=YesNo.choices, blank=True, default="")
    counts_for_quorum = models.CharField(max_length=3, choices=YesNo.choices, blank=True, default="")
    approved_by = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_deputies",
        verbose_name="agreed by (chair)",
    )
    approved_on = models.DateField("agreed on", null=True, blank=True)
    note = models.TextField(blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "membership"
        ordering = ["-effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="membership_deputyarrangement_once",
                same=["seat", "person"],
                message="This person is already a deputy for this seat on some of these days.",
            ),
            models.CheckConstraint(
                condition=~Q(kind=DeputyKind.ONE_MEETING) | Q(effective_to=F("effective_from")),
                name="membership_deputyarrangement_one_day_for_one_meeting",
                violation_error_message="A deputy for one meeting is named for its day alone.",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_on__isnull=True)
                | Q(approved_by__isnull=False, approved_on__isnull=False),
                name="membership_deputyarrangement_approval_whole",
                violation_error_message="Say who agreed and on which day, both or neither.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} deputises for {self.seat}"

    def clean(self) -> None:
        super().clean()
        if self.seat_id and self.person_id and self.seat.committee.icb_id != self.person.icb_id:
            raise ValidationError("This seat belongs to another ICB.")

    def anchors(self) -> tuple[Anchor, ...]:
        return self.seat.anchors()
