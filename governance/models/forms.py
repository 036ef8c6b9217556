"""The journey of a committee's governance form, and the appraisals that chose it (R18, R88, R91, R125–R131)."""

from __future__ import annotations

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from governance.enums import GovernanceForm
from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, no_overlap
from governance.foundation.permissions import Anchor
from governance.models.committees import Committee, OfCommitteeQuerySet, StructureQuerySet


class FormStep(EffectiveDated, Recorded):
    """One governance form of a committee between two dates: as it was, is, or is next expected to be (R18, R88)."""

    committee = models.ForeignKey(Committee, models.PROTECT, related_name="form_steps")
    form = models.CharField("governance form", max_length=30, choices=GovernanceForm.choices)
    approved_by = models.CharField(max_length=300, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    note = models.TextField("why it changes: guidance, statute or decision", blank=True)
    source = models.CharField("source: document and clause", max_length=300, blank=True)

    objects = OfCommitteeQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "governance"
        ordering = ["committee", "effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="governance_formstep_one_form_a_day",
                same=["committee"],
                message="The committee already has a form on some of these days. End that one first.",
            ),
            models.CheckConstraint(
                condition=Q(approved_on__isnull=True) | ~Q(approved_by=""),
                name="governance_formstep_approval_told",
                violation_error_message="Say who approved it.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_form_display()}, {self.committee}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors()


class AppraisalQuerySet(StructureQuerySet):
    def of(self, committee: Committee) -> Self:
        """Those about this committee, and those of its ICB about every place partnership."""
        return self.filter(Q(committee=committee) | Q(icb=committee.icb_id, committee__isnull=True))


class FormAppraisal(Recorded):
    """Options for a governance form that were considered, with reasons, and which was chosen, by whom and when.

    `options` is a list of {"label", "form", "standing", "marker", "possible_from", "reasons_for", "reasons_against"}
    in the order of the document; `possible_from` is a date as YYYY-MM-DD or empty, `marker` says "start" or "aim".
    Without a committee it is about every place partnership of the ICB (R147).
    """

    icb = models.ForeignKey("governance.IntegratedCareBoard", models.PROTECT, related_name="form_appraisals")
    committee = models.ForeignKey(
        Committee, models.PROTECT, null=True, blank=True, related_name="form_appraisals"
    )
    title = models.CharField(max_length=200)
    considered_by = models.CharField(max_length=300, blank=True)
    considered_on = models.DateField(null=True, blank=True)
    options = models.JSONField(default=list)
    decided_by = models.CharField("chosen by", max_length=300, blank=True)
    decided_on = models.DateField("chosen on", null=True, blank=True)
    set_by = models.CharField("terms and scope set by (statutory body)", max_length=300, blank=True)
    set_on = models.DateField("set on", null=True, blank=True)
    agreed_on = models.DateField("agreed by the committee on", null=True, blank=True)
    note = models.TextField(blank=True)
    source = models.CharField("source: document and clause", max_length=300)

    objects = AppraisalQuerySet.as_manager()

    class Meta:
        app_label = "governance"
        ordering = ["-considered_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(set_on__isnull=True) | ~Q(set_by=""),
                name="governance_formappraisal_setting_told",
                violation_error_message="Say which statutory body set the terms and scope.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.committee is not None and self.committee.icb_id != self.icb_id:
            raise ValidationError({"committee": "This committee belongs to another ICB."})

    def anchors(self) -> tuple[Anchor, ...]:
        return self.committee.anchors() if self.committee else (Anchor(self.icb_id),)
