"""Entries of a scheme: one grant each, with the limits, delegators, measures and budgets that belong to it.

An entry and its parts are one thing: they are written together by the entry's actions, the entry's version rises
with them, and the database lets them change only while their scheme version is a draft.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from delegation.enums import Budget, LimitBasis, LimitKind, Treatment, VatBasis, Verb
from delegation.models.functions import Function
from delegation.models.schemes import SchemeVersion, visible_versions
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor

HOLDERS = ("holder_committee", "holder_post", "holder_body")
ORGANISATION, POST = "governance.Organisation", "governance.Post"
FINANCIAL_YEAR = re.compile(r"(\d{4})/(\d{2})")


class SchemeEntryQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(visible_versions(user, on=on, prefix="scheme_version__"))


class SchemeEntry(EffectiveDated, Recorded):
    """One grant: a function, where, how it is treated, who holds it, resting on what.

    The holder is a committee, a post or a body, never a person. A row of a document that names several holders is
    several entries with one reference. No limit row is "no limit stated", never zero.
    """

    scheme_version = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="entries")
    reference = models.CharField(max_length=40, blank=True)
    theme = models.CharField("heading in the document", max_length=200, blank=True)
    wording = models.TextField("the decision as the document words it", blank=True)
    function = models.ForeignKey(Function, models.PROTECT, related_name="entries")
    place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="scheme_entries"
    )
    treatment = models.CharField(max_length=30, choices=Treatment.choices)
    verb = models.CharField("what the holder does", max_length=20, choices=Verb.choices, default=Verb.DECIDE)
    holder_committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="scheme_entries"
    )
    holder_post = models.ForeignKey(
        POST, models.PROTECT, null=True, blank=True, related_name="scheme_entries"
    )
    holder_body = models.ForeignKey(
        ORGANISATION, models.PROTECT, null=True, blank=True, related_name="scheme_entries"
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="passed_on",
        verbose_name="the entry that this one is passed on from (R49)",
    )
    agreement = models.ForeignKey(
        "delegation.Agreement", models.PROTECT, null=True, blank=True, related_name="entries"
    )
    lead_body = models.CharField("lead body, when led elsewhere", max_length=200, blank=True)
    responsibility = models.CharField("kind of responsibility (R20)", max_length=300, blank=True)
    conditions = models.TextField("conditions, one a line", blank=True)
    exclusions = models.TextField("kept back from the delegation (R42), one a line", blank=True)
    may_sub_delegate = models.BooleanField(default=False)
    statutory_basis = models.CharField(max_length=300, blank=True)
    accountable = models.CharField("who stays accountable (R44)", max_length=200, blank=True)
    source = models.CharField("source: document and clause", max_length=300)
    origin_file = models.CharField(max_length=200, blank=True)
    origin_table = models.CharField(max_length=100, blank=True)
    origin_row = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    objects = SchemeEntryQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "delegation"
        ordering = ["reference", "pk"]
        verbose_name_plural = "scheme entries"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(("holder_committee__isnull", True), ("holder_post__isnull", True))
                | Q(("holder_committee__isnull", True), ("holder_body__isnull", True))
                | Q(("holder_post__isnull", True), ("holder_body__isnull", True)),
                name="delegation_schemeentry_one_holder",
                violation_error_message="The holder is one committee, one post or one body.",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="delegation_schemeentry_not_its_own_parent",
                violation_error_message="An entry is not passed on from itself.",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["scheme_version", "function"], name="delegation_entry_of_question"),
            models.Index(fields=["scheme_version", "holder_committee"], name="delegation_entry_of_committee"),
            models.Index(fields=["scheme_version", "holder_post"], name="delegation_entry_of_post"),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.function}".strip()

    @property
    def holder(self) -> Any:
        return self.holder_committee or self.holder_post or self.holder_body

    def clean(self) -> None:
        super().clean()
        self._check_tenant()
        self._check_parent()
        if self.treatment == Treatment.DELEGATED and self.holder is None:
            raise ValidationError(
                {"holder_committee": "Say which committee or post holds what is delegated."}
            )
        if self.treatment == Treatment.DELEGATED and self.function_id and self.function.non_delegable_by_law:
            citation = self.function.non_delegable_citation or self.function.legal_source
            said = f"The law does not let this function be delegated. {citation}".strip()
            raise ValidationError({"treatment": said})

    def _check_tenant(self) -> None:
        """Everything that a row names is its ICB's own, or shared."""
        if not self.scheme_version_id:
            return
        icb = self.scheme_version.scheme.icb_id
        own = {
            "place": self.place,
            "holder_committee": self.holder_committee,
            "holder_post": self.holder_post,
            "agreement": self.agreement,
        }
        for name, row in own.items():
            if row is not None and row.icb_id != icb:
                raise ValidationError({name: "This belongs to another ICB."})
        if self.function_id and self.function.icb_id not in (None, icb):
            raise ValidationError({"function": "This function belongs to another ICB."})

    def _check_parent(self) -> None:
        """A chain lies within one version and comes to an end."""
        above, seen = self.parent, {self.pk}
        if above is not None and above.scheme_version_id != self.scheme_version_id:
            raise ValidationError({"parent": "An entry is passed on from an entry of its own version."})
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": "An entry cannot be passed on from itself."})
            seen.add(above.pk)
            above = above.parent

    def anchors(self) -> tuple[Anchor, ...]:
        return self.scheme_version.anchors()


class EntryPart(Recorded):
    """Abstract: a row that belongs to an entry and is written with it."""

    class Meta:
        abstract = True

    entry: Any

    def anchors(self) -> tuple[Anchor, ...]:
        anchors: tuple[Anchor, ...] = self.entry.anchors()
        return anchors


class Limit(EntryPart):
    """A ceiling in pounds on an entry. An unlimited one says so; an amount of nothing is zero (LP104).

    `above` makes a band: only over that amount. `joint_post` decides together with the holder. `set_by` names the
    partner whose own limit it is: every partner's limit must be met (R41, R128).
    """

    entry = models.ForeignKey(SchemeEntry, models.CASCADE, related_name="limits")
    kind = models.CharField(max_length=20, choices=LimitKind.choices, default=LimitKind.SPEND)
    amount = models.DecimalField(
        "up to and including, £", max_digits=14, decimal_places=2, null=True, blank=True
    )
    is_unlimited = models.BooleanField("no ceiling, expressly", default=False)
    above = models.DecimalField("only above, £", max_digits=14, decimal_places=2, null=True, blank=True)
    basis = models.CharField(
        "counted", max_length=20, choices=LimitBasis.choices, default=LimitBasis.PER_DECISION
    )
    vat = models.CharField("VAT", max_length=12, choices=VatBasis.choices, blank=True)
    budget = models.CharField(max_length=20, choices=Budget.choices, blank=True)
    joint_post = models.ForeignKey(
        POST,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="joint_limits",
        verbose_name="only together with",
    )
    set_by = models.ForeignKey(
        ORGANISATION,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="limits_set",
        verbose_name="set by the partner",
    )
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "delegation"
        ordering = ["amount", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(is_unlimited=True, amount__isnull=True)
                | Q(is_unlimited=False, amount__isnull=False),
                name="delegation_limit_amount_or_none",
                violation_error_message="Give an amount, or say that there is no ceiling.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="delegation_limit_not_below_zero",
                violation_error_message="A limit is not below zero. Leave it out when none is stated.",
            ),
            models.CheckConstraint(
                condition=Q(above__isnull=True)
                | (Q(above__gte=0) & (Q(amount__isnull=True) | Q(amount__gt=models.F("above")))),
                name="delegation_limit_band_in_order",
                violation_error_message="A band ends above the amount at which it begins.",
            ),
        ]

    def __str__(self) -> str:
        return "no ceiling" if self.is_unlimited else f"£{self.amount}"


class Delegator(EntryPart):
    """A body whose function it is, and its own scheme's row for it: a joint committee has several (R41, R128)."""

    entry = models.ForeignKey(SchemeEntry, models.CASCADE, related_name="delegators")
    organisation = models.ForeignKey(ORGANISATION, models.PROTECT, related_name="delegations_given")
    scheme_reference = models.CharField("its own scheme, and row", max_length=300, blank=True)

    class Meta:
        app_label = "delegation"
        ordering = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["entry", "organisation"],
                name="delegation_delegator_once",
                violation_error_message="This body is named twice.",
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class Measure(EntryPart):
    """An outcome or metric agreed for a delegation, and what happens when things go off track (R27)."""

    entry = models.ForeignKey(SchemeEntry, models.CASCADE, related_name="measures")
    metric = models.CharField("outcome or metric", max_length=300)
    threshold = models.CharField(max_length=200, blank=True)
    off_track = models.CharField("what happens when it is off track", max_length=500, blank=True)

    class Meta:
        app_label = "delegation"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.metric


class DelegatedBudget(EntryPart):
    """Money that hangs on a delegation in one financial year, and how it may be moved (R21, R100)."""

    entry = models.ForeignKey(SchemeEntry, models.CASCADE, related_name="budgets")
    financial_year = models.CharField("financial year, such as 2023/24", max_length=7)
    amount = models.DecimalField("£", max_digits=14, decimal_places=2, null=True, blank=True)
    virement_rule = models.CharField("how money may be moved", max_length=500, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        app_label = "delegation"
        ordering = ["financial_year", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["entry", "financial_year"],
                name="delegation_delegatedbudget_once_a_year",
                violation_error_message="This financial year already has a budget on this entry.",
            ),
            models.CheckConstraint(
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                name="delegation_delegatedbudget_not_below_zero",
                violation_error_message="A budget is not below zero.",
            ),
        ]

    def __str__(self) -> str:
        return self.financial_year

    def clean(self) -> None:
        super().clean()
        said = FINANCIAL_YEAR.fullmatch(self.financial_year)
        if said is None or (int(said[1]) + 1) % 100 != int(said[2]):
            raise ValidationError({"financial_year": "Write a financial year such as 2023/24."})


# The parts of an entry by the name under which actions and facts know them.
PARTS: dict[str, type[EntryPart]] = {
    "limits": Limit,
    "delegators": Delegator,
    "measures": Measure,
    "budgets": DelegatedBudget,
}
