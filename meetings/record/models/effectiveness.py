"""A committee looks at its own year: what it says of itself, agreed by itself, with the figures as they stood (G17)."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, grants_q
from meetings.conduct.models import Decision
from meetings.lifecycles import EFFECTIVENESS_LIFECYCLE


class EffectivenessReviewQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Agreed ones for who reads the committee's meetings, drafts for who sees what is being prepared."""
        at = {"icb": "committee__icb_id", "place": "committee__place_id", "committee": "committee_id"}
        reads, drafts = (
            grants_q(user, right, on=on, **at) for right in (Permission.VIEW_MEETING, Permission.VIEW_DRAFTS)
        )
        return self.filter(reads, Q(state="agreed") | drafts)


class EffectivenessReview(Recorded):
    """One committee's answers about one period, first and last day included.

    `answers` is the question's code → what the committee says. `figures` is the report as it stood when the committee
    agreed it, as plain values (`rules.effectiveness`); empty before.
    """

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("answers", "recommendations", "figures")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, related_name="effectiveness_reviews"
    )
    first_day = models.DateField("first day")
    last_day = models.DateField("last day")
    state = models.CharField(
        max_length=10, choices=EFFECTIVENESS_LIFECYCLE.choices, default=EFFECTIVENESS_LIFECYCLE.initial
    )
    answers = models.JSONField(default=dict, blank=True)
    recommendations = models.TextField("recommendations for the terms of reference", blank=True)
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="effectiveness_reviews"
    )
    figures = models.JSONField(default=dict, blank=True, editable=False)

    objects = EffectivenessReviewQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["committee", "-first_day", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")),
                name="meetings_effectivenessreview_days_in_order",
                violation_error_message="The last day comes after the first.",
            ),
            models.UniqueConstraint(
                fields=["committee", "first_day", "last_day"],
                condition=~Q(state="abandoned"),
                name="meetings_effectivenessreview_once",
                violation_error_message="There is a review of this committee for these days already.",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(decision__isnull=False),
                name="meetings_effectivenessreview_agreed_has_decision",
                violation_error_message="Name the decision by which the committee agreed it.",
            ),
        ]

    def __str__(self) -> str:
        return f"Review of {self.committee}, {self.first_day} to {self.last_day}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()
