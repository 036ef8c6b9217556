"""Shapes of input for campaigns of declarations."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from governance.foundation.forms import PortalForm
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from membership.enums import CAMPAIGN_LIFECYCLE
from membership.interests.forms.policy import DaysFromDueField
from membership.interests.models import DeclarationCampaign
from membership.interests.selectors.policy import policy_on


class CampaignFilters(FilterForm):
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Any"), *CAMPAIGN_LIFECYCLE.choices]
    )


class CampaignForm(ScreenForm):
    """The reminders and the escalation begin as the policy in force has them."""

    sections = (
        ("Who is asked, and when", ("opens_on", "due_on", "committees")),
        ("The letter", ("message",)),
        ("Reminders", ("remind_days", "escalate_after_days")),
    )

    remind_days = DaysFromDueField(
        label="Reminders, days from the due day",
        required=False,
        help_text="One a line. Before the due day with a minus: −7 is a week before, 0 the day itself, 7 a week after.",
    )

    class Meta:
        model = DeclarationCampaign
        fields = (
            "title",
            "occasion",
            "opens_on",
            "due_on",
            "committees",
            "message",
            "remind_days",
            "escalate_after_days",
        )
        labels: ClassVar[dict[str, str]] = {
            "escalate_after_days": "Who has not answered is named to the guardian after, days"
        }
        help_texts: ClassVar[dict[str, str]] = {
            "committees": "None chosen: everybody who sits or deputises in a committee of this ICB.",
            "message": "Added to the letter, which says what is asked, by when and where to answer.",
            "opens_on": "Nobody is asked before you open the campaign.",
            "escalate_after_days": "Counted from the due day. Empty: nobody is named.",
        }

    def prepare(self, ask: Ask) -> None:
        policy = (
            policy_on(ask.icb, on=ask.today) if ask.icb is not None and self.instance.pk is None else None
        )
        if policy is not None:
            self.initial.setdefault("remind_days", list(policy.remind_days))
            self.initial.setdefault("escalate_after_days", policy.escalate_after_days)


class CloseForm(PortalForm):
    reason = forms.CharField(
        label="Why is it closed?",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Needed when answers are outstanding. What is outstanding stays owed and can still be returned.",
    )
