"""What went out, and when: the main papers of a meeting and its supplements; and what came too late for them."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor
from meetings.enums import AcceptanceWay
from meetings.lifecycles import LATE_LIFECYCLE
from meetings.papers.models.agenda import AgendaItem
from meetings.papers.models.papers import Paper, PaperVersion
from meetings.planning.models import Meeting

MAIN = 0
"""The number of the issue that holds the main papers; supplements count from 1."""
OPEN = ("asked", "accepted")


class PaperIssue(Recorded):
    """Papers that went out together: number 0 are the main papers, 1, 2, … the supplements, numbered for good.

    `versions` are the texts as they went out, `items` the agenda as it stood then (of a supplement: its urgent items),
    `to_follow` papers that the main agenda named while their text was not ready. `told` is what its pages say of
    private business and questions (`selectors.printed`); None where it was not written down.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="paper_issues")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    versions = models.ManyToManyField(PaperVersion, related_name="issues", blank=True)
    items = models.ManyToManyField(AgendaItem, related_name="issues", blank=True)
    to_follow = models.ManyToManyField(Paper, related_name="announced_in", blank=True)
    told = models.JSONField(null=True, blank=True, default=None)

    class Meta:
        app_label = "meetings"
        ordering = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["meeting", "number"], name="meetings_paperissue_number_once")
        ]

    def __str__(self) -> str:
        return f"Supplement {self.number}" if self.number else "Main papers"

    @property
    def series(self) -> str:
        """The first letters of its page numbers: "S1-"; the main pack has plain numbers."""
        return f"S{self.number}-" if self.number else ""

    def anchors(self) -> tuple[Anchor, ...]:
        return self.meeting.anchors()


class LateRequestQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Requests about papers and items that the person sees, for who prepares the meeting: who sees its drafts."""
        meetings = Meeting.objects.all()
        drafts = meetings.filter(meetings.held_by_q(user, "meetings.view_drafts", on=on)).values("pk")
        papers = Paper.objects.visible_to(user, on=on).values("pk")
        items = AgendaItem.objects.visible_to(user, on=on).values("pk")
        return self.filter(
            Q(paper__isnull=True) | Q(paper__in=papers), item__in=items, item__meeting__in=drafts
        )

    def standing(self) -> Self:
        """Asked or accepted, and not gone out yet."""
        return self.filter(state__in=OPEN, issue__isnull=True)


class LateRequest(Recorded):
    """The chair is asked to accept a paper that came late, its revision, or (without a paper) an urgent item (LP55).

    `reason` and `cannot_wait` are printed on the supplement and on the public page; for an urgent item `cannot_wait`
    are the special circumstances. `decided_at` is when the chair said so, which may be before it was recorded.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="late_requests")
    paper = models.ForeignKey(Paper, models.PROTECT, null=True, blank=True, related_name="late_requests")
    is_revision = models.BooleanField("takes the place of a text that went out", default=False)
    reason = models.TextField("why it is late")
    cannot_wait = models.TextField("why it cannot wait for the next meeting")
    what_changed = models.TextField("what changed", blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=LATE_LIFECYCLE.choices, default=LATE_LIFECYCLE.initial)
    decided_by = models.CharField("decided by (name and post)", max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_how = models.CharField(max_length=10, choices=AcceptanceWay.choices, blank=True)
    decision_note = models.TextField("the chair's reason", blank=True)
    issue = models.ForeignKey(
        PaperIssue, models.PROTECT, null=True, blank=True, related_name="late_requests", editable=False
    )

    objects = LateRequestQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["item", "paper"],
                condition=Q(state__in=OPEN, issue__isnull=True),
                nulls_distinct=False,
                name="meetings_laterequest_one_open",
                violation_error_message="The chair was asked about this already.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=("asked", "withdrawn"))
                | (Q(decided_at__isnull=False) & ~Q(decided_by="")),
                name="meetings_laterequest_decision_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(issue__isnull=True) | Q(state="accepted"),
                name="meetings_laterequest_only_accepted_goes_out",
            ),
        ]

    def __str__(self) -> str:
        return f"Late: {self.title}"

    @property
    def title(self) -> str:
        return self.paper.title if self.paper is not None else self.item.title

    @property
    def is_private(self) -> bool:
        return self.paper.is_private if self.paper is not None else self.item.is_private

    def clean(self) -> None:
        super().clean()
        if self.paper is not None and self.paper.item_id != self.item_id:
            raise ValidationError({"paper": "This paper stands at another item."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.item.anchors()
