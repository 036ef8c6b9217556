"""Anything that meets, its parts, posts and seats."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models

from governance.enums import BodyStatus, CommitteeKind, GovernanceForm, Openness, PostStatus, SeatCategory
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet, no_overlap
from governance.foundation.permissions import Anchor, icbs_of


class StructureQuerySet(EffectiveQuerySet):
    """Rows with an `icb`: structure is shared within an ICB's workspace."""

    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class OfCommitteeQuerySet(EffectiveQuerySet):
    """Rows with a `committee`: seen by whoever sees the committee."""

    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(committee__icb__in=icbs_of(user, on=on))


class Committee(EffectiveDated, Recorded):
    """A board, committee, joint committee, sub-committee, forum or council committee."""

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="committees")
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=80, blank=True)
    aliases = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        verbose_name="other names it goes by (R188)",
    )
    slug = models.SlugField(max_length=100, unique=True)
    reference_prefix = models.CharField("prefix of its references", max_length=12, blank=True)
    kind = models.CharField(max_length=30, choices=CommitteeKind.choices)
    form = models.CharField("governance form", max_length=30, choices=GovernanceForm.choices)
    target_form = models.CharField(max_length=30, choices=GovernanceForm.choices, blank=True)
    target_form_by = models.DateField("target form by", null=True, blank=True)
    status = models.CharField(max_length=20, choices=BodyStatus.choices, default=BodyStatus.ESTABLISHED)
    established_on = models.DateField(
        "established on", null=True, blank=True, help_text="Before this day it works in shadow form."
    )
    place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="committees"
    )
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="parent body"
    )
    reports_to = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="reported_to_by")
    convening_organisations = models.ManyToManyField(
        "governance.Organisation", blank=True, related_name="convened_committees"
    )
    secretariat = models.CharField(max_length=200, blank=True)
    venue = models.CharField("usual venue", max_length=200, blank=True)
    purpose = models.TextField("purpose, for the public", blank=True)
    public_voice = models.TextField("how citizens and service users are heard (R32)", blank=True)

    objects = StructureQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        if self.place is not None and self.place.icb_id != self.icb_id:
            raise ValidationError({"place": "This place belongs to another ICB."})
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": "A committee cannot be its own parent."})
            above = above.parent

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id, self.place_id, self.pk),)


class CommitteePart(EffectiveDated, Recorded):
    """Part 1 or Part 2 of one board: own purpose, openness, members, votes and end date (R158)."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="parts")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    purpose = models.TextField(blank=True)
    openness = models.CharField(max_length=10, choices=Openness.choices, default=Openness.PUBLIC)

    objects = OfCommitteeQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["committee", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="governance_committeepart_one_per_number",
                same=["committee", "number"],
                message="This committee already has a part with this number in these dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"Part {self.number}: {self.title}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()


class Post(EffectiveDated, Recorded):
    """An office such as Place Director; several employers make it a joint appointment (R133, R144)."""

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="posts")
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    employers = models.ManyToManyField("governance.Organisation", blank=True, related_name="posts")
    place = models.ForeignKey("governance.Place", models.PROTECT, null=True, blank=True, related_name="posts")
    reports_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="reports")
    status = models.CharField(max_length=20, choices=PostStatus.choices, default=PostStatus.SUBSTANTIVE)
    responsibilities = models.TextField(blank=True)

    objects = StructureQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id, self.place_id),)


class Seat(EffectiveDated, Recorded):
    """A place at the table, filled by an appointment."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="seats")
    part = models.ForeignKey(CommitteePart, models.PROTECT, null=True, blank=True, related_name="seats")
    title = models.CharField(max_length=200)
    category = models.CharField(max_length=30, choices=SeatCategory.choices)
    is_voting = models.BooleanField("has a vote", default=True)
    organisation = models.ForeignKey(
        "governance.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name="nominating or member organisation",
    )
    post = models.ForeignKey(
        Post,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name="held by the holder of",
    )
    nominee_allowed = models.BooleanField("the office-holder may nominate somebody (R35)", default=False)
    rule = models.CharField("rule that made it (clause)", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = OfCommitteeQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["committee", "position", "title"]

    def __str__(self) -> str:
        return f"{self.title}, {self.committee}"

    def clean(self) -> None:
        super().clean()
        if self.part is not None and self.part.committee_id != self.committee_id:
            raise ValidationError({"part": "This part belongs to another committee."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()
