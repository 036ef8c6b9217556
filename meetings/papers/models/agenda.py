"""The agenda: items with a permanent id."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.enums import Openness, Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.enums import ItemKind, MeetingKind, PrivateReason, Purpose
from meetings.planning.models import Meeting, PlannedItem, StandingItem


class AgendaItemQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Items of visible meetings; private business asks for the right to it, and so does what stands under it; a
        removed item asks for the right to drafts."""
        meetings = Meeting.objects.visible_to(user, on=on)
        private, drafts = (
            Meeting.objects.filter(Meeting.objects.all().held_by_q(user, right, on=on)).values("pk")
            for right in (Permission.VIEW_PRIVATE, Permission.VIEW_DRAFTS)
        )
        under_private = Q(parent__openness=Openness.PRIVATE) & ~Q(parent__released_on__lte=on)
        return self.filter(
            (Q(openness=Openness.PUBLIC) & ~under_private) | Q(released_on__lte=on) | Q(meeting__in=private),
            Q(is_removed=False) | Q(meeting__in=drafts),
            meeting__in=meetings.values("pk"),
        )


class AgendaItem(Recorded):
    """One item. `public_id` never changes; `number` is printed and follows the order."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="sub_items")
    position = models.PositiveIntegerField(default=0)
    number = models.CharField(max_length=12, blank=True, editable=False)
    title = models.CharField(max_length=250)
    kind = models.CharField(max_length=20, choices=ItemKind.choices, default=ItemKind.BUSINESS)
    purposes = ArrayField(models.CharField(max_length=20, choices=Purpose.choices), default=list, blank=True)
    openness = models.CharField(max_length=10, choices=Openness.choices, default=Openness.PUBLIC)
    private_reason = models.CharField(max_length=20, choices=PrivateReason.choices, blank=True)
    title_is_private = models.BooleanField("the title itself is private", default=False)
    released_on = models.DateField("released to the public on", null=True, editable=False)
    lead = models.CharField("led by", max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField("minutes allowed", null=True, blank=True)
    note = models.TextField("note on the agenda", blank=True)
    needs_paper = models.BooleanField("a paper is needed", default=False)
    is_removed = models.BooleanField(default=False, editable=False)
    standing = models.ForeignKey(
        StandingItem, models.PROTECT, null=True, blank=True, editable=False, related_name="agenda_items"
    )
    planned = models.ForeignKey(
        PlannedItem, models.PROTECT, null=True, blank=True, editable=False, related_name="agenda_items"
    )
    planned_month = models.DateField("month of the plan in which it was due", null=True, editable=False)
    organisations = models.ManyToManyField(
        "governance.Organisation",
        blank=True,
        related_name="agenda_items",
        verbose_name="organisations this item is about, suppliers included",
    )
    functions = models.ManyToManyField(
        "delegation.Function",
        blank=True,
        related_name="agenda_items",
        verbose_name="functions this item is about",
    )
    committees = models.ManyToManyField(
        "governance.Committee", blank=True, related_name="agenda_items", verbose_name="taken by"
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["meeting", "position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(openness=Openness.PUBLIC) | ~Q(private_reason=""),
                name="meetings_agendaitem_private_has_reason",
                violation_error_message="Say why this item is taken in private: the reason is printed.",
            ),
            models.CheckConstraint(
                condition=Q(planned__isnull=True, planned_month__isnull=True)
                | Q(planned__isnull=False, planned_month__isnull=False),
                name="meetings_agendaitem_planned_with_month",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def is_kept_private(self) -> bool:
        """Marked private in its own right, and not released since."""
        return self.openness == Openness.PRIVATE and self.released_on is None

    @property
    def is_private(self) -> bool:
        return self.is_kept_private or self.meeting.kind != MeetingKind.PUBLIC

    def clean(self) -> None:
        super().clean()
        if self.parent is not None and (self.parent.meeting_id != self.meeting_id or self.parent.parent_id):
            raise ValidationError({"parent": "A sub-item stands under a top item of the same meeting."})
        if self.title_is_private and self.openness != Openness.PRIVATE:
            raise ValidationError(
                {"title_is_private": "Only the title of a private item can be kept private."}
            )

    @property
    def taken_by(self) -> list[Any]:
        """The committees that take this item, each deciding for its own body: those chosen, else all that meet."""
        holding = self.meeting.holding
        if len(holding) == 1 or not self.pk:
            return holding
        chosen = {row.pk for row in self.committees.all()}
        return [row for row in holding if row.pk in chosen] or holding

    def anchors(self) -> tuple[Anchor, ...]:
        """Of the committees that take it and of the lead committee, which services the meeting."""
        at = {row.pk: row for row in (self.meeting.lead_committee, *self.taken_by)}
        return tuple(anchor for row in at.values() for anchor in row.anchors())
