"""Meetings and the committees that hold them."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, grants_q
from meetings.enums import MeetingKind, MeetingMode
from meetings.lifecycles import MEETING_LIFECYCLE

# Where a meeting stands before its members may read it.
NOT_ISSUED = ("planned",)


class MeetingQuerySet(models.QuerySet):
    def held_by_q(self, user: Any, permission: str, *, on: date) -> Q:
        """Meetings of which at least one committee is covered by a grant of `permission`."""
        links = MeetingCommittee.objects.filter(
            grants_q(
                user,
                permission,
                on=on,
                icb="committee__icb_id",
                place="committee__place_id",
                committee="committee_id",
            )
        )
        return Q(pk__in=links.values("meeting_id"))

    def visible_to(self, user: Any, *, on: date) -> Self:
        """The one predicate for reading a meeting in the workspace.

        Who sees drafts sees every meeting of the anchor; a member sees those whose papers were issued. A private
        meeting also asks for the right to private business. A named exception opens one meeting until its date.
        """
        drafts = self.held_by_q(user, "meetings.view_drafts", on=on)
        reads = self.held_by_q(user, "meetings.view_meeting", on=on) & ~Q(state__in=NOT_ISSUED)
        private = ~Q(kind=MeetingKind.PRIVATE) | self.held_by_q(user, "meetings.view_private", on=on)
        return self.filter(((drafts | reads) & private) | self._excepted(user, on=on))

    def of_icb(self, icb: Any) -> Self:
        """Meetings that an ICB services, and those in which a committee of its own takes part."""
        taking_part = MeetingCommittee.objects.filter(committee__icb=icb).values("meeting_id")
        return self.filter(Q(icb=icb) | Q(pk__in=taking_part))

    def _excepted(self, user: Any, *, on: date) -> Q:
        if not getattr(user, "is_active", False) or not user.is_authenticated:
            return Q(pk__in=[])
        named = MeetingUserObjectPermission.objects.in_force(on).filter(
            user=user, permission__codename="view_meeting"
        )
        return Q(pk__in=named.values("content_object_id"))


class Meeting(Recorded):
    """One meeting of one or several committees; its date may be to be confirmed (R178).

    Several committees meet in common: one time, place and agenda, each deciding for its own body (LP17). The lead
    committee services the meeting: its secretariat keeps the date, issues the papers, builds the packs and publishes.
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="meetings")
    lead_committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="led_meetings")
    committees = models.ManyToManyField(
        "governance.Committee", through="meetings.MeetingCommittee", related_name="meetings"
    )
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=140, unique=True)
    kind = models.CharField(max_length=10, choices=MeetingKind.choices)
    part = models.ForeignKey(
        "governance.CommitteePart", models.PROTECT, null=True, blank=True, related_name="+"
    )
    date = models.DateField(null=True, blank=True)
    date_note = models.CharField(
        "what is known of the date while it is to be confirmed", max_length=80, blank=True
    )
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    mode = models.CharField(max_length=12, choices=MeetingMode.choices, default=MeetingMode.IN_PERSON)
    venue = models.CharField(max_length=200, blank=True)
    public_access = models.TextField("how the public can attend", blank=True)
    state = models.CharField(
        max_length=12, choices=MEETING_LIFECYCLE.choices, default=MEETING_LIFECYCLE.initial
    )
    cancelled_because = models.TextField(blank=True)
    series = models.ForeignKey(
        "meetings.MeetingSeries",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        editable=False,
    )
    slot = models.CharField("its place in the series, for good", max_length=24, blank=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = [F("date").desc(nulls_first=True), "starts_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="meetings_meeting_ends_after_start",
                violation_error_message="The meeting must end after it starts.",
            ),
            models.CheckConstraint(
                condition=Q(date__isnull=False) | ~Q(date_note=""),
                name="meetings_meeting_date_or_note",
                violation_error_message="Give a date, or say what is known of it (for example: TBC November 2021).",
            ),
            models.UniqueConstraint(
                fields=["series", "slot"],
                condition=Q(series__isnull=False),
                name="meetings_meeting_once_in_series",
                violation_error_message="This meeting of the series was made before.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.lead_committee_id and self.lead_committee.icb_id != self.icb_id:
            raise ValidationError({"lead_committee": "This committee belongs to another ICB."})

    @property
    def holding(self) -> list[Any]:
        """The committees that hold it, the lead committee first."""
        rows = sorted(self.committees.all(), key=lambda row: (row.pk != self.lead_committee_id, row.name))
        return rows or [self.lead_committee]

    def anchors(self) -> tuple[Anchor, ...]:
        return tuple(a for link in self.committee_links.all() for a in link.committee.anchors()) or (
            self.lead_committee.anchors()
        )


class MeetingCommittee(Recorded):
    """A committee that holds this meeting: a joint meeting or committees in common name several (LP17)."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="committee_links")
    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="meeting_links")

    class Meta:
        app_label = "meetings"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "committee"], name="meetings_meetingcommittee_once")
        ]

    def __str__(self) -> str:
        return f"{self.committee} at {self.meeting}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()


class MeetingUserObjectPermission(EffectiveDated, UserObjectPermissionBase):
    """A named exception (guardian): this person may read this meeting until a date."""

    content_object = models.ForeignKey(Meeting, models.PROTECT)
    reason = models.TextField()

    objects = EffectiveQuerySet.as_manager()  # type: ignore[assignment,misc]  # in place of guardian's own

    class Meta(EffectiveDated.Meta, UserObjectPermissionBase.Meta):
        app_label = "meetings"
