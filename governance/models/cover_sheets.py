"""Cover-sheet templates: each ICB picks fields, labels, order and which must be filled (R192)."""

from __future__ import annotations

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from governance.models.committees import StructureQuerySet


class CoverSheetTemplate(Recorded):
    """`fields` is a list of {"key", "label", "required"} in order; keys come from the union of layouts."""

    icb = models.ForeignKey(
        "governance.IntegratedCareBoard", models.PROTECT, related_name="cover_sheet_templates"
    )
    name = models.CharField(max_length=120)
    layout = models.CharField("code of the layout", max_length=30)
    heading = models.CharField("heading printed on the cover sheet", max_length=120, blank=True)
    fields = models.JSONField(default=list)
    purposes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    letters_enclosures = models.BooleanField("enclosures are lettered (R139)", default=False)
    numbering = models.CharField(
        "numbering of paragraphs",
        max_length=10,
        choices=[
            ("none", "None"),
            ("running", "1 to n across headings"),
            ("decimal", "1.1, 4.9.1 as written"),
        ],
        default="none",
    )

    objects = StructureQuerySet.as_manager()

    class Meta:
        app_label = "governance"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["icb", "name"], name="governance_coversheettemplate_one_per_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def fields_in_order(self) -> list[dict[str, Any]]:
        """By the name that the page of a template gives them."""
        rows: list[dict[str, Any]] = self.fields
        return rows

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)
