"""People, and who holds which seat or post when."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import IntegerField, Q
from django.db.models.functions import Cast

from governance.enums import PostStatus, YesNo
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectivePeriod, EffectiveQuerySet, no_overlap
from governance.foundation.permissions import Anchor, icbs_of
from membership.enums import AppointmentBasis, EndReason


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class Person(Recorded):
    """Somebody who holds seats or posts; contact data is never public."""

    kept_out_of_ledger = ("email", "phone")

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="people")
    name = models.CharField(max_length=200)
    honorific = models.CharField("title", max_length=40, blank=True)
    slug = models.SlugField(max_length=120, unique=True)
    job_title = models.CharField("main job title", max_length=200, blank=True)
    employers = models.ManyToManyField("governance.Organisation", blank=True, related_name="employees")
    email = models.EmailField("e-mail (private)", blank=True)
    phone = models.CharField("telephone (private)", max_length=40, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        app_label = "membership"
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}".strip()

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class HoldingQuerySet(EffectiveQuerySet):
    """Appointments and deputies: visible in the workspace of the ICB whose person it is."""

    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(person__icb__in=icbs_of(user, on=on))


def shared_or_alone(held: str) -> ExclusionConstraint:
    """On one day a seat or post is held by one person alone, or by sharers only: never by both kinds."""
    return ExclusionConstraint(
        name=f"membership_appointment_{held}_shared_or_alone",
        expressions=[
            (EffectivePeriod(), RangeOperators.OVERLAPS),
            (held, RangeOperators.EQUAL),
            (Cast("is_job_share", IntegerField()), RangeOperators.NOT_EQUAL),
        ],
        condition=Q(**{f"{held}__isnull": False}),
        violation_error_message=f"This {held} is held alone on some of these days. Mark every holder as sharing it.",
    )


class Appointment(EffectiveDated, Recorded):
    """A person in a seat or in a post between two dates, first and last day included."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="appointments")
    seat = models.ForeignKey(
        "governance.Seat", models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    post = models.ForeignKey(
        "governance.Post", models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    basis = models.CharField(max_length=20, choices=AppointmentBasis.choices)
    status = models.CharField(max_length=20, choices=PostStatus.choices, default=PostStatus.SUBSTANTIVE)
    on_behalf_of = models.ForeignKey(
        "governance.Organisation", models.PROTECT, null=True, blank=True, related_name="appointments"
    )
    is_job_share = models.BooleanField("shares the seat or post", default=False)
    end_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)
    note = models.TextField(blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "membership"
        ordering = ["-effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(seat__isnull=True) ^ Q(post__isnull=True),
                name="membership_appointment_seat_or_post",
                violation_error_message="Choose a seat or a post, one of the two.",
            ),
            no_overlap(
                name="membership_appointment_one_holder_per_seat",
                same=["seat"],
                condition=Q(seat__isnull=False, is_job_share=False),
                message="Somebody else holds this seat on some of these days. End that appointment first, "
                "or mark both as sharing the seat.",
            ),
            no_overlap(
                name="membership_appointment_one_holder_per_post",
                same=["post"],
                condition=Q(post__isnull=False, is_job_share=False),
                message="Somebody else holds this post on some of these days. End that appointment first, "
                "or mark both as sharing the post.",
            ),
            no_overlap(
                name="membership_appointment_person_once_per_seat",
                same=["person", "seat"],
                condition=Q(seat__isnull=False),
                message="This person already holds this seat on some of these days.",
            ),
            no_overlap(
                name="membership_appointment_person_once_per_post",
                same=["person", "post"],
                condition=Q(post__isnull=False),
                message="This person already holds this post on some of these days.",
            ),
            shared_or_alone("seat"),
            shared_or_alone("post"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.held}"

    @property
    def held(self) -> Any:
        """The seat or the post."""
        return self.seat or self.post

    @property
    def icb_id(self) -> int:
        return self.person.icb_id

    def clean(self) -> None:
        super().clean()
        held = self.held
        if held is None:
            return
        held_icb = held.committee.icb_id if self.seat_id else held.icb_id
        if self.person_id and held_icb != self.person.icb_id:
            raise ValidationError("This seat or post belongs to another ICB.")
        if self.effective_from and self.effective_from < held.effective_from:
            raise ValidationError({"effective_from": f"It exists from {held.effective_from:%-d %B %Y} only."})
        if held.effective_to and (self.effective_to is None or self.effective_to > held.effective_to):
            raise ValidationError(
                {"effective_to": f"It ends on {held.effective_to:%-d %B %Y}: give that day or earlier."}
            )

    def anchors(self) -> tuple[Anchor, ...]:
        return self.held.anchors()


class DeputyArrangement(EffectiveDated, Recorded):
    """Who may stand in for the holder of a seat (R163). Unset counting follows the terms of reference."""

    seat = models.ForeignKey("governance.Seat", models.PROTECT, related_name="deputies")
    person = models.ForeignKey(Person, models.PROTECT, related_name="deputy_arrangements")
    may_vote = models.CharField(max_length=3, choices=YesNo.choices, blank=True, default="")
    counts_for_quorum = models.CharField(max_length=3, choices=YesNo.choices, blank=True, default="")
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
        ]

    def __str__(self) -> str:
        return f"{self.person} deputises for {self.seat}"

    def clean(self) -> None:
        super().clean()
        if self.seat_id and self.person_id and self.seat.committee.icb_id != self.person.icb_id:
            raise ValidationError("This seat belongs to another ICB.")

    def anchors(self) -> tuple[Anchor, ...]:
        return self.seat.anchors()
