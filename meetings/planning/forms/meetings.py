"""Input for meetings."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.models import Committee
from meetings.enums import MeetingKind
from meetings.lifecycles import MEETING_LIFECYCLE
from meetings.planning.forms.clock import ClockField
from meetings.planning.models import Meeting
from meetings.planning.selectors.meetings import committees_of, committees_open_for_planning, parts_of


class MeetingFilters(FilterForm):
    """Above the list of meetings."""

    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Every kind"), *MeetingKind.choices])
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Every state"), *MEETING_LIFECYCLE.choices]
    )
    first = forms.DateField(label="From", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def prepare(self, ask: Ask) -> None:
        self.fields["committee"].empty_label = "Every committee"  # type: ignore[attr-defined]
        for name in ("first", "last"):
            self.fields[name].widget.input_type = "date"


class MeetingForm(ScreenForm):
    starts_at = ClockField(label="Starts at", help_text="For example, 14:00 or 2pm", required=False)
    ends_at = ClockField(label="Ends at", required=False)

    class Meta:
        model = Meeting
        fields = (
            *("lead_committee", "committees", "part", "kind", "title", "date", "date_note"),
            *("starts_at", "ends_at", "mode", "venue", "public_access"),
        )

    def prepare(self, ask: Ask) -> None:
        """Offer the committees for which this person may plan, and their parts."""
        plannable = committees_open_for_planning(ask.user, ask.icb, on=ask.today)
        if self.instance.pk:
            plannable = (plannable | committees_of(self.instance)).distinct()
        fields: dict[str, Any] = self.fields
        fields["lead_committee"].queryset = plannable
        fields["lead_committee"].label = "Committee"
        fields["committees"].queryset = plannable
        fields["committees"].widget.choices = fields["committees"].choices
        fields["committees"].label = "Held together with"
        fields[
            "committees"
        ].help_text = "For a joint meeting, or committees in common. The committee above always takes part."
        fields["committees"].required = False
        fields["part"].queryset = parts_of(plannable, on=ask.today)
        fields["part"].empty_label = "No parts"
        fields["kind"].widget = forms.RadioSelect(choices=MeetingKind.choices)
        fields["title"].required = False
        fields["title"].help_text = "Leave it empty to use the name of the committee."
        fields["date"].help_text = "Leave it empty while the date is to be confirmed."
        if self.instance.date is not None:
            fields["date"].help_text = "To say why it moves, go back and choose “Move the meeting”."
        fields["date_note"].label = "What is known of the date"
        fields[
            "date_note"
        ].help_text = "Only while the date is to be confirmed, for example: TBC November 2026"
        fields["public_access"].widget.attrs["rows"] = 3
        fields["public_access"].help_text = "For public meetings: where to sit, how to join, whom to ask."

    def clean_title(self) -> str:
        lead = self.cleaned_data.get("lead_committee")
        return self.cleaned_data["title"] or (lead.name if lead else "")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("date") is None and "date" not in self.errors and not cleaned.get("date_note"):
            self.add_error("date", "Enter the date, or say below what is known of it.")
        if cleaned.get("date") is not None:
            cleaned["date_note"] = ""
        if lead := cleaned.get("lead_committee"):
            chosen = {committee.pk for committee in cleaned.get("committees") or ()} | {lead.pk}
            cleaned["committees"] = Committee.objects.filter(pk__in=chosen)
        return cleaned


class CancelForm(PortalForm):
    cancelled_because = forms.CharField(
        label="Why is the meeting cancelled?",
        help_text="Printed where the meeting was announced.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )


class ShareForm(PortalForm):
    """Share one thing with one person until a day."""

    email = forms.EmailField(label="E-mail address of the person")
    until = DayField(label="Last day on which they may read it")
    reason = forms.CharField(
        label="Why do they need to read it?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class ReasonForm(PortalForm):
    reason = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
