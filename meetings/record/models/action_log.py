"""What somebody was asked to do at a meeting, what was said of it since, and the links by which its owner says it."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.enums import Openness, Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, grants_q
from meetings.conduct.models import Decision
from meetings.lifecycles import ACTION_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting
from meetings.record.kinds import UpdateKind
from membership.models import Appointment


def _owned_q(user: Any, on: date) -> Q:
    if not getattr(user, "is_active", False) or not user.is_authenticated:
        return Q(pk__in=[])
    posts = Appointment.objects.filter(person__user=user, post__isnull=False).in_force(on)
    return Q(owner_person__user=user) | Q(owner_post__in=posts.values("post"))


class MeetingActionQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """One's own; those at items that the person sees; those at no item for who reads the committee's meetings.
        A private one that is not one's own asks for the right to private business."""
        at = {"icb": "committee__icb_id", "place": "committee__place_id", "committee": "committee_id"}
        reads, private = (
            grants_q(user, right, on=on, **at) for right in (Permission.VIEW_MEETING, Permission.VIEW_PRIVATE)
        )
        items = AgendaItem.objects.visible_to(user, on=on).values("pk")
        told = (Q(openness=Openness.PUBLIC) | private) & (Q(item__in=items) | Q(item__isnull=True) & reads)
        return self.filter(told | _owned_q(user, on))

    def owned_by(self, user: Any, *, on: date) -> Self:
        """Those that this person is to do on that day: by name, or as the holder of a post."""
        return self.filter(_owned_q(user, on))

    def standing(self) -> Self:
        """Those that are not closed: open, or said to be done and not yet accepted."""
        return self.filter(state__in=("open", "done"))

    def overdue(self, *, on: date) -> Self:
        return self.filter(state="open", due_on__lt=on)


class MeetingAction(Recorded):
    """Something to be done by a day, asked by a committee (R64). A post is done by who holds it on the day."""

    # An action may be private business; whoever may read it reads it here.
    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("text", "outcome")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="meeting_actions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="actions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="actions")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="actions")
    reference = models.CharField(max_length=40, editable=False)
    text = models.TextField("what is to be done")
    openness = models.CharField(max_length=10, choices=Openness.choices, default=Openness.PUBLIC)
    owner_person = models.ForeignKey(
        "membership.Person", models.PROTECT, null=True, blank=True, related_name="meeting_actions"
    )
    owner_post = models.ForeignKey(
        "governance.Post", models.PROTECT, null=True, blank=True, related_name="meeting_actions"
    )
    raised_on = models.DateField("asked on")
    due_on = models.DateField("due on")
    state = models.CharField(max_length=8, choices=ACTION_LIFECYCLE.choices, default=ACTION_LIFECYCLE.initial)
    done_on = models.DateField("said to be done on", null=True, blank=True)
    closed_on = models.DateField("closed on", null=True, blank=True)
    outcome = models.TextField("what came of it", blank=True)

    objects = MeetingActionQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["due_on", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["committee", "reference"], name="meetings_meetingaction_reference_once"
            ),
            models.CheckConstraint(
                condition=Q(owner_person__isnull=True) ^ Q(owner_post__isnull=True),
                name="meetings_meetingaction_has_one_owner",
                violation_error_message="Choose a person or a post, one of the two.",
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=True) | Q(meeting__isnull=False),
                name="meetings_meetingaction_item_has_meeting",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("closed", "dropped")) | Q(closed_on__isnull=False),
                name="meetings_meetingaction_closed_has_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="dropped") | ~Q(outcome=""),
                name="meetings_meetingaction_dropped_has_reason",
                violation_error_message="Say why it is no longer needed.",
            ),
        ]

    def __str__(self) -> str:
        return f"Action {self.reference}"

    @property
    def owner(self) -> Any:
        """The person or the post that it was given to."""
        return self.owner_person or self.owner_post

    @property
    def is_private(self) -> bool:
        return self.openness == Openness.PRIVATE

    def clean(self) -> None:
        super().clean()
        if self.item is not None and self.item.meeting_id != self.meeting_id:
            raise ValidationError({"item": "This item belongs to another meeting."})
        for name in ("owner_person", "owner_post"):
            owner = getattr(self, name)
            if owner is not None and owner.icb_id not in self._icbs():
                raise ValidationError({name: "This owner belongs to another ICB."})

    def _icbs(self) -> set[int | None]:
        return {anchor.icb_id for anchor in self.anchors()}

    def anchors(self) -> tuple[Anchor, ...]:
        """Of the committee that asked, then of the meeting: who services it keeps its actions."""
        own = self.committee.anchors()
        return own if self.meeting is None else (*own, *(a for a in self.meeting.anchors() if a not in own))


class ActionLink(Recorded):
    """A link by which one owner says how one action stands, until a day or until it is revoked.

    Its address is this id under the deployment's secret key (`meetings.record.links`), so that nothing in the
    database opens it.
    """

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("public_id",)

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    action = models.ForeignKey(MeetingAction, models.PROTECT, related_name="links")
    person = models.ForeignKey("membership.Person", models.PROTECT, related_name="action_links")
    expires_on = models.DateField("last day")
    is_revoked = models.BooleanField(default=False)

    class Meta:
        app_label = "meetings"
        ordering = ["-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["action", "person"],
                condition=Q(is_revoked=False),
                name="meetings_actionlink_one_standing",
            )
        ]

    def __str__(self) -> str:
        return f"Link for {self.action}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.action.anchors()


class ActionUpdate(Recorded):
    """What was said of an action, by whom, signed in or by a mailed link; and what the committee did with it."""

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("text",)

    action = models.ForeignKey(MeetingAction, models.PROTECT, related_name="updates")
    kind = models.CharField(max_length=10, choices=UpdateKind.choices)
    text = models.TextField("what was said", blank=True)
    proposed_due = models.DateField("new day that is asked for", null=True, blank=True)
    is_answered = models.BooleanField("the wish for more time was answered", default=False)
    said_by = models.CharField("by", max_length=200)
    link = models.ForeignKey(ActionLink, models.PROTECT, null=True, blank=True, related_name="updates")
    said_at = models.DateTimeField()

    class Meta:
        app_label = "meetings"
        ordering = ["-said_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=~Q(kind="more_time") | Q(proposed_due__isnull=False),
                name="meetings_actionupdate_more_time_has_day",
                violation_error_message="Say by which day it will be done.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.action}: {self.get_kind_display()}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.action.anchors()
