"""The ICB's policy on conflicts of interest as dated settings: how soon to declare, how long kept, what is too much."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MinValueValidator
from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet, no_overlap
from governance.foundation.permissions import Anchor, icbs_of
from membership.enums import SponsorshipAnswer


class InterestPolicyQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


def _count(label: str, help_text: str = "") -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(label, null=True, blank=True, help_text=help_text)


def _pounds(label: str) -> models.DecimalField:
    return models.DecimalField(
        label, max_digits=9, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )


class InterestPolicy(EffectiveDated, Recorded):
    """One version of the policy (LP34). Every setting may be unset; unset is a state and is never read as zero.

    Amounts are pounds sterling including VAT (LP41); `remind_days` are days from the due day, before it negative.
    The terms of a gift are counted from the day on which it was declared.
    """

    icb = models.ForeignKey(
        "governance.IntegratedCareBoard", models.PROTECT, related_name="interest_policies"
    )
    title = models.CharField(
        max_length=200, default="Standards of business conduct and conflicts of interest"
    )
    source = models.CharField("document and clause", max_length=300, blank=True)
    declare_within_days = _count("an interest is declared within, days (LP38)")
    review_every_months = _count("everybody confirms their interests every, months (LP38)")
    public_months_after = _count("an ended interest stays public for, months (LP39)")
    private_years_after = _count("and in the private record for, years (LP39)")
    gift_public_months = _count("a gift stays public for, months (LP39)")
    gift_private_years = _count("a gift stays in the private record for, years (LP39)")
    guardian_post = models.ForeignKey(
        "governance.Post",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="conflicts of interest guardian: the post (LP40)",
    )
    remind_days = ArrayField(
        models.SmallIntegerField(),
        default=list,
        blank=True,
        verbose_name="reminders, days from the due day",
        help_text="One a line. Before the due day with a minus: −7 is a week before, 0 the day itself, 7 a week after.",
    )
    escalate_after_days = _count("whoever has not answered is named to the guardian after, days")
    supplier_gift_limit = _pounds("gifts of suppliers are accepted up to (LP41)")
    gift_declare_over = _pounds("other gifts are declared above (LP41)")
    hospitality_free_to = _pounds("hospitality needs no declaration up to (LP41)")
    hospitality_declare_to = _pounds("hospitality is declared, without approval, up to (LP41)")
    sponsorship = models.CharField(
        "sponsorship, whatever its value, is", max_length=10, choices=SponsorshipAnswer.choices, blank=True
    )
    portal_name = models.CharField("outside portal for declarations (R174)", max_length=200, blank=True)
    portal_url = models.URLField("address of that portal", blank=True)

    objects = InterestPolicyQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "membership"
        ordering = ["-effective_from"]
        verbose_name_plural = "interest policies"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="membership_interestpolicy_one_in_force",
                same=["icb"],
                message="Another version of the policy is in force on some of these days. End it first.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.icb}"

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)
