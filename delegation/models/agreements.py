"""Agreements that delegations rest on: section 75, section 65Z5, memoranda of understanding (R82, R106, LP23)."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models

from delegation.enums import AgreementKind
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, icbs_of


class AgreementQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class Agreement(EffectiveDated, Recorded):
    """A written agreement between bodies corporate, with its term and when it is looked at again.

    `contents` holds, by the codes of `rules.agreements.CONTENTS`, what the law wants such an agreement to say.
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="agreements")
    kind = models.CharField(max_length=30, choices=AgreementKind.choices)
    title = models.CharField(max_length=200)
    reference = models.CharField(max_length=80, blank=True)
    parties = models.ManyToManyField("governance.Organisation", related_name="agreements")
    signed_on = models.DateField(null=True, blank=True)
    review_on = models.DateField("to be reviewed by", null=True, blank=True)
    contents = models.JSONField(default=dict, blank=True)
    services = models.TextField("jointly funded or commissioned services, one a line (R106)", blank=True)
    note = models.TextField(blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "delegation"
        ordering = ["title", "-effective_from"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.review_on and self.effective_from and self.review_on < self.effective_from:
            raise ValidationError({"review_on": "The review comes after the first day."})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)
