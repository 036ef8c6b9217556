"""Earned autonomy: a partnership asks for its next step, shows evidence, and the ICB signs off (R76, R104)."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.enums import STEP_REQUEST_LIFECYCLE, GovernanceForm, StepKind
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, icbs_of
from governance.models.committees import Committee

USER = "governance.User"


class StepRequestQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(committee__icb__in=icbs_of(user, on=on))


class StepRequest(Recorded):
    """A request for a form or a delegation. `evidence` is a list of {"says", "link", "day"}, the day as YYYY-MM-DD
    or empty."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="step_requests")
    kind = models.CharField("asks for", max_length=20, choices=StepKind.choices)
    form = models.CharField("governance form", max_length=30, choices=GovernanceForm.choices, blank=True)
    wanted = models.TextField("what is asked for")
    wanted_from = models.DateField("wanted from", null=True, blank=True)
    evidence = models.JSONField(default=list, blank=True)
    state = models.CharField(
        max_length=20, choices=STEP_REQUEST_LIFECYCLE.choices, default=STEP_REQUEST_LIFECYCLE.initial
    )
    submitted_on = models.DateField(null=True, blank=True)
    submitted_by = models.ForeignKey(USER, models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField("signed off or returned by", max_length=300, blank=True)
    decision_reason = models.TextField("reason of the ICB", blank=True)

    objects = StepRequestQuerySet.as_manager()

    class Meta:
        app_label = "governance"
        ordering = ["-submitted_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(submitted_on__isnull=True, submitted_by__isnull=True)
                | Q(submitted_on__isnull=False, submitted_by__isnull=False),
                name="governance_steprequest_submission_told",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("signed_off", "returned"))
                | (Q(decided_on__isnull=False) & ~Q(decided_by="")),
                name="governance_steprequest_decision_told",
                violation_error_message="Say who decided, and when.",
            ),
        ]

    def __str__(self) -> str:
        asked = self.get_form_display() if self.kind == StepKind.FORM else "delegation"
        return f"Next step of {self.committee}: {asked[:1].lower()}{asked[1:]}"

    def clean(self) -> None:
        super().clean()
        if self.kind == StepKind.FORM and not self.form:
            raise ValidationError({"form": "Choose the governance form that is asked for."})
        if self.kind == StepKind.DELEGATION and self.form:
            raise ValidationError({"form": "Leave the form out: this request asks for a delegation."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()
