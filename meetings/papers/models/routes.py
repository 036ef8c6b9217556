"""Routes of sign-off as dated data, the steps of a submitted paper as they were on that day, and who signs for whom."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectivePeriod, EffectiveQuerySet, no_overlap
from governance.foundation.permissions import Anchor, icbs_where
from governance.models.committees import StructureQuerySet
from meetings.papers.models.papers import PaperVersion, SignOff
from meetings.papers.rules.routes import KINDS, NEEDED, SIGNERS, RouteStep, step_of


class SignOffRoute(EffectiveDated, Recorded):
    """Who signs a paper in which order, of an ICB or (before the ICB's) of one of its committees.

    The shape of `steps` is that of `meetings.papers.rules.routes`.
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="sign_off_routes")
    committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="sign_off_routes"
    )
    steps = models.JSONField(default=list)
    source = models.CharField("document and clause", max_length=300, blank=True)

    objects = StructureQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = [F("committee__name").asc(nulls_first=True), "effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            ExclusionConstraint(
                name="meetings_signoffroute_one_at_a_time",
                expressions=[
                    (EffectivePeriod(), RangeOperators.OVERLAPS),
                    ("icb", RangeOperators.EQUAL),
                    (Coalesce(F("committee"), Value(0)), RangeOperators.EQUAL),
                ],
                violation_error_message="Another route is in force on some of these days. End it first.",
            ),
        ]

    def __str__(self) -> str:
        return f"Sign-off route of {self.committee or self.icb}"

    def clean(self) -> None:
        super().clean()
        if self.committee is not None and self.committee.icb_id != self.icb_id:
            raise ValidationError({"committee": "This committee belongs to another ICB."})
        try:
            self.as_steps()
        except TypeError as error:
            raise ValidationError({"steps": "These steps have another shape than expected."}) from error

    def as_steps(self) -> list[RouteStep]:
        return [step_of(row) for row in self.steps]

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors() if self.committee is not None else (Anchor(self.icb_id),)


class SignOffStep(Recorded):
    """One step of one submission of a paper, frozen as the route was on that day; a signature is all that is added.

    `content_hash` is that of the content as submitted. `note` says why a step is not needed, or why it is signed
    again; `signature` may be older than the submission, where the content is still what was signed.
    """

    paper_version = models.ForeignKey(PaperVersion, models.PROTECT, related_name="steps")
    round = models.PositiveSmallIntegerField("which submission of this version")
    place = models.PositiveSmallIntegerField("place in the list")
    position = models.PositiveSmallIntegerField("place in the order")
    kind = models.CharField(max_length=14, choices=list(KINDS.items()))
    name = models.CharField(max_length=80)
    signer = models.CharField("who signs", max_length=10, choices=list(SIGNERS.items()))
    post = models.ForeignKey("governance.Post", models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("membership.Person", models.PROTECT, null=True, blank=True, related_name="+")
    needed = models.CharField("when it is needed", max_length=20, choices=list(NEEDED.items()))
    is_needed = models.BooleanField()
    note = models.CharField(max_length=300, blank=True)
    days = models.PositiveSmallIntegerField("working days before the deadline", null=True, blank=True)
    apart_from = models.PositiveSmallIntegerField(
        "place of the step whose signer may not sign this one", null=True, blank=True
    )
    content_hash = models.CharField(max_length=64)
    submitted_at = models.DateTimeField()
    signature = models.ForeignKey(SignOff, models.PROTECT, null=True, blank=True, related_name="steps")

    class Meta:
        app_label = "meetings"
        ordering = ["paper_version", "round", "place"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["paper_version", "round", "place"], name="meetings_signoffstep_once"
            ),
            models.CheckConstraint(
                condition=Q(is_needed=True) | Q(signature__isnull=True),
                name="meetings_signoffstep_only_needed_is_signed",
            ),
            models.CheckConstraint(
                condition=(Q(signer="post") & Q(post__isnull=False, person__isnull=True))
                | (Q(signer__in=("person", "sponsor")) & Q(person__isnull=False, post__isnull=True))
                | (Q(signer="holder") & Q(person__isnull=True, post__isnull=True))
                | Q(signer="sponsor", is_needed=False, post__isnull=True),
                name="meetings_signoffstep_names_its_signer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.paper_version}"

    @property
    def permission(self) -> str:
        """The right that a signature at this step asks for."""
        return Permission.CHANGE_AGENDA if self.kind == "secretariat" else Permission.SIGN_OFF_PAPER

    def anchors(self) -> tuple[Anchor, ...]:
        return self.paper_version.anchors()


class StandInQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Those whom it concerns, and whoever sees papers in preparation in their ICB."""
        if not getattr(user, "is_authenticated", False):
            return self.none()
        preparing = Q(icb__in=icbs_where(user, Permission.VIEW_DRAFTS, on=on))
        return self.filter(preparing | Q(absent__user=user) | Q(substitute__user=user))


class StandIn(EffectiveDated, Recorded):
    """While somebody is away, another signs for them; it ends by itself."""

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="stand_ins")
    absent = models.ForeignKey(
        "membership.Person", models.PROTECT, related_name="absences", verbose_name="who is away"
    )
    substitute = models.ForeignKey(
        "membership.Person", models.PROTECT, related_name="stands_in", verbose_name="who signs for them"
    )

    objects = StandInQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = ["-effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(effective_to__isnull=False),
                name="meetings_standin_ends",
                violation_error_message="Say the last day away: signing for somebody ends by itself.",
            ),
            no_overlap(
                name="meetings_standin_one_at_a_time",
                same=["absent"],
                message="Somebody signs for this person on some of these days already. End that first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.substitute} for {self.absent}"

    def clean(self) -> None:
        super().clean()
        for name in ("absent", "substitute"):
            person = getattr(self, name)
            if person is not None and person.icb_id != self.icb_id:
                raise ValidationError({name: "This person belongs to another ICB."})
        if self.effective_to is None:
            raise ValidationError({"effective_to": "Say the last day away: this ends by itself."})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)
