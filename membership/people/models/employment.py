"""For whom somebody works, from when to when."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.effective import EffectiveDated, no_overlap
from governance.foundation.permissions import Anchor
from membership.enums import LeavingReason, Seniority
from membership.people.models.people import HoldingQuerySet, Person


class Employment(EffectiveDated, Recorded):
    """A person's job with one organisation between two dates; several at once make a joint appointment (R133, R144).

    `seniority` empty means that it is not recorded; `seniority_note` says to what the job is equivalent where the
    organisation has other grades.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="employments")
    organisation = models.ForeignKey("governance.Organisation", models.PROTECT, related_name="employments")
    job_title = models.CharField(max_length=200, blank=True)
    seniority = models.CharField(max_length=20, choices=Seniority.choices, blank=True, default="")
    seniority_note = models.CharField("equivalent to", max_length=200, blank=True)
    end_reason = models.CharField(max_length=20, choices=LeavingReason.choices, blank=True)

    objects = HoldingQuerySet.as_manager()

    class Meta(EffectiveDated.Meta):
        app_label = "membership"
        ordering = ["-effective_from"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            *EffectiveDated.Meta.constraints,
            no_overlap(
                name="membership_employment_once_per_organisation",
                same=["person", "organisation"],
                message="This person already works for this organisation on some of these days.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.organisation}"

    @property
    def icb_id(self) -> int:
        return self.person.icb_id

    def anchors(self) -> tuple[Anchor, ...]:
        return self.person.anchors()
