"""What calendars know: the entry of a meeting, who was invited to it, and secret addresses of feeds."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from governance.enums import Permission
from meetings.enums import InvitationMethod, MeetingKind
from meetings.planning.models.meetings import Meeting


class CalendarEntryQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """The one predicate for reading the date, time and place of a meeting, and nothing more of it.

        Who sees a meeting sees its entry. Who may read the meetings of its committee sees it as well once its date
        was announced to the members; a private meeting also asks for the right to private business.
        """
        meetings = Meeting.objects.all()
        reads = meetings.filter(meetings.held_by_q(user, Permission.VIEW_MEETING, on=on))
        private = meetings.filter(meetings.held_by_q(user, Permission.VIEW_PRIVATE, on=on))
        announced = Q(announced_at__isnull=False, meeting__in=reads.values("pk")) & (
            ~Q(meeting__kind=MeetingKind.PRIVATE) | Q(meeting__in=private.values("pk"))
        )
        return self.filter(announced | Q(meeting__in=meetings.visible_to(user, on=on).values("pk")))


class CalendarEntry(models.Model):
    """A meeting as calendars know it: one UID for life, and a sequence that rises with each change (RFC 5545).

    Follows from its meeting, whose history tells who changed what; so it keeps none of its own.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="calendar_entry")
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    told = models.CharField("hash of what calendars were told last", max_length=64)
    changed_at = models.DateTimeField()
    announced_at = models.DateTimeField("announced to the members at", null=True)

    objects = CalendarEntryQuerySet.as_manager()

    class Meta:
        app_label = "meetings"

    def __str__(self) -> str:
        return f"{self.meeting}, change {self.sequence}"


class MeetingInvitation(models.Model):
    """What one person's calendar was told last of a meeting."""

    entry = models.ForeignKey(CalendarEntry, models.PROTECT, related_name="invitations")
    person = models.ForeignKey("membership.Person", models.PROTECT, related_name="meeting_invitations")
    address = models.EmailField()
    method = models.CharField(max_length=10, choices=InvitationMethod.choices)
    sequence = models.PositiveIntegerField()
    posted_at = models.DateTimeField()

    class Meta:
        app_label = "meetings"
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["entry", "person"], name="meetings_meetinginvitation_once")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.entry}"


class CalendarFeed(models.Model):
    """A secret address at which one person's calendar program reads their meetings, until it is withdrawn.

    Without a committee it holds all of that person's meetings.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="calendar_feeds")
    committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "meetings"
        ordering = ["committee__name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["user", "committee"],
                condition=Q(ended_at__isnull=True),
                nulls_distinct=False,
                name="meetings_calendarfeed_one_open",
            )
        ]

    def __str__(self) -> str:
        return str(self.committee or "All my meetings")
