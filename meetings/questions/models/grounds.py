"""Grounds on which a question or petition may be refused, as dated data of the ICB."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated
from governance.foundation.permissions import Anchor
from governance.models.committees import StructureQuerySet


class RefusalGround(EffectiveDated, Recorded):
    """One ground. `words` are sent to the questioner as they stand (LP57)."""

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="refusal_grounds")
    position = models.PositiveSmallIntegerField("place in the order", default=1)
    title = models.CharField("ground", max_length=120)
    words = models.TextField("what the questioner is told")
    source = models.CharField("document and clause", max_length=300, blank=True)

    objects = StructureQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = ["icb", "position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [*EffectiveDated.Meta.constraints]

    def __str__(self) -> str:
        return self.title

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)
