"""Shapes of input for employments, and for leaving an organisation."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm
from governance.foundation.screens.forms import EndForm
from governance.models import Organisation
from membership.enums import LeavingReason, Seniority
from membership.people.models import Employment

IDENTITY = ("person", "organisation")


class EmploymentFilters(EffectiveFilters):
    organisation = forms.ModelChoiceField(Organisation.objects.all(), label="Employer", required=False)
    seniority = forms.ChoiceField(
        label="Seniority", required=False, choices=[("", "Any"), *Seniority.choices]
    )


class EmploymentForm(ScreenForm):
    """Who, and for whom, is said once; a change is about the rest."""

    class Meta:
        model = Employment
        fields = (
            *IDENTITY,
            "job_title",
            "seniority",
            "seniority_note",
            "effective_from",
            "effective_to",
            "end_reason",
        )
        labels: ClassVar[dict[str, str]] = {"organisation": "Employer"}
        help_texts: ClassVar[dict[str, str]] = {
            "organisation": "Somebody with a joint post has one of these for each employer.",
            "seniority_note": "Where the employer has other grades, for example “executive director of an ICB”.",
            "effective_from": "The first day with this employer.",
            "effective_to": "The last day, if it is known.",
        }

    def prepare(self, ask: Ask) -> None:
        self.fields["end_reason"].required = False
        if self.instance.pk:
            for name in IDENTITY:
                del self.fields[name]
        else:
            del self.fields["end_reason"]


class EndEmploymentForm(EndForm):
    last_day = DayField(label="Last day with this employer")
    end_reason = forms.ChoiceField(
        label="Reason for leaving", choices=LeavingReason.choices, widget=forms.RadioSelect
    )
    field_order = ("last_day", "end_reason", "reason")


class LastDayForm(PortalForm):
    """The day for which the preview of a leaving is shown; asked by GET."""

    last_day = DayField(label="Last day with this employer")


class LeaveForm(PortalForm):
    """The act itself, below the preview: for the day that was previewed, and no other."""

    last_day = forms.DateField(
        widget=forms.HiddenInput,
        error_messages={"required": "First see what would end, for a last day with this employer."},
    )
    end_reason = forms.ChoiceField(
        label="Reason for leaving", choices=LeavingReason.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="Why is it recorded?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
