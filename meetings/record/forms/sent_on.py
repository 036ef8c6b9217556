"""Input for what is sent to another committee or body, and for what becomes of it there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import FilterForm
from governance.models import Committee
from meetings.conduct.models import Decision
from meetings.lifecycles import REFERRAL_LIFECYCLE
from meetings.planning.models import Meeting
from meetings.record.kinds import ReferralKind

EITHER = "Choose a meeting, or a month of the forward plan."
CAME, WENT = "came", "went"


class SendOnForm(PortalForm):
    """To whom, why, what is asked and by when."""

    committee = forms.ChoiceField(label="Which committee sends it?", widget=forms.RadioSelect)
    kind = forms.ChoiceField(label="Why is it sent?", choices=ReferralKind.choices, widget=forms.RadioSelect)
    to_committee = forms.ModelChoiceField(
        Committee.objects.none(), label="To which committee?", required=False, empty_label="A body outside"
    )
    to_body = forms.CharField(
        label="Or to which body outside?",
        help_text="Only when no committee is chosen above.",
        required=False,
        max_length=200,
    )
    title = forms.CharField(label="The matter", max_length=250)
    asks = forms.CharField(
        label="What is asked of them", widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )
    due_on = DayField(label="Answer wanted by", required=False)
    is_private = forms.BooleanField(
        label="Private", help_text="Read on both sides by who reads private business.", required=False
    )

    def __init__(
        self, *args: Any, senders: Sequence[Committee], receivers: Any, is_private: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.senders = {str(row.pk): row for row in senders}
        fields: dict[str, Any] = self.fields
        fields["committee"].choices = [(key, str(row)) for key, row in self.senders.items()]
        if len(senders) == 1:
            fields["committee"].widget = forms.HiddenInput()
            fields["committee"].initial = str(senders[0].pk)
        fields["to_committee"].queryset = receivers
        if is_private:
            del fields["is_private"]

    def given(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        return cleaned | {"from_committee": self.senders[cleaned.pop("committee")]}


class PlaceForm(PortalForm):
    """On which agenda, or in which month of the forward plan."""

    meeting = forms.ModelChoiceField(
        Meeting.objects.none(), label="On the agenda of", required=False, empty_label="No meeting"
    )
    month = DayField(
        label="Or in the forward plan, in the month of",
        help_text="Any day of the month.",
        required=False,
    )

    def __init__(self, *args: Any, meetings: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["meeting"].queryset = meetings

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and bool(cleaned.get("meeting")) == bool(cleaned.get("month")):
            self.add_error("meeting", EITHER)
        return cleaned


class AnswerForm(PortalForm):
    """By which decision, or in words."""

    decision = forms.ModelChoiceField(
        Decision.objects.none(), label="By this decision", required=False, empty_label="None"
    )
    words = forms.CharField(
        label="The answer", required=False, widget=forms.Textarea(attrs={"rows": 4}), max_length=4000
    )

    def __init__(self, *args: Any, decisions: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        if decisions:
            fields["decision"].queryset = decisions
        else:
            del fields["decision"]


class ReferralFilters(FilterForm):
    """Above the list of what was sent on."""

    way = forms.ChoiceField(
        label="Which way",
        required=False,
        choices=[
            ("", "Sent and received"),
            (CAME, "Sent to this committee"),
            (WENT, "Sent by this committee"),
        ],
    )
    committee = forms.ModelChoiceField(Committee.objects.all(), required=False)
    state = forms.ChoiceField(
        required=False,
        choices=[("", "Any"), ("waiting", "Waiting for the receiver"), *REFERRAL_LIFECYCLE.choices],
    )
    kind = forms.ChoiceField(label="Why", required=False, choices=[("", "Any"), *ReferralKind.choices])
