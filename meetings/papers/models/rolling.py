"""An item put off to a later meeting, and an agenda made at once from the last one."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.papers.models.agenda import AgendaItem
from meetings.planning.models import Meeting


class ItemDeferralQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(item__in=AgendaItem.objects.visible_to(user, on=on).values("pk"))


class ItemDeferral(Recorded):
    """An item was put off: from its meeting to one that is named, or to the next (None), with the reason.

    `taken_up` is the item that stands for it on the later agenda.
    """

    item = models.OneToOneField(AgendaItem, models.PROTECT, related_name="deferral")
    to_meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="items_deferred_here"
    )
    because = models.CharField("reason", max_length=500)
    taken_up = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, editable=False, related_name="continues"
    )

    objects = ItemDeferralQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.item.title}: deferred"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.item.anchors()


class AgendaRollQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(meeting__in=Meeting.objects.visible_to(user, on=on).values("pk"))


class AgendaRoll(Recorded):
    """One act that made items of an agenda. `made` are {"item": its permanent id, "was": what it said}."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="rolls")
    from_meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    made = models.JSONField(default=list)
    is_undone = models.BooleanField(default=False)

    # What it made is told with each item, to those who may see it.
    kept_out_of_ledger = ("made",)

    objects = AgendaRollQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Agenda of {self.meeting}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.meeting.anchors()
