"""Who holds which seat or post when."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, IntegerField, Q
from django.db.models.functions import Cast

from governance.enums import PostStatus
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectivePeriod, no_overlap
from governance.foundation.permissions import Anchor
from membership.enums import AppointmentBasis, EndReason
from membership.people.models.people import HoldingQuerySet, Person


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
    nominated_by = models.ManyToManyField(
        "governance.Organisation", blank=True, related_name="nominations", verbose_name="nominated by"
    )
    nominated_on = models.DateField("nominated on", null=True, blank=True)
    nomination_letter = models.ForeignKey(
        "governance.StoredFile", models.PROTECT, null=True, blank=True, related_name="+"
    )
    nomination_filename = models.CharField("name of the letter's file", max_length=200, blank=True)
    electorate = models.CharField("who elected (R134)", max_length=200, blank=True)
    elected_on = models.DateField("election held on", null=True, blank=True)
    votes_received = models.PositiveIntegerField("votes received", null=True, blank=True)
    votes_cast = models.PositiveIntegerField("votes cast in all", null=True, blank=True)
    term_number = models.PositiveSmallIntegerField("number of the term", null=True, blank=True)
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="renewal", verbose_name="renews"
    )
    end_reason = models.CharField(max_length=20, choices=EndReason.choices, blank=True)
    handover_to = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="handovers", verbose_name="handed over to"
    )
    handover_note = models.TextField("what was handed over", blank=True)
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
            models.CheckConstraint(
                condition=Q(votes_received__isnull=True)
                | Q(votes_cast__isnull=True)
                | Q(votes_received__lte=F("votes_cast")),
                name="membership_appointment_votes_within_cast",
                violation_error_message="More votes were received than were cast.",
            ),
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
