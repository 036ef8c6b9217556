"""Gifts, hospitality and sponsorship offered to people (LP41)."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models

from governance.enums import YesNo
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from membership.enums import OfferKind, OfferResponse, SponsoredThing
from membership.interests.models.interests import OfPersonQuerySet
from membership.people.models.people import Person


class GiftOrHospitality(Recorded):
    """One offer and what became of it. `value` is pounds sterling including VAT, estimated; empty = not known."""

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = (
        "offered_by",
        "offered_by_name",
        "description",
        "approval_reason",
    )

    person = models.ForeignKey(Person, models.PROTECT, related_name="gifts")
    kind = models.CharField(max_length=20, choices=OfferKind.choices)
    sponsored = models.CharField(
        "what is sponsored", max_length=10, choices=SponsoredThing.choices, blank=True
    )
    offered_on = models.DateField("offered on")
    offered_by = models.ForeignKey(
        "governance.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="offers",
        verbose_name="offered by, if the portal knows it",
    )
    offered_by_name = models.CharField("offered by, if not", max_length=300, blank=True)
    is_supplier = models.CharField(
        "a supplier or would-be supplier", max_length=3, choices=YesNo.choices, blank=True, default=""
    )
    description = models.TextField("what was offered, and why")
    value = models.DecimalField(
        "value, estimated",
        max_digits=9,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    response = models.CharField(max_length=20, choices=OfferResponse.choices)
    approved_by = models.CharField("approved by (office)", max_length=200, blank=True)
    approval_reason = models.TextField("reason for approval", blank=True)
    declared_on = models.DateField("declared on")

    objects = OfPersonQuerySet.as_manager()

    class Meta:
        app_label = "membership"
        ordering = ["-offered_on", "pk"]
        verbose_name = "gift or hospitality"
        verbose_name_plural = "gifts and hospitality"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} offered to {self.person}"

    @property
    def giver(self) -> str:
        return self.offered_by.name if self.offered_by is not None else self.offered_by_name

    @property
    def kind_words(self) -> str:
        """Gift, hospitality, or sponsorship and of what."""
        said = str(self.get_kind_display())
        return f"{said}: {self.get_sponsored_display().lower()}" if self.sponsored else said

    def clean(self) -> None:
        super().clean()
        is_sponsorship = self.kind == OfferKind.SPONSORSHIP
        if is_sponsorship and not self.sponsored:
            raise ValidationError({"sponsored": "Say what would be sponsored."})
        if self.sponsored and not is_sponsorship:
            raise ValidationError({"sponsored": "Leave this empty, or choose the kind sponsorship."})
        if bool(self.offered_by_id) == bool(self.offered_by_name):
            raise ValidationError(
                {
                    "offered_by_name": "Say who offered it: choose the organisation or write the name, one of the two."
                }
            )

    def anchors(self) -> tuple[Anchor, ...]:
        return self.person.anchors()
