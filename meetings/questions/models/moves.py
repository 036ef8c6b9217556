"""A question that was not taken at one meeting and is kept for another."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.questions.models.questions import PublicQuestion


class QuestionMove(Recorded):
    """`item` is where it stood at the meeting that it left; `was_accepted` whether the public read it there."""

    kept_out_of_ledger = ("because",)

    question = models.ForeignKey(PublicQuestion, models.PROTECT, related_name="moves")
    from_meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="questions_moved_on")
    to_meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="questions_moved_here")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    was_accepted = models.BooleanField(default=False)
    because = models.TextField("what the questioner was told")
    moved_at = models.DateTimeField()

    class Meta:
        app_label = "meetings"
        ordering = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(from_meeting=F("to_meeting")), name="meetings_questionmove_to_another"
            )
        ]

    def __str__(self) -> str:
        return f"{self.question.reference} to {self.to_meeting}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.from_meeting.anchors()
