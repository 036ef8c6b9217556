"""What stands on every agenda of a committee, as dated data."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.enums import Openness, Permission
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, EffectiveQuerySet
from governance.foundation.permissions import Anchor, grants_q
from meetings.enums import ItemKind, PrivateReason, Purpose

FOR_NONE = "Say at which meetings it stands on the agenda."
WHY_PRIVATE = "Say why it is taken in private: the reason is printed."


class OfCommitteeInPreparation(EffectiveQuerySet):
    """Rows with a `committee` and an `openness`, which whoever prepares or presides at its meetings reads."""

    def visible_to(self, user: Any, *, on: date) -> Self:
        drafts, private = (
            grants_q(
                user,
                permission,
                on=on,
                icb="committee__icb_id",
                place="committee__place_id",
                committee="committee_id",
            )
            for permission in (Permission.VIEW_DRAFTS, Permission.VIEW_PRIVATE)
        )
        return self.filter(drafts, Q(openness=Openness.PUBLIC) | private)


class StandingItem(EffectiveDated, Recorded):
    """One line of the agenda that comes back at every meeting of a committee.

    `title` may name {last meeting} and {next meeting}, whose days are put in when an agenda is made.
    """

    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="standing_items")
    position = models.PositiveSmallIntegerField("place in the order", default=1)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=ItemKind.choices, default=ItemKind.STANDING)
    is_closing = models.BooleanField("comes after the business of the day", default=False)
    purposes = ArrayField(models.CharField(max_length=20, choices=Purpose.choices), default=list, blank=True)
    lead = models.CharField("led by", max_length=200, blank=True)
    minutes = models.PositiveSmallIntegerField("minutes allowed", null=True, blank=True)
    needs_paper = models.BooleanField("a paper is needed", default=False)
    openness = models.CharField(max_length=10, choices=Openness.choices, default=Openness.PUBLIC)
    private_reason = models.CharField(max_length=20, choices=PrivateReason.choices, blank=True)
    note = models.TextField("note on the agenda", blank=True)
    for_public = models.BooleanField("public meetings", default=True)
    for_private = models.BooleanField("private meetings", default=True)
    for_workshop = models.BooleanField("workshops", default=False)
    source = models.CharField("document and clause", max_length=300, blank=True)

    objects = OfCommitteeInPreparation.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "meetings"
        ordering = ["committee", "is_closing", "position", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            models.CheckConstraint(
                condition=Q(for_public=True) | Q(for_private=True) | Q(for_workshop=True),
                name="meetings_standingitem_for_some_meeting",
                violation_error_message=FOR_NONE,
            ),
            models.CheckConstraint(
                condition=Q(openness=Openness.PUBLIC) | ~Q(private_reason=""),
                name="meetings_standingitem_private_has_reason",
                violation_error_message=WHY_PRIVATE,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if not any((self.for_public, self.for_private, self.for_workshop)):
            raise ValidationError({"for_public": FOR_NONE})
        if self.openness == Openness.PRIVATE and not self.private_reason:
            raise ValidationError({"private_reason": WHY_PRIVATE})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()
