"""People."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveQuerySet
from governance.foundation.permissions import Anchor, icbs_of


class PersonQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_of(user, on=on))


class Person(Recorded):
    """Somebody who holds seats or posts; contact data is never public."""

    kept_out_of_ledger = ("email", "phone")

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="people")
    name = models.CharField(max_length=200)
    honorific = models.CharField("title", max_length=40, blank=True)
    slug = models.SlugField(max_length=120, unique=True)
    job_title = models.CharField("main job title", max_length=200, blank=True)
    email = models.EmailField("e-mail (private)", blank=True)
    phone = models.CharField("telephone (private)", max_length=40, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="person"
    )

    objects = PersonQuerySet.as_manager()

    class Meta:
        app_label = "membership"
        ordering = ["name"]
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}".strip()

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class HoldingQuerySet(EffectiveQuerySet):
    """Employments, appointments and deputies: visible in the workspace of the ICB whose person it is."""

    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(person__icb__in=icbs_of(user, on=on))
