"""Functions, schemes, their versions and entries."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from delegation.enums import SCHEME_VERSION_LIFECYCLE, LimitBasis, SchemeKind, Treatment, VatBasis
from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet, no_overlap
from governance.foundation.permissions import Anchor, grants_q, icbs_of


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
    """Adopted versions for everybody who works in the ICB; drafts for those who keep the scheme or audit it."""
    icb = f"{prefix}scheme__icb"
    keeps = grants_q(user, Permission.CHANGE_SCHEME, on=on, icb=f"{icb}_id")
    audits = grants_q(user, Permission.VIEW_LEDGER, on=on, icb=f"{icb}_id")
    return Q(**{f"{prefix}state": "adopted", f"{icb}__in": icbs_of(user, on=on)}) | keeps | audits


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

    def __str__(self) -> str:
        return f"{self.scheme} {self.label}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.scheme.anchors()


class SchemeEntryQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(visible_versions(user, on=on, prefix="scheme_version__"))


class SchemeEntry(EffectiveDated, Recorded):
    """One row: a function, where, how it is treated, who holds it, up to how much, resting on what.

    The holder is a committee or a post, never a person. An unset limit is "no limit stated", never zero.
    """

    scheme_version = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="entries")
    reference = models.CharField(max_length=40, blank=True)
    function = models.ForeignKey(Function, models.PROTECT, related_name="entries")
    place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="scheme_entries"
    )
    treatment = models.CharField(max_length=30, choices=Treatment.choices)
    delegator = models.ForeignKey(
        "governance.Organisation", models.PROTECT, null=True, blank=True, related_name="delegations_given"
    )
    holder_committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="scheme_entries"
    )
    holder_post = models.ForeignKey(
        "governance.Post", models.PROTECT, null=True, blank=True, related_name="scheme_entries"
    )
    lead_body = models.CharField("lead body, when led elsewhere", max_length=200, blank=True)
    responsibility = models.CharField("kind of responsibility (R20)", max_length=300, blank=True)
    limit_amount = models.DecimalField("limit, £", max_digits=14, decimal_places=2, null=True, blank=True)
    limit_basis = models.CharField(max_length=20, choices=LimitBasis.choices, blank=True)
    limit_vat = models.CharField("VAT", max_length=12, choices=VatBasis.choices, blank=True)
    conditions = models.TextField("conditions, one a line", blank=True)
    exclusions = models.TextField("kept back from the delegation (R42), one a line", blank=True)
    may_sub_delegate = models.BooleanField(default=False)
    statutory_basis = models.CharField(max_length=300, blank=True)
    accountable = models.CharField("who stays accountable (R44)", max_length=200, blank=True)
    source = models.CharField("source: document and clause", max_length=300)
    note = models.TextField(blank=True)

    objects = SchemeEntryQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "delegation"
        ordering = ["reference", "pk"]
        verbose_name_plural = "scheme entries"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(holder_committee__isnull=True) | Q(holder_post__isnull=True),
                name="delegation_schemeentry_one_holder",
                violation_error_message="The holder is a committee or a post, not both.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.function}".strip()

    @property
    def holder(self) -> Any:
        return self.holder_committee or self.holder_post

    def clean(self) -> None:
        super().clean()
        self._check_tenant()
        if self.treatment == Treatment.DELEGATED and self.holder is None:
            raise ValidationError(
                {"holder_committee": "Say which committee or post holds what is delegated."}
            )
        if self.treatment == Treatment.DELEGATED and self.function_id and self.function.non_delegable_by_law:
            citation = self.function.non_delegable_citation or self.function.legal_source
            said = f"The law does not let this function be delegated. {citation}".strip()
            raise ValidationError({"treatment": said})
        if self.limit_amount is not None and self.limit_amount < 0:
            raise ValidationError(
                {"limit_amount": "A limit is not below zero. Leave it empty when none is stated."}
            )
        if self.limit_amount is not None and not self.limit_basis:
            raise ValidationError(
                {"limit_basis": "Say what the limit counts: each decision, a year, or in total."}
            )

    def _check_tenant(self) -> None:
        """Everything that a row names is its ICB's own, or shared."""
        if not self.scheme_version_id:
            return
        icb = self.scheme_version.scheme.icb_id
        own = {
            "place": self.place,
            "holder_committee": self.holder_committee,
            "holder_post": self.holder_post,
        }
        for name, row in own.items():
            if row is not None and row.icb_id != icb:
                raise ValidationError({name: "This belongs to another ICB."})
        if self.function_id and self.function.icb_id not in (None, icb):
            raise ValidationError({"function": "This function belongs to another ICB."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.scheme_version.anchors()
