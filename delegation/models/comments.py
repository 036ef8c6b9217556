"""Comments on the rows of a draft: working notes of those who prepare it, never published and never exported."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from delegation.models.entries import SchemeEntry
from delegation.models.schemes import prepared_versions
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor


class EntryCommentQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Those who see the version in preparation; once it is adopted, those who keep the scheme or audit it."""
        return self.filter(prepared_versions(user, on=on, prefix="entry__scheme_version__"))


class EntryComment(Recorded):
    """What somebody said about a row, and who settled it."""

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("text",)

    entry = models.ForeignKey(SchemeEntry, models.PROTECT, related_name="comments")
    text = models.TextField("comment", max_length=4000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = EntryCommentQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["written_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
                name="delegation_entrycomment_resolution_is_told",
                violation_error_message="A comment is settled by somebody at some time.",
            ),
        ]

    def __str__(self) -> str:
        return f"Comment on {self.entry}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.entry.anchors()
