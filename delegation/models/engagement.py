"""Engagement: which groups were asked, how they took it on which day, and what concerned them (R74)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models

from delegation.enums import StanceKind
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, icbs_of

SAME_NAME = "This ICB has one of this name already."


class OfAnICB(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class StakeholderGroup(Recorded):
    """A group as a document names it: it is no organisation, and holds nothing."""

    icb = models.ForeignKey(
        "governance.IntegratedCareBoard", models.PROTECT, related_name="stakeholder_groups"
    )
    name = models.CharField(max_length=200)
    note = models.CharField("who belongs to it", max_length=500, blank=True)

    objects = OfAnICB.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["icb", "name"],
                name="delegation_stakeholdergroup_one_name",
                violation_error_message=SAME_NAME,
            )
        ]

    def __str__(self) -> str:
        return self.name

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class ConcernTheme(Recorded):
    """What a concern is about, such as the future of clinical leadership."""

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="concern_themes")
    title = models.CharField("theme", max_length=200)
    meaning = models.TextField("what is meant", blank=True)
    source = models.CharField("source: document and clause", max_length=300)

    objects = OfAnICB.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["title", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["icb", "title"],
                name="delegation_concerntheme_one_title",
                violation_error_message=SAME_NAME,
            )
        ]

    def __str__(self) -> str:
        return self.title

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class StanceQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(group__icb__in=icbs_of(user, on=on))


class Stance(Recorded):
    """What one group said of one proposal on one day; a later statement on it takes its place from its own day."""

    group = models.ForeignKey(StakeholderGroup, models.PROTECT, related_name="stances")
    proposal = models.CharField("what was proposed", max_length=300)
    stance = models.CharField("how it was taken", max_length=20, choices=StanceKind.choices)
    stated_on = models.DateField("stated on")
    themes = models.ManyToManyField(
        ConcernTheme, blank=True, related_name="stances", verbose_name="themes of concern"
    )
    said = models.TextField("in their words", blank=True)
    source = models.CharField("source: document and clause", max_length=300)

    objects = StanceQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["-stated_on", "group__name", "pk"]

    def __str__(self) -> str:
        return f"{self.group.name}: {self.get_stance_display()}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.group.anchors()
