"""What was decided, by whom in law, how, and the facts it rested on, frozen (R64, R167, R191, G1)."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from governance.enums import Openness, Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, grants_q
from meetings.conduct.enums import (
    DecisionMethod,
    DecisionOutcome,
    DecisionStanding,
    DecisionWay,
    VoteChoice,
    VoteKind,
)
from meetings.conduct.models.attendance import Attendance
from meetings.conduct.models.sittings import OfItemQuerySet
from meetings.lifecycles import DECISION_LIFECYCLE, VOTE_LIFECYCLE
from meetings.papers.models import AgendaItem, Recommendation
from meetings.planning.models import Meeting


class DecisionQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Recorded ones at items that the person sees, drafts for who sees the drafts of the meeting; decisions outside
        a meeting for who reads the committee's meetings. A private one asks for the right to private business."""
        items = AgendaItem.objects.visible_to(user, on=on).values("pk")
        at = {"icb": "committee__icb_id", "place": "committee__place_id", "committee": "committee_id"}
        reads, private, drafts = (
            grants_q(user, right, on=on, **at)
            for right in (Permission.VIEW_MEETING, Permission.VIEW_PRIVATE, Permission.VIEW_DRAFTS)
        )
        return self.filter(
            Q(openness=Openness.PUBLIC) | private,
            Q(state="recorded") | drafts,
            Q(item__in=items) | (Q(item__isnull=True) & reads),
        )


class Decision(Recorded):
    """One decision of one committee, or between its meetings. Recorded, its facts are frozen and never change.

    `record` is what it rested on: conditions with clause and reason, the scheme's row, quorum, conflicts, notice and
    vote, as they were at `decided_at`; `record_hash` is the SHA-256 of its canonical JSON. `amount` is in pounds.
    """

    # The ledger names the seal; what the seal stands for is read where rights are asked for.
    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("private_text", "record")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="decisions")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="decisions")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="decisions")
    recommendation = models.ForeignKey(
        Recommendation, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    reference = models.CharField(max_length=40, blank=True, editable=False)
    way = models.CharField(max_length=8, choices=DecisionWay.choices, default=DecisionWay.MEETING)
    state = models.CharField(
        max_length=10, choices=DECISION_LIFECYCLE.choices, default=DECISION_LIFECYCLE.initial
    )
    title = models.CharField(max_length=250)
    text = models.TextField("what was decided")
    private_text = models.TextField("what only the private record says", blank=True)
    openness = models.CharField(max_length=10, choices=Openness.choices, default=Openness.PUBLIC)
    outcome = models.CharField(max_length=10, choices=DecisionOutcome.choices)
    standing = models.CharField(max_length=14, choices=DecisionStanding.choices)
    method = models.CharField(max_length=10, choices=DecisionMethod.choices, blank=True)
    function = models.ForeignKey(
        "delegation.Function", models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    place = models.ForeignKey(
        "governance.Place", models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    amount_kind = models.CharField(max_length=20, blank=True)
    in_budget = models.BooleanField("within an agreed budget", null=True, blank=True)
    conditions = models.TextField("on condition that", blank=True)
    depends_on = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="dependants")
    referred_to = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="referred_decisions"
    )
    posts = models.ManyToManyField(
        "governance.Post", blank=True, related_name="decisions", verbose_name="decided by the holders of"
    )
    decided_by = models.CharField("decided by (names and posts)", max_length=400, blank=True)
    consulted = models.TextField("who was consulted, and when", blank=True)
    urgency = models.TextField("why it could not wait", blank=True)
    override_reason = models.TextField("why it was recorded all the same", blank=True)
    override_by = models.CharField(max_length=200, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    ratifies = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="ratified_by")
    ratification_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="to_ratify", editable=False
    )
    record = models.JSONField(default=dict, editable=False)
    record_hash = models.CharField(max_length=64, blank=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = [F("decided_at").desc(nulls_first=True), "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["committee", "reference"],
                condition=~Q(reference=""),
                name="meetings_decision_reference_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="recorded")
                | (~Q(reference="") & ~Q(record_hash="") & Q(decided_at__isnull=False)),
                name="meetings_decision_recorded_is_whole",
            ),
            models.CheckConstraint(
                condition=~Q(standing="override", state="recorded") | ~Q(override_reason=""),
                name="meetings_decision_override_has_reason",
                violation_error_message="Say why it is recorded although a condition is missing.",
            ),
            models.CheckConstraint(
                condition=~Q(way="meeting") | Q(item__isnull=False, meeting__isnull=False),
                name="meetings_decision_at_meeting_has_item",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}".strip()

    @property
    def is_recorded(self) -> bool:
        return self.state == "recorded"

    def clean(self) -> None:
        super().clean()
        if self.item is not None and self.meeting_id != self.item.meeting_id:
            raise ValidationError({"item": "This item belongs to another meeting."})

    def anchors(self) -> tuple[Anchor, ...]:
        """Of the committee whose decision it is, then of the meeting: who services it records it."""
        own = self.committee.anchors()
        return own if self.meeting is None else (*own, *(a for a in self.meeting.anchors() if a not in own))


class Vote(Recorded):
    """One vote of one committee on one question. Its electorate is frozen when it closes (R165, R168).

    A counted vote keeps figures only; a named one has a `BallotPaper` for each voter. `electorate` and `outcome` are
    what `rules.votes` said when it closed. `second` is the chair's second vote, "" while none was given.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="votes")
    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="votes")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="votes")
    question = models.TextField("what is put to the vote")
    kind = models.CharField(max_length=8, choices=VoteKind.choices, default=VoteKind.NAMED)
    state = models.CharField(max_length=10, choices=VOTE_LIFECYCLE.choices, default=VOTE_LIFECYCLE.initial)
    matter = models.CharField("special matter, as the terms of reference name it", max_length=250, blank=True)
    moved_by = models.CharField("moved by", max_length=200, blank=True)
    seconded_by = models.CharField("seconded by", max_length=200, blank=True)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    votes_for = models.PositiveSmallIntegerField("for", null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField("against", null=True, blank=True)
    votes_abstained = models.PositiveSmallIntegerField("abstained", null=True, blank=True)
    presiding = models.ForeignKey(
        Attendance, models.PROTECT, null=True, blank=True, related_name="votes_presided"
    )
    second = models.CharField(
        "chair’s second vote", max_length=8, choices=VoteChoice.choices, blank=True, default=""
    )
    electorate = models.JSONField(default=dict, editable=False)
    outcome = models.JSONField(default=dict, editable=False)

    objects = OfItemQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["opened_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["item", "committee"],
                condition=Q(state="open"),
                name="meetings_vote_one_open",
                violation_error_message="A vote of this committee on this item is open. Close it first.",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(closed_at__isnull=False),
                name="meetings_vote_closed_has_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Vote at item {self.item.number or '–'}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.item.meeting.anchors()


class BallotPaper(Recorded):
    """What one voter said in a named vote, and for which organisation."""

    vote = models.ForeignKey(Vote, models.PROTECT, related_name="papers")
    attendance = models.ForeignKey(Attendance, models.PROTECT, related_name="ballot_papers")
    organisation = models.ForeignKey(
        "governance.Organisation", models.PROTECT, null=True, blank=True, related_name="ballot_papers"
    )
    choice = models.CharField(max_length=8, choices=VoteChoice.choices)

    class Meta:
        app_label = "meetings"
        ordering = ["vote", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["vote", "attendance"], name="meetings_ballotpaper_once")
        ]

    def __str__(self) -> str:
        return f"{self.attendance}: {self.get_choice_display()}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.vote.anchors()
