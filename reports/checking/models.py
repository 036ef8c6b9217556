"""What is kept of checks: the words of laid-out parts, what was found in a paper, and findings that were set aside."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.models import Paper


class PartWords(models.Model):
    """The lines of each page of one part, by the key of its content: read once, for whatever pack it stands in."""

    key = models.CharField(max_length=64, unique=True)
    pages = models.JSONField(default=list)
    created_at = models.DateTimeField()

    class Meta:
        app_label = "reports"


class PaperCheck(models.Model):
    """What was found in a paper as it read, by the hash of its texts and of all that they were held against.

    `findings` quote the paper: they are shown through `reports.checking.selectors`, which asks who may read it.
    """

    paper = models.ForeignKey("meetings.Paper", models.PROTECT, related_name="checks")
    key = models.CharField(max_length=64, unique=True)
    content_hash = models.CharField("hash of the paper as signed off", max_length=64, blank=True)
    findings = models.JSONField(default=list)
    parts = models.JSONField(default=list)
    is_laid_out = models.BooleanField("every part has its pages")
    created_at = models.DateTimeField()

    class Meta:
        app_label = "reports"
        ordering = ["-created_at", "-pk"]


class FindingSetAsideQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Of papers that this person may read."""
        return self.filter(paper__in=Paper.objects.visible_to(user, on=on).values("pk"))


class FindingSetAside(Recorded):
    """Somebody looked at a finding and noted why it stays as it is. `mark` is made of the passage: it comes back when
    the passage changes."""

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("mark", "note")

    paper = models.ForeignKey("meetings.Paper", models.PROTECT, related_name="findings_set_aside")
    code = models.CharField(max_length=40)
    mark = models.CharField(max_length=64, editable=False)
    note = models.TextField("why it stays as it is")
    set_aside_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    set_aside_on = models.DateField()
    is_taken_up = models.BooleanField("taken up again", default=False)

    objects = FindingSetAsideQuerySet.as_manager()

    class Meta:
        app_label = "reports"
        ordering = ["paper", "-set_aside_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["paper", "mark"],
                condition=models.Q(is_taken_up=False),
                name="reports_findingsetaside_once",
                violation_error_message="Somebody has set this aside already.",
            )
        ]

    def __str__(self) -> str:
        return f"Set aside on {self.set_aside_on}: {self.paper}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.paper.anchors()
