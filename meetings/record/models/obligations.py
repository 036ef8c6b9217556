"""Reports that a committee owes again and again, and how each was given (R183)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, grants_q
from meetings.record.kinds import Frequency
from meetings.record.models.sent_on import AssuranceReport, Referral


class StandingObligationQuerySet(EffectiveQuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """For who reads the meetings of the committee that owes it."""
        at = {"icb": "committee__icb_id", "place": "committee__place_id", "committee": "committee_id"}
        return self.filter(grants_q(user, Permission.VIEW_MEETING, on=on, **at))


class StandingObligation(EffectiveDated, Recorded):
    """Something that a committee gives to another committee or body again and again, such as a report twice a year.

    It falls due on `first_due_on` and every so many months after it, while it is in force.
    """

    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="obligations")
    title = models.CharField("what is owed", max_length=250)
    to_committee = models.ForeignKey(
        "governance.Committee",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="obligations_received",
        verbose_name="to which committee",
    )
    to_body = models.CharField("or to which body outside", max_length=200, blank=True)
    every_months = models.PositiveSmallIntegerField("how often", choices=Frequency.choices)
    first_due_on = models.DateField("first due on")
    source = models.CharField("document and clause", max_length=300)
    note = models.TextField(blank=True)

    objects = StandingObligationQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = ["committee", "title", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(to_committee__isnull=False, to_body="")
                | Q(to_committee__isnull=True) & ~Q(to_body=""),
                name="meetings_standingobligation_to_one",
                violation_error_message="Choose a committee, or name the outside body.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def addressee(self) -> str:
        return str(self.to_committee or self.to_body)

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()


class ObligationFulfilment(Recorded):
    """How what was due on one day was given: by a report, by something sent on, or in words."""

    obligation = models.ForeignKey(StandingObligation, models.PROTECT, related_name="fulfilments")
    due_on = models.DateField("was due on")
    fulfilled_on = models.DateField("given on")
    referral = models.ForeignKey(Referral, models.PROTECT, null=True, blank=True, related_name="fulfilments")
    report = models.ForeignKey(
        AssuranceReport, models.PROTECT, null=True, blank=True, related_name="fulfilments"
    )
    note = models.CharField("how", max_length=500, blank=True)

    class Meta:
        app_label = "meetings"
        ordering = ["-due_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["obligation", "due_on"],
                name="meetings_obligationfulfilment_once",
                violation_error_message="What was due that day was given already.",
            ),
            models.CheckConstraint(
                condition=Q(referral__isnull=False) | Q(report__isnull=False) | ~Q(note=""),
                name="meetings_obligationfulfilment_says_how",
                violation_error_message="Say how it was given.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.obligation}, due {self.due_on:%d.%m.%Y}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.obligation.anchors()
