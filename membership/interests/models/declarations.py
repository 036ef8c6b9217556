"""Returns of interests: who was asked when, what they answered, and the campaigns that ask everybody."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from governance.enums import YesNo
from governance.foundation.audit import Recorded
from governance.foundation.permissions import Anchor, icbs_where
from membership.enums import CAMPAIGN_LIFECYCLE, DECLARATION_LIFECYCLE, DeclarationOccasion
from membership.interests.models.interests import OfPersonQuerySet
from membership.people.models.people import Person
from membership.permissions import VIEW_INTERESTS


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, user: Any, *, on: date) -> Self:
        return self.filter(icb__in=icbs_where(user, VIEW_INTERESTS, on=on))


class DeclarationCampaign(Recorded):
    """Everybody at the tables of an ICB, or of some committees, asked for a return by one day (LP38).

    `remind_days` and `escalate_after_days` count from the due day; they start as the policy has them and may differ.
    """

    icb = models.ForeignKey(
        "governance.IntegratedCareBoard", models.PROTECT, related_name="declaration_campaigns"
    )
    title = models.CharField(max_length=200)
    occasion = models.CharField(
        max_length=20, choices=DeclarationOccasion.choices, default=DeclarationOccasion.YEARLY
    )
    opens_on = models.DateField("everybody is asked on")
    due_on = models.DateField("answers are due on")
    committees = models.ManyToManyField(
        "governance.Committee",
        blank=True,
        related_name="+",
        help_text="None chosen: every committee of the ICB.",
    )
    message = models.TextField("what the letter says besides", blank=True)
    remind_days = ArrayField(models.SmallIntegerField(), default=list, blank=True)
    escalate_after_days = models.PositiveSmallIntegerField(null=True, blank=True)
    state = models.CharField(
        max_length=20, choices=CAMPAIGN_LIFECYCLE.choices, default=CAMPAIGN_LIFECYCLE.initial
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        app_label = "membership"
        ordering = ["-opens_on", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("opens_on")),
                name="membership_declarationcampaign_dates_in_order",
                violation_error_message="Answers cannot be due before anybody is asked.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.opens_on and self.due_on and self.due_on < self.opens_on:
            raise ValidationError({"due_on": "Answers cannot be due before anybody is asked."})

    def anchors(self) -> tuple[Anchor, ...]:
        return (Anchor(self.icb_id),)


class DeclarationQuerySet(OfPersonQuerySet):
    def outstanding(self) -> Self:
        """Asked for and not answered, or sent back."""
        return self.filter(state__in=("asked", "sent_back"))


class Declaration(Recorded):
    """One return of one person: nil, or the list of interests that stood on that day.

    `listed` keeps what was confirmed, as {"interest": id, "version": number}, so that a return can be shown later as
    it was given. `is_nil` is unset until the return is made.
    """

    kept_out_of_ledger: ClassVar[tuple[str, ...]] = ("statement", "review_note")

    person = models.ForeignKey(Person, models.PROTECT, related_name="declarations")
    campaign = models.ForeignKey(
        DeclarationCampaign, models.PROTECT, null=True, blank=True, related_name="declarations"
    )
    occasion = models.CharField(max_length=20, choices=DeclarationOccasion.choices)
    subject = models.CharField("meeting, appointment or procurement", max_length=300, blank=True)
    asked_on = models.DateField()
    due_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        max_length=20, choices=DECLARATION_LIFECYCLE.choices, default=DECLARATION_LIFECYCLE.initial
    )
    is_nil = models.CharField("nil return", max_length=3, choices=YesNo.choices, blank=True, default="")
    listed = models.JSONField(default=list, blank=True)
    statement = models.TextField("anything to add (private)", blank=True)
    returned_on = models.DateField(null=True, blank=True)
    returned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reviewed_on = models.DateField(null=True, blank=True)
    review_note = models.TextField("note of the review (private)", blank=True)
    reminders = models.PositiveSmallIntegerField("reminders sent", default=0)
    reminded_on = models.DateField("last reminded on", null=True, blank=True)
    escalated_on = models.DateField("named to the guardian on", null=True, blank=True)

    objects = DeclarationQuerySet.as_manager()

    class Meta:
        app_label = "membership"
        ordering = ["-asked_on", "person__name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["campaign", "person"],
                name="membership_declaration_once_a_campaign",
                violation_error_message="This person is asked in this campaign already.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("returned", "reviewed"))
                | (Q(returned_on__isnull=False, returned_by__isnull=False) & ~Q(is_nil="")),
                name="membership_declaration_return_told",
            ),
            models.CheckConstraint(
                condition=~Q(state="reviewed") | Q(reviewed_on__isnull=False, reviewed_by__isnull=False),
                name="membership_declaration_review_told",
            ),
        ]

    def __str__(self) -> str:
        return f"Declaration of {self.person}, {self.get_occasion_display().lower()}"

    def anchors(self) -> tuple[Anchor, ...]:
        return self.person.anchors()
