"""Input for reports to the parent and for standing obligations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm
from governance.foundation.words import day
from governance.models import Committee
from meetings.record.models import AssuranceReport, Referral, StandingObligation


class SectionField(forms.CharField):
    """One section of a report."""

    def __init__(self, label: str, help_text: str) -> None:
        widget = forms.Textarea(attrs={"rows": 10})
        super().__init__(label=label, help_text=help_text, widget=widget, max_length=20000)


class ReportStartForm(PortalForm):
    """To whom, over which days. The text is drafted from what was recorded."""

    to_committee = forms.ModelChoiceField(
        Committee.objects.none(), label="To which committee?", required=False, empty_label="A body outside"
    )
    to_body = forms.CharField(
        label="Or to which body outside?",
        help_text="Only when no committee is chosen above.",
        required=False,
        max_length=200,
    )
    period_from = DayField(label="From")
    period_to = DayField(label="To")

    def __init__(self, *args: Any, receivers: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["to_committee"].queryset = receivers


class ReportForm(PortalForm):
    """The three sections."""

    alert = SectionField("Alert", "What the parent must know or act on.")
    advise = SectionField("Advise", "What was decided and goes on.")
    assure = SectionField("Assure", "What is in hand.")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ObligationForm(ScreenForm):
    """What is owed, to whom, how often, and where that is written."""

    class Meta:
        model = StandingObligation
        fields = (
            "committee",
            "title",
            "to_committee",
            "to_body",
            "every_months",
            "first_due_on",
            "source",
            "note",
            "effective_from",
            "effective_to",
        )


class ObligationFilters(EffectiveFilters):
    """Above the list of standing obligations."""

    committee = forms.ModelChoiceField(Committee.objects.all(), required=False)

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        fields["q"].label = "Words or clause"


class FulfilForm(PortalForm):
    """Which day it was due, when it was given, and how."""

    due_on = forms.ChoiceField(label="Which one?", widget=forms.Select)
    fulfilled_on = DayField(label="Given on")
    report = forms.ModelChoiceField(
        AssuranceReport.objects.none(), label="By this report", required=False, empty_label="None"
    )
    referral = forms.ModelChoiceField(
        Referral.objects.none(), label="By what was sent", required=False, empty_label="None"
    )
    note = forms.CharField(
        label="How it was given",
        help_text="For example, the minute that received it.",
        required=False,
        max_length=500,
    )

    def __init__(self, *args: Any, days: Sequence[date], reports: Any, sent: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["due_on"].choices = [(one.isoformat(), f"Due {day(one)}") for one in days]
        for name, rows in (("report", reports), ("referral", sent)):
            if rows:
                fields[name].queryset = rows
            else:
                del fields[name]

    def given(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        return cleaned | {"due_on": date.fromisoformat(cleaned["due_on"])}
