"""Changes that somebody who does not keep the scheme proposes to a version, for its keepers to accept or return."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from delegation.enums import PROPOSAL_LIFECYCLE, PROPOSED_CHANGE_LIFECYCLE, ChangeKind
from delegation.models.entries import SchemeEntry
from delegation.models.schemes import SchemeVersion
from governance.enums import Permission
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, grants_q

PERSON = settings.AUTH_USER_MODEL


def visible_proposals(user: Any, *, on: date, prefix: str = "") -> Q:
    """One's own; and, once it is sent, those of others for who keeps the scheme or audits it."""
    if not getattr(user, "is_authenticated", False):
        return Q(pk__in=[])
    icb = f"{prefix}scheme_version__scheme__icb_id"
    keeps = grants_q(user, Permission.CHANGE_SCHEME, on=on, icb=icb)
    audits = grants_q(user, Permission.VIEW_LEDGER, on=on, icb=icb)
    works = Q(**{f"{icb}__in": {g.anchor.icb_id for g in user.grants_in_force(on) if g.anchor.icb_id}})
    return (Q(**{f"{prefix}proposed_by": user.pk}) & works) | (
        ~Q(**{f"{prefix}state": "open"}) & (keeps | audits)
    )


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(visible_proposals(user, on=on))


class Proposal(Recorded):
    """One change or several, with the reason. `scheme_version` is the version that the person looked at."""

    scheme_version = models.ForeignKey(SchemeVersion, models.PROTECT, related_name="proposals")
    title = models.CharField(max_length=200)
    grounds = models.TextField("why it should be changed", blank=True, max_length=4000)
    state = models.CharField(max_length=12, choices=PROPOSAL_LIFECYCLE.choices, default="open")
    proposed_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.title

    def anchors(self) -> tuple[Anchor, ...]:
        return self.scheme_version.anchors()


class ProposedChangeQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(visible_proposals(user, on=on, prefix="proposal__"))


class ProposedChange(Recorded):
    """One row: changed, added or removed.

    `values` are the proposed fields and parts in plain values; `was` the same as they stood when the person opened
    the row at `entry_version`. `landed_in` is the row of the draft that the accepted change became.
    """

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="changes")
    kind = models.CharField("what is proposed", max_length=10, choices=ChangeKind.choices)
    entry = models.ForeignKey(
        SchemeEntry, models.PROTECT, null=True, blank=True, related_name="proposed_changes"
    )
    entry_version = models.PositiveIntegerField(null=True, blank=True)
    about = models.CharField("row", max_length=300)
    values = models.JSONField(default=dict, blank=True)
    was = models.JSONField(default=dict, blank=True)
    note = models.TextField("why", blank=True, max_length=2000)
    state = models.CharField(max_length=12, choices=PROPOSED_CHANGE_LIFECYCLE.choices, default="proposed")
    answer = models.TextField(blank=True, max_length=2000)
    decided_by = models.ForeignKey(PERSON, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    landed_in = models.ForeignKey(
        SchemeEntry, models.PROTECT, null=True, blank=True, related_name="came_from_proposals"
    )

    objects = ProposedChangeQuerySet.as_manager()

    class Meta:
        app_label = "delegation"
        ordering = ["pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state="proposed", decided_at__isnull=True, decided_by__isnull=True)
                | (~Q(state="proposed") & Q(decided_at__isnull=False, decided_by__isnull=False)),
                name="delegation_proposedchange_decision_is_told",
                violation_error_message="A proposed change is decided by somebody at some time.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.about}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.proposal.anchors()
