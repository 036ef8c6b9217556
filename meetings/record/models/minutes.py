"""The minutes of a meeting: what the clerk writes, the versions that went out, and what members say of them.

What the meeting itself wrote down (attendance, rulings, votes, decisions) is read from there and never kept twice;
a version freezes it with the text (R182, LP69, LP77, LP78).
"""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.conduct.models import Decision
from meetings.lifecycles import MINUTE_COMMENT_LIFECYCLE, MINUTES_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.record.minutes_enums import EntryPlace, VersionKind
from meetings.record.rules.minutes_words import PATTERN


def _held(user: Any, permission: str, *, on: date) -> Any:
    """Meetings at whose committees this person holds the right."""
    return Meeting.objects.filter(Meeting.objects.all().held_by_q(user, permission, on=on)).values("pk")


class MinutesQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Of meetings that the person sees: once circulated; while they are being written for who sees drafts."""
        return self.filter(
            ~Q(state=MINUTES_LIFECYCLE.initial) | Q(meeting__in=_held(user, Permission.VIEW_DRAFTS, on=on)),
            meeting__in=Meeting.objects.visible_to(user, on=on).values("pk"),
        )


class Minutes(Recorded):
    """One per meeting. `reference_pattern` numbers its items: {prefix}, {year}, {number} and {item} (LP77).

    Approved at `approval_item` of a later meeting, by a decision recorded there or with the chair's words.
    """

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="minutes")
    state = models.CharField(
        max_length=12, choices=MINUTES_LIFECYCLE.choices, default=MINUTES_LIFECYCLE.initial
    )
    reference_pattern = models.CharField("pattern of references", max_length=60, default=PATTERN)
    comments_due = models.DateField("comments until", null=True, blank=True)
    circulated_at = models.DateTimeField("first circulated", null=True, blank=True)
    approval_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="minutes_to_approve"
    )
    approved_decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="minutes_approved"
    )
    approved_words = models.TextField("why they are approved without a decision", blank=True)
    approved_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.CharField("signed by", max_length=200, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        verbose_name_plural = "minutes"
        ordering: ClassVar[list[str]] = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state="approved")
                | (
                    Q(approved_at__isnull=False)
                    & (Q(approved_decision__isnull=False) | ~Q(approved_words=""))
                ),
                name="meetings_minutes_approval_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(signed_by="", signed_at__isnull=True)
                | (~Q(signed_by="") & Q(signed_at__isnull=False) & Q(state="approved")),
                name="meetings_minutes_signature_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="writing") | Q(circulated_at__isnull=False),
                name="meetings_minutes_circulated_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Minutes of {self.meeting}"

    def clean(self) -> None:
        super().clean()
        if self.approval_item is not None and self.approval_item.meeting_id == self.meeting_id:
            raise ValidationError({"approval_item": "Minutes are approved at a later meeting."})

    @property
    def is_confirmed(self) -> bool:
        return self.state == "approved"

    def anchors(self) -> tuple[Anchor, ...]:
        """Who services the meeting keeps its minutes."""
        return self.meeting.anchors()


class OfMinutesQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Seen by whoever sees the minutes. What of them is private is told by `selectors.minutes_reading`."""
        return self.filter(minutes__in=Minutes.objects.visible_to(user, on=on).values("pk"))


class MinuteEntry(Recorded):
    """What the clerk writes at one item, or at the opening or close: Markdown, public and private text apart.

    Each entry has a version of its own: saving one touches no other. `reference` is given with the first circulation.
    """

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("public_text", "private_text")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="entries")
    place = models.CharField(max_length=8, choices=EntryPlace.choices)
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="minute_entries")
    public_text = models.TextField("text", blank=True)
    private_text = models.TextField("private text", blank=True)
    reference = models.CharField(max_length=60, blank=True, editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    saved_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = OfMinutesQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        verbose_name_plural = "minute entries"
        ordering: ClassVar[list[str]] = ["minutes", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["minutes", "item"],
                condition=Q(item__isnull=False),
                name="meetings_minuteentry_item_once",
            ),
            models.UniqueConstraint(
                fields=["minutes", "place"],
                condition=Q(item__isnull=True),
                name="meetings_minuteentry_place_once",
            ),
            models.CheckConstraint(
                condition=Q(place="item", item__isnull=False) | (~Q(place="item") & Q(item__isnull=True)),
                name="meetings_minuteentry_place_fits",
            ),
        ]

    def __str__(self) -> str:
        return str(self.item) if self.item is not None else self.get_place_display()

    def clean(self) -> None:
        super().clean()
        if self.item is not None and self.item.meeting_id != self.minutes.meeting_id:
            raise ValidationError({"item": "This item belongs to another meeting."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.minutes.anchors()


class MinutesVersion(Recorded):
    """The minutes as they went out, frozen: the database refuses to change or remove one.

    `content` is described in `meetings.record.rules.minutes_content`; `content_hash` is the SHA-256 of its canonical
    JSON. `reason` is why minutes were mended after their approval.
    """

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("content", "reason")

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=VersionKind.choices)
    content = models.JSONField(default=dict, editable=False)
    content_hash = models.CharField(max_length=64, editable=False)
    reason = models.TextField("why they were mended after the approval", blank=True)
    made_at = models.DateTimeField()

    objects = OfMinutesQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering: ClassVar[list[str]] = ["minutes", "number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["minutes", "number"], name="meetings_minutesversion_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.minutes}, version {self.number}"

    @property
    def is_confirmed(self) -> bool:
        """Approved, or mended after the approval."""
        return bool(self.content.get("public", {}).get("status") == "confirmed")

    def anchors(self) -> tuple[Anchor, ...]:
        return self.minutes.anchors()


class MinuteCommentQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """One's own, and all for who runs the meeting; those on private text with the right to private business."""
        meetings = Meeting.objects.visible_to(user, on=on).values("pk")
        runs = Q(entry__minutes__meeting__in=_held(user, Permission.RUN_MEETING, on=on))
        private = Q(entry__minutes__meeting__in=_held(user, Permission.VIEW_PRIVATE, on=on))
        own = Q(author=user) if getattr(user, "is_authenticated", False) else Q(pk__in=[])
        return self.filter(runs | own, Q(is_private=False) | private, entry__minutes__meeting__in=meetings)


class MinuteComment(Recorded):
    """What somebody who sat at the table says of one entry, and what became of it (P11)."""

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("text", "answer")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    entry = models.ForeignKey(MinuteEntry, models.PROTECT, related_name="comments")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField("name, as on the list of attendance", max_length=200)
    text = models.TextField("comment")
    is_private = models.BooleanField("about private text", default=False)
    state = models.CharField(
        max_length=10, choices=MINUTE_COMMENT_LIFECYCLE.choices, default=MINUTE_COMMENT_LIFECYCLE.initial
    )
    answer = models.TextField("answer", blank=True)
    made_at = models.DateTimeField()

    objects = MinuteCommentQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering: ClassVar[list[str]] = ["made_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(state="not_taken") | ~Q(answer=""),
                name="meetings_minutecomment_refusal_has_reason",
                violation_error_message="Say why the comment is not taken.",
            )
        ]

    def __str__(self) -> str:
        return f"Comment of {self.name} on {self.entry}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.entry.anchors()
