"""A file with interests on its way into the register."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.db import models

from governance.foundation.permissions import Anchor, icbs_where
from membership.enums import INTEREST_IMPORT_LIFECYCLE, InterestSource
from membership.permissions import KEEP_INTERESTS


class InterestImportQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_where(user, KEEP_INTERESTS, on=on))


class InterestImport(models.Model):
    """What was read of an upload, until it is applied or given up: then its private words are dropped.

    `rows` holds `rules.interest_import.ReadRow` as JSON; `people` the person chosen for each name in the file, as
    {"name": key, or None to leave its rows out}; `done` what was written, as {"interest": key, "version": number,
    "was": the version before, or None for a new one}.
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="interest_imports")
    filename = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    source = models.CharField(max_length=20, choices=InterestSource.choices, default=InterestSource.IMPORTED)
    shown_on = models.DateField("the register as on")
    sheet = models.CharField(max_length=200, blank=True)
    state = models.CharField(
        max_length=20, choices=INTEREST_IMPORT_LIFECYCLE.choices, default=INTEREST_IMPORT_LIFECYCLE.initial
    )
    row_count = models.PositiveIntegerField(default=0)
    rows = models.JSONField(default=list, blank=True)
    people = models.JSONField(default=dict, blank=True)
    done = models.JSONField(default=list, blank=True)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    started_at = models.DateTimeField()

    objects = InterestImportQuerySet.as_manager()

    class Meta:
        app_label = "membership"
        ordering = ["-started_at", "-pk"]

    def __str__(self) -> str:
        return self.filename

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)
