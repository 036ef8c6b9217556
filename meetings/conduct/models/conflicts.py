"""A conflict of interest at one item: how it was known, what who presides ruled, and what followed (R8–R10)."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.conduct.enums import ConflictWay, QuorumMoment
from meetings.conduct.models.attendance import Attendance
from meetings.conduct.models.sittings import OfMeetingQuerySet
from meetings.enums import ConflictOption
from meetings.lifecycles import CONFLICT_LIFECYCLE
from meetings.papers.models import AgendaItem, PaperWithholding
from meetings.planning.models import Meeting


class ConflictHandlingQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """At items that the person sees, for who keeps the agenda or reads interests there; and everybody their own."""
        held = [
            Meeting.objects.filter(Meeting.objects.all().held_by_q(user, right, on=on)).values("pk")
            for right in (Permission.CHANGE_AGENDA, Permission.VIEW_INTERESTS)
        ]
        own = Q(attendance__person__user=user) if getattr(user, "is_authenticated", False) else Q(pk__in=[])
        return self.filter(
            Q(item__meeting__in=held[0]) | Q(item__meeting__in=held[1]) | own,
            item__in=AgendaItem.objects.visible_to(user, on=on).values("pk"),
        )


class ConflictHandling(Recorded):
    """Declared, then ruled on. The ruling is one of the options of R8; its effects are a rule (`rules.conflicts`).

    `nature` is what the minutes print. `interest` is the row of the register that it rests on, where there is one.
    """

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("nature", "interest", "reason")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="conflicts")
    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="conflicts")
    interest = models.ForeignKey(
        "membership.Interest", models.PROTECT, null=True, blank=True, related_name="conflicts"
    )
    way = models.CharField("how it was known", max_length=10, choices=ConflictWay.choices)
    nature = models.TextField("nature of the interest, as the minutes print it")
    declared_at = models.DateTimeField()
    state = models.CharField(
        max_length=10, choices=CONFLICT_LIFECYCLE.choices, default=CONFLICT_LIFECYCLE.initial
    )
    ruling = models.CharField(max_length=20, choices=ConflictOption.choices, blank=True)
    withholds_paper = models.BooleanField("the papers of the item are withheld as well", default=False)
    reason = models.TextField("reason of the ruling", blank=True)
    ruled_by = models.ForeignKey(
        Attendance, models.PROTECT, null=True, blank=True, related_name="rulings_given"
    )
    ruled_by_name = models.CharField("ruled by", max_length=200, blank=True)
    ruled_at = models.DateTimeField(null=True, blank=True)
    withholdings = models.ManyToManyField(PaperWithholding, blank=True, related_name="conflicts")

    objects = ConflictHandlingQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["item__position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=(
                    Q(state="ruled") & ~Q(ruling="") & Q(ruled_at__isnull=False) & ~Q(ruled_by_name="")
                )
                | ~Q(state="ruled"),
                name="meetings_conflicthandling_ruling_is_whole",
            ),
            models.UniqueConstraint(
                fields=["item", "attendance", "interest"],
                condition=~Q(state="withdrawn"),
                nulls_distinct=True,
                name="meetings_conflicthandling_once",
                violation_error_message="This interest was declared at this item already.",
            ),
        ]

    def __str__(self) -> str:
        return f"Conflict of {self.attendance} at item {self.item.number or '–'}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.attendance.anchors()


class QuorumRecord(Recorded):
    """The quorum of one committee at one moment, with the facts and the answer as they were: never changed."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="quorum_records")
    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="quorum_records")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="quorum_records")
    moment = models.CharField(max_length=10, choices=QuorumMoment.choices)
    at = models.DateTimeField()
    state = models.CharField(max_length=8)
    code = models.CharField(max_length=40)
    reason = models.TextField()
    clause = models.CharField(max_length=400, blank=True)
    details = models.JSONField(default=dict)

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"Quorum of {self.committee} at {self.at}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.meeting.anchors()
