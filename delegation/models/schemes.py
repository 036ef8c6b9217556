"""Schemes of reservation and delegation, and their versions."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from delegation.enums import SCHEME_VERSION_LIFECYCLE, SchemeKind
from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet, no_overlap
from governance.foundation.permissions import Anchor, grants_q, icbs_of, icbs_where


class SchemeQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class Scheme(Recorded):
    """A register of who may decide what; an ICB may keep several kinds (LP92-LP93)."""

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="schemes")
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(
        max_length=20, choices=SchemeKind.choices, default=SchemeKind.RESERVATION_AND_DELEGATION
    )
    residual_clause = models.TextField("where everything unlisted goes (LP97)", blank=True)

    objects = SchemeQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


def visible_versions(user: Any, *, on: date, prefix: str = "") -> Q:
    """Adopted versions for everybody who works in the ICB; others for those who see them in preparation."""
    adopted = Q(**{f"{prefix}state": "adopted", f"{prefix}scheme__icb__in": icbs_of(user, on=on)})
    return adopted | prepared_versions(user, on=on, prefix=prefix)


def prepared_versions(user: Any, *, on: date, prefix: str = "") -> Q:
    """Versions whose preparation one sees: those who keep the scheme or audit it see all; while a version is in
    review, so do those who may propose changes in its ICB, at whatever place."""
    icb = f"{prefix}scheme__icb_id"
    keeps = grants_q(user, Permission.CHANGE_SCHEME, on=on, icb=icb)
    audits = grants_q(user, Permission.VIEW_LEDGER, on=on, icb=icb)
    proposing = icbs_where(user, Permission.PROPOSE_SCHEME_CHANGE, on=on)
    return keeps | audits | Q(**{f"{prefix}state": "in_review", f"{icb}__in": proposing})


class SchemeVersionQuerySet(EffectiveQuerySet):
    def adopted(self) -> Self:
        return self.filter(state="adopted")

    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(visible_versions(user, on=on))


class SchemeVersion(EffectiveDated, Recorded):
    """One version: a draft, or adopted and in force between its dates. Adopted versions are not edited."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="versions")
    label = models.CharField("version", max_length=40)
    state = models.CharField(max_length=12, choices=SCHEME_VERSION_LIFECYCLE.choices, default="draft")
    adopted_on = models.DateField(null=True, blank=True)
    adopted_by = models.CharField("adopted by (body and minute)", max_length=300, blank=True)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    note = models.TextField("what is new in this version", blank=True)
    passes_upward = models.BooleanField(
        "whoever stands higher may also decide what a lower holder may (LP100)", default=False
    )

    objects = SchemeVersionQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "delegation"
        ordering = ["scheme", "-effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="delegation_schemeversion_one_in_force",
                same=["scheme"],
                condition=Q(state="adopted"),
                message="Another adopted version is in force on some of these days. End it first.",
            ),
            models.CheckConstraint(
                condition=~Q(state="adopted") | (Q(adopted_on__isnull=False) & ~Q(adopted_by="")),
                name="delegation_schemeversion_adoption_is_told",
                violation_error_message="Say who adopted this version, and when.",
            ),
            models.UniqueConstraint(
                fields=["scheme", "label"],
                name="delegation_schemeversion_label_once",
                violation_error_message="This scheme already has a version with this label.",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["scheme", "state", "effective_from"], name="delegation_version_in_force"),
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.label}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.scheme.anchors()
