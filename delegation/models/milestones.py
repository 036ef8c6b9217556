"""The milestone plan, and what a phase of the roadmap is to deliver, with dated notes of progress (R77, R103)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from delegation.enums import AssuranceCondition, Progress
from delegation.models.roadmap import RoadmapPhase
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, icbs_of


class MilestoneQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class Milestone(Recorded):
    """Something to be done by a day, who sees to it, and what it shows. Its status is told by its notes alone.

    Without a due day none is set, which is not the same as not being late. With a phase it is a deliverable of it.
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="milestones")
    place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    phase = models.ForeignKey(
        RoadmapPhase,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deliverables",
        verbose_name="deliverable of the phase",
    )
    title = models.CharField(max_length=300)
    evidences = models.CharField("what it evidences", max_length=500, blank=True)
    conditions = ArrayField(
        models.CharField(max_length=20, choices=AssuranceCondition.choices),
        default=list,
        blank=True,
        verbose_name="shows accountability of the system for (R102)",
    )
    owner_post = models.ForeignKey(
        "governance.Post", models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    owner_committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    due_on = models.DateField("due by", null=True, blank=True)
    source = models.CharField("source: document and clause", max_length=300)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(owner_post__isnull=True) | Q(owner_committee__isnull=True),
                name="delegation_milestone_one_owner",
                violation_error_message="Name a post or a committee, not both.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def owner(self) -> Any:
        """The post or committee; None where none is set."""
        return self.owner_post or self.owner_committee

    def clean(self) -> None:
        super().clean()
        for name in ("place", "phase", "owner_post", "owner_committee"):
            row = getattr(self, name)
            if row is not None and row.icb_id != self.icb_id:
                raise ValidationError({name: "This belongs to another ICB."})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id, self.place_id),)


class MilestoneNoteQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(milestone__icb__in=icbs_of(user, on=on))


class MilestoneNote(Recorded):
    """How a milestone stood on a day, and what shows it."""

    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="notes")
    noted_on = models.DateField("as on")
    status = models.CharField("status", max_length=20, choices=Progress.choices)
    evidence = models.TextField("what shows it", max_length=4000)

    objects = MilestoneNoteQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["-noted_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.milestone.title}: {self.get_status_display()}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.milestone.anchors()
