"""Something sent to another committee or body, and the report to the parent that is drafted from what was done."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from governance.enums import Openness, Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, grants_q
from meetings.conduct.models import Decision
from meetings.lifecycles import ASSURANCE_LIFECYCLE, REFERRAL_LIFECYCLE
from meetings.papers.models import AgendaItem
from meetings.planning.models import Meeting, PlannedItem
from meetings.record.kinds import ReferralKind


def _at(name: str) -> dict[str, str]:
    """Where the rights of the committee in this field are asked for."""
    return {"icb": f"{name}__icb_id", "place": f"{name}__place_id", "committee": f"{name}_id"}


class AssuranceReportQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """A draft for who sees the drafts of the committee; a sent one for who reads the meetings of either side."""
        drafts = grants_q(user, Permission.VIEW_DRAFTS, on=on, **_at("committee"))
        own, parent = (
            grants_q(user, Permission.VIEW_MEETING, on=on, **_at(name))
            for name in ("committee", "to_committee")
        )
        return self.filter(drafts | Q(state="sent") & (own | parent))


class AssuranceReport(Recorded):
    """What a committee alerts its parent to, advises it of and assures it of, over some days.

    Every save is kept as a version; what was sent does not change, and a later report follows it.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="assurance_reports")
    to_committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="assurance_received"
    )
    to_body = models.CharField("outside body", max_length=200, blank=True)
    period_from = models.DateField("from")
    period_to = models.DateField("to")
    alert = models.TextField("alert", blank=True)
    advise = models.TextField("advise", blank=True)
    assure = models.TextField("assure", blank=True)
    state = models.CharField(
        max_length=8, choices=ASSURANCE_LIFECYCLE.choices, default=ASSURANCE_LIFECYCLE.initial
    )

    objects = AssuranceReportQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["-period_to", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(to_committee__isnull=False, to_body="")
                | Q(to_committee__isnull=True) & ~Q(to_body=""),
                name="meetings_assurancereport_to_one",
                violation_error_message="Choose a committee, or name the outside body.",
            ),
            models.CheckConstraint(
                condition=Q(period_to__gte=models.F("period_from")),
                name="meetings_assurancereport_days_in_order",
                violation_error_message="The last day is before the first.",
            ),
        ]

    def __str__(self) -> str:
        return f"Alert, advise and assure: {self.committee}"

    @property
    def addressee(self) -> str:
        return str(self.to_committee or self.to_body)

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()


class ReferralQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        """Of the sender: who reads what it comes from. Of the receiver: who prepares its agendas, and who reads the
        item as which it was taken up, or its answer."""
        items = AgendaItem.objects.visible_to(user, on=on).values("pk")
        decisions = Decision.objects.visible_to(user, on=on).values("pk")
        sent = (
            self._open_to(user, "from_committee", on)
            & self._rights(user, "from_committee", on, Permission.VIEW_MEETING)
            & (Q(item__isnull=True) | Q(item__in=items))
            & (Q(decision__isnull=True) | Q(decision__in=decisions))
        )
        reads = self._rights(user, "to_committee", on, Permission.VIEW_MEETING)
        came = self._open_to(user, "to_committee", on) & (
            self._rights(user, "to_committee", on, Permission.VIEW_DRAFTS)
            | reads & (Q(placed_item__in=items) | Q(state="answered"))
        )
        return self.filter(sent | came)

    def received_by(self, user: Any, *, on: date) -> Self:
        """What came to committees whose agendas this person keeps."""
        return self.visible_to(user, on=on).filter(
            self._rights(user, "to_committee", on, Permission.CHANGE_AGENDA)
        )

    def of_icb(self, icb: Any) -> Self:
        """Of an ICB: what its committees sent, and what was sent to them."""
        return self.filter(Q(from_committee__icb=icb) | Q(to_committee__icb=icb))

    def at_side(self, way: str | None, committee: Any, icb: Any) -> Self:
        """What came to a committee or what went from it; of every committee of the ICB when none is named."""
        sides = {"came": ("to_committee",), "went": ("from_committee",)}.get(
            way or "", ("to_committee", "from_committee")
        )
        found = Q(pk__in=[])
        for side in sides:
            found |= Q(**{side: committee}) if committee is not None else Q(**{f"{side}__icb": icb})
        return self.filter(found)

    def _open_to(self, user: Any, name: str, on: date) -> Q:
        return Q(openness=Openness.PUBLIC) | self._rights(user, name, on, Permission.VIEW_PRIVATE)

    def _rights(self, user: Any, name: str, on: date, right: str) -> Q:
        return grants_q(user, right, on=on, **_at(name))


class Referral(Recorded):
    """A matter sent from one committee to another, or to a body outside (place, board, partner), until answered."""

    # A private matter is read where rights are asked for.
    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("title", "asks", "answer", "because")

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    from_committee = models.ForeignKey("governance.Committee", models.PROTECT, related_name="referrals_sent")
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="referrals", editable=False
    )
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="referrals", editable=False
    )
    report = models.OneToOneField(
        AssuranceReport, models.PROTECT, null=True, blank=True, related_name="referral", editable=False
    )
    to_committee = models.ForeignKey(
        "governance.Committee", models.PROTECT, null=True, blank=True, related_name="referrals_received"
    )
    to_body = models.CharField("outside body", max_length=200, blank=True)
    kind = models.CharField(max_length=14, choices=ReferralKind.choices)
    title = models.CharField("matter", max_length=250)
    asks = models.TextField("what is asked")
    openness = models.CharField(max_length=10, choices=Openness.choices, default=Openness.PUBLIC)
    due_on = models.DateField("answer wanted by", null=True, blank=True)
    state = models.CharField(
        max_length=10, choices=REFERRAL_LIFECYCLE.choices, default=REFERRAL_LIFECYCLE.initial
    )
    sent_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True, blank=True)
    placed_item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="came_as", editable=False
    )
    placed_planned = models.ForeignKey(
        PlannedItem, models.PROTECT, null=True, blank=True, related_name="came_as", editable=False
    )
    placed_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="answers", editable=False
    )
    answer = models.TextField(blank=True)
    because = models.TextField("why it was declined or withdrawn", blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = ReferralQuerySet.as_manager()

    class Meta:
        app_label = "meetings"
        ordering = ["-sent_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(to_committee__isnull=False, to_body="")
                | Q(to_committee__isnull=True) & ~Q(to_body=""),
                name="meetings_referral_to_one",
                violation_error_message="Choose a committee, or name the outside body.",
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=False) | Q(decision__isnull=False) | Q(report__isnull=False),
                name="meetings_referral_comes_from_something",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_by__isnull=False) | ~Q(answer=""),
                name="meetings_referral_answered_has_answer",
                violation_error_message="Say what the answer is, or choose the decision that gives it.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("declined", "withdrawn")) | ~Q(because=""),
                name="meetings_referral_ended_has_reason",
                violation_error_message="Say why.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} to {self.addressee}"

    @property
    def addressee(self) -> str:
        return str(self.to_committee or self.to_body)

    @property
    def is_private(self) -> bool:
        return self.openness == Openness.PRIVATE

    @property
    def from_meeting(self) -> Meeting | None:
        """The meeting at which it was sent on."""
        return self.item.meeting if self.item is not None else None

    def anchors(self) -> tuple[Anchor, ...]:
        """Of both sides; every act asks for its right at its own side as well."""
        own = self.from_committee.anchors()
        return own if self.to_committee is None else (*own, *self.to_committee.anchors())
