"""The meeting at work: when it was open, which item was on, and when the public was out."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting


class OfMeetingQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Seen by whoever sees the meeting."""
        return self.filter(meeting__in=Meeting.objects.visible_to(user, on=on).values("pk"))


class OfItemQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Seen by whoever sees the item."""
        return self.filter(item__in=AgendaItem.objects.visible_to(user, on=on).values("pk"))


class Sitting(Recorded):
    """A meeting from its opening to its close. What happens in it is written down with times of its day."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="sitting")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    public_present = models.PositiveSmallIntegerField("members of the public present", null=True, blank=True)
    note = models.TextField("note", blank=True)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="meetings_sitting_closes_after_opening",
                violation_error_message="A meeting closes after it was opened.",
            )
        ]

    def __str__(self) -> str:
        return f"Sitting of {self.meeting}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def anchors(self) -> tuple[Anchor, ...]:
        return self.meeting.anchors()


class ItemSession(Recorded):
    """An item was on from one moment to another; one item at a time."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="item_sessions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="sessions")
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["opened_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["sitting"],
                condition=Q(closed_at__isnull=True),
                name="meetings_itemsession_one_open",
                violation_error_message="Another item is open. Close it first.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at__isnull=True) | Q(closed_at__gte=F("opened_at")),
                name="meetings_itemsession_closes_after_opening",
                violation_error_message="An item closes after it was opened.",
            ),
        ]

    def __str__(self) -> str:
        return f"Item {self.item}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.sitting.anchors()


class PublicExclusion(Recorded):
    """The resolution to exclude the public, passed or not, and how long the public was out (LP46, LP49)."""

    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="exclusions")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="exclusions_passed"
    )
    is_passed = models.BooleanField("the resolution was passed")
    moved_by = models.CharField("moved by", max_length=200, blank=True)
    seconded_by = models.CharField("seconded by", max_length=200, blank=True)
    wording = models.TextField("resolution, in its own words", blank=True)
    out_at = models.DateTimeField("public out from")
    back_at = models.DateTimeField("public back from", null=True, blank=True)

    class Meta:
        app_label = "meetings"
        ordering = ["out_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["sitting"],
                condition=Q(back_at__isnull=True, is_passed=True),
                name="meetings_publicexclusion_one_open",
                violation_error_message="The public is out already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Exclusion of the public, {self.sitting.meeting}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.sitting.anchors()
