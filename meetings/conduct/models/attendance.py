"""Who was there, in which seat or as whose deputy, by which way, and when they came and went (R163, R166, R173)."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.conduct.enums import Capacity, Heard, Reply, WhyOut
from meetings.conduct.models.sittings import OfMeetingQuerySet
from meetings.planning.models import Meeting

SEATED = (Capacity.MEMBER, Capacity.DEPUTY)


class Attendance(Recorded):
    """One person at one committee's table, once: who holds two seats sits in one of them.

    A member and a deputy have a seat; others are in attendance, with a record as a person or by name. `organisation`
    is the one for which somebody with several speaks here. `has_apologies` is what the minutes print.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendances")
    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="attendances")
    person = models.ForeignKey(
        "membership.Person", models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    name = models.CharField("name, for somebody without a record", max_length=200, blank=True)
    role = models.CharField("as whom they attend", max_length=200, blank=True)
    capacity = models.CharField(max_length=14, choices=Capacity.choices)
    seat = models.ForeignKey(
        "governance.Seat", models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    deputy_for = models.ForeignKey(
        "membership.DeputyArrangement", models.PROTECT, null=True, blank=True, related_name="attendances"
    )
    organisation = models.ForeignKey(
        "governance.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name="speaks for",
    )
    reply = models.CharField(max_length=10, choices=Reply.choices, blank=True, default=Reply.NONE)
    has_apologies = models.BooleanField("apologies", default=False)
    is_remote = models.BooleanField("takes part remotely", default=False)
    hears = models.CharField(
        "all can hear each other", max_length=3, choices=Heard.choices, blank=True, default=Heard.UNKNOWN
    )

    objects = OfMeetingQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["committee", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["meeting", "committee", "person"],
                name="meetings_attendance_person_once",
                violation_error_message="This person is on the list of attendance already.",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(name=""),
                name="meetings_attendance_has_name",
                violation_error_message="Choose a person, or write a name.",
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=SEATED, seat__isnull=False, person__isnull=False)
                | (~Q(capacity__in=SEATED) & Q(seat__isnull=True)),
                name="meetings_attendance_seat_fits",
                violation_error_message="A member or deputy sits in a seat; others do not.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.person) if self.person is not None else self.name

    def clean(self) -> None:
        super().clean()
        if self.seat is not None and self.seat.committee_id != self.committee_id:
            raise ValidationError({"seat": "This seat belongs to another committee."})
        if self.deputy_for is not None and self.deputy_for.seat_id != self.seat_id:
            raise ValidationError({"deputy_for": "This deputy was named for another seat."})

    def anchors(self) -> tuple[Anchor, ...]:
        """Of every committee at the table: who services the meeting keeps the attendance of all."""
        return self.meeting.anchors()


class Presence(Recorded):
    """In the meeting from one moment to another; one who left and came back has two rows."""

    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="presences")
    came_at = models.DateTimeField("came at")
    left_at = models.DateTimeField("left at", null=True, blank=True)
    why_left = models.CharField(max_length=10, choices=WhyOut.choices, blank=True)

    class Meta:
        app_label = "meetings"
        ordering = ["came_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["attendance"],
                condition=Q(left_at__isnull=True),
                name="meetings_presence_one_open",
                violation_error_message="This person is in the meeting already.",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True) | Q(left_at__gte=F("came_at")),
                name="meetings_presence_leaves_after_coming",
                violation_error_message="Somebody leaves after they came.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attendance}, {self.came_at}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.attendance.anchors()
