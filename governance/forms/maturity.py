"""Shapes of input for requests for a next step."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from governance.enums import STEP_REQUEST_LIFECYCLE, GovernanceForm
from governance.form_catalogue import NATIONAL_FORMS
from governance.forms.forms import DatedRowsField
from governance.foundation.forms import DayField, PortalForm, RowsColumn
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.models import Committee, StepRequest


class StepRequestFilters(FilterForm):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Every state"), *STEP_REQUEST_LIFECYCLE.choices]
    )


class StepRequestForm(ScreenForm):
    evidence = DatedRowsField(
        label="Evidence",
        help_text="Outcomes, delivery, resources, quality and performance: what was shown, where, and when.",
        columns=(
            RowsColumn("says", "What it shows"),
            RowsColumn("link", "Where it is (document or web address)"),
            RowsColumn("day", "Day, such as 1 April 2022"),
        ),
        day="day",
        required_keys={"says": "Say what it shows."},
        required=False,
        spare=1,
        arranges=True,
    )

    class Meta:
        model = StepRequest
        fields = ("committee", "kind", "form", "wanted", "wanted_from")
        labels: ClassVar[dict[str, str]] = {
            "kind": "The partnership asks for",
            "wanted": "What is asked for, in words",
        }

    def prepare(self, ask: Ask) -> None:
        self.narrow_to("committee", lambda rows: rows.filter(kind="place_partnership"))
        offered: Any = self.fields["form"]
        offered.choices = [
            ("", "Not a form"),
            *((code, str(GovernanceForm(code).label)) for code in NATIONAL_FORMS),
        ]
        if self.instance.pk:
            self.initial.setdefault("evidence", self.instance.evidence)


class ReasonForm(PortalForm):
    reason = forms.CharField(
        label="Why?",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        help_text="Kept in the history.",
    )


class NoteForm(PortalForm):
    """Nothing need be said."""

    reason = forms.CharField(
        label="A note to the ICB", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


class ReturnForm(PortalForm):
    decided_by = forms.CharField(
        label="Returned by", max_length=300, help_text="The body or officer of the ICB who decided."
    )
    reason = forms.CharField(
        label="Reason of the ICB", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class SignOffForm(ReturnForm):
    effective_from = DayField(label="From which day")

    field_order = ("decided_by", "effective_from", "reason")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["decided_by"].label = "Signed off by"
