"""A committee asked to meet together with others, of its own ICB or of another."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, grants_q
from meetings.lifecycles import TOGETHER_LIFECYCLE
from meetings.planning.models.meetings import Meeting


class TogetherRequestQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Who plans for the committee that is asked, and who plans for the one that asks. It names the asking
        committee, the day, the time and what was written; nothing of the agenda."""
        return self.filter(
            self._planned_q(user, "committee", on=on)
            | self._planned_q(user, "meeting__lead_committee", on=on)
        )

    def asked_of(self, user: Any, *, on: date) -> Self:
        """Those that this person may answer."""
        return self.filter(self._planned_q(user, "committee", on=on))

    def _planned_q(self, user: Any, committee: str, *, on: date) -> Q:
        return grants_q(
            user,
            Permission.PLAN_MEETING,
            on=on,
            icb=f"{committee}__icb_id",
            place=f"{committee}__place_id",
            committee=f"{committee}_id",
        )


class TogetherRequest(Recorded):
    """The lead committee asks another to hold this meeting with it (LP17, R128). It joins when its own secretariat
    agrees, and not before: nobody puts another body's name on an agenda."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="together_requests")
    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="together_requests")
    message = models.TextField("why you ask them", blank=True)
    answer = models.TextField("their answer", blank=True)
    state = models.CharField(
        max_length=12, choices=TOGETHER_LIFECYCLE.choices, default=TOGETHER_LIFECYCLE.initial
    )

    objects = TogetherRequestQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "committee"],
                condition=Q(state="asked"),
                name="meetings_togetherrequest_one_open",
                violation_error_message="This committee was asked already, and has not answered yet.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.committee} asked to meet with {self.meeting.lead_committee}"

    def clean(self) -> None:
        super().clean()
        if self.meeting.committee_links.filter(committee_id=self.committee_id).exists() and not self.pk:
            raise ValidationError({"committee": "This committee takes part already."})

    def anchors(self) -> tuple[Anchor, ...]:
        """Both sides read what came of it; who may act is asked at one side by the act."""
        return (*self.meeting.lead_committee.anchors(), *self.committee.anchors())
