"""Functions: what bodies may or must do, as a tree, and the other names that they go by."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, icbs_of


class FunctionQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        icbs = icbs_of(user, on=on)
        return self.filter(Q(icb__isnull=True) | Q(icb__in=icbs)) if icbs else self.none()


class Function(Recorded):
    """Something a body may or must do; a tree, because a function can be split (R29). No ICB = shared catalogue."""

    icb = models.ForeignKey(
        "governance.IntegratedCareBoard", models.PROTECT, null=True, blank=True, related_name="functions"
    )
    code = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    group = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    legal_source = models.CharField(max_length=300, blank=True)
    caveat = models.TextField("what the words expressly do not mean (R96)", blank=True)
    non_delegable_by_law = models.BooleanField(default=False)
    non_delegable_citation = models.CharField(max_length=300, blank=True)

    objects = FunctionQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        above = self.parent
        if above is not None and above.icb_id not in (None, self.icb_id):
            raise ValidationError({"parent": "This function belongs to another ICB."})
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": "A function cannot be part of itself."})
            above = above.parent

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class FunctionAliasQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class FunctionAlias(Recorded):
    """Another name of a function in an ICB's own documents; an import matches by it."""

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="function_aliases")
    function = models.ForeignKey(Function, models.PROTECT, related_name="aliases")
    text = models.CharField("other name", max_length=300)

    objects = FunctionAliasQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["text"]
        verbose_name_plural = "function aliases"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                "icb",
                Lower("text"),
                name="delegation_functionalias_once",
                violation_error_message="This name already stands for a function of this ICB.",
            )
        ]

    def __str__(self) -> str:
        return self.text

    def clean(self) -> None:
        super().clean()
        if self.function_id and self.function.icb_id not in (None, self.icb_id):
            raise ValidationError({"function": "This function belongs to another ICB."})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)
