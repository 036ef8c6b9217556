"""Shapes of input for journeys of governance forms, and appraisals of options."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django import forms

from governance.enums import GovernanceForm, OptionMarker, OptionStanding
from governance.form_catalogue import NATIONAL_FORMS
from governance.forms.committees import OfCommitteeFilters
from governance.foundation.forms import RowError, RowsColumn, RowsField
from governance.foundation.screens import FilterForm, ScreenForm
from governance.models import Committee, FormAppraisal, FormStep

DAY_PATTERNS = ("%Y-%m-%d", "%d %B %Y", "%d/%m/%Y")
FORMS = tuple((code, str(GovernanceForm(code).label)) for code in NATIONAL_FORMS)


def read_day(text: str) -> date | None:
    """A day as people write it: 1 April 2022, 01/04/2022 or 2022-04-01. None when it is none of these."""
    for pattern in DAY_PATTERNS:
        try:
            found = datetime.strptime(f"{text.strip()} +0000", f"{pattern} %z").date()
        except ValueError:
            continue
        return found if 1900 <= found.year <= 2200 else None
    return None


class DatedRowsField(RowsField):
    """Rows of which one column is a day, kept as YYYY-MM-DD.

    `required_keys` are the columns that each row fills, with the words when it does not.
    """

    def __init__(self, *, day: str, required_keys: dict[str, str], **options: Any) -> None:
        super().__init__(**options)
        self.day, self.required_keys = day, required_keys

    def clean(self, value: Any) -> list[dict[str, str]]:
        rows = super().clean(value)
        if wrong := list(self._wrong(rows)):
            raise forms.ValidationError(wrong)
        return [{**row, self.day: _iso(row[self.day])} for row in rows]

    def _wrong(self, rows: list[dict[str, str]]) -> list[RowError]:
        found = []
        for number, row in enumerate(rows):
            for key, words in self.required_keys.items():
                if not row[key]:
                    found.append(RowError(words, row=number, column=key))
            for column in self.widget.columns:
                offered = {code for code, _ in column.choices}
                if column.choices and row[column.key] and row[column.key] not in offered:
                    found.append(RowError("Choose one of the list.", row=number, column=column.key))
            if row[self.day] and read_day(row[self.day]) is None:
                words = "Write a day such as 1 April 2022."
                found.append(RowError(words, row=number, column=self.day))
        return found


def _iso(text: str) -> str:
    day = read_day(text) if text else None
    return day.isoformat() if day else ""


def options_field() -> DatedRowsField:
    return DatedRowsField(
        label="Options, in the order of the document",
        help_text="Each under the label that the document gives it, such as Option 4, or A.",
        columns=(
            RowsColumn("label", "Label in the document"),
            RowsColumn("form", "Governance form", choices=FORMS),
            RowsColumn("standing", "What became of it", choices=_without_empty(OptionStanding)),
            RowsColumn("marker", "Marked on the journey", choices=_without_empty(OptionMarker)),
            RowsColumn("possible_from", "Possible from, such as 1 April 2022"),
            RowsColumn("reasons_for", "Reasons for it"),
            RowsColumn("reasons_against", "Reasons against it"),
        ),
        day="possible_from",
        required_keys={"label": "Give its label.", "form": "Choose the form."},
        arranges=True,
        spare=1,
    )


def _without_empty(choices: Any) -> tuple[tuple[str, str], ...]:
    return tuple((code, str(words)) for code, words in choices.choices if code)


class FormStepForm(ScreenForm):
    class Meta:
        model = FormStep
        fields = (
            "committee",
            "form",
            "effective_from",
            "effective_to",
            "approved_by",
            "approved_on",
            "note",
            "source",
        )
        labels: ClassVar[dict[str, str]] = {
            "approved_by": "Approved by",
            "approved_on": "Approved on",
            "note": "Why it changes: guidance, statute or decision",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "effective_from": "For a form that is only expected, the day on which it is expected.",
            "approved_by": "Leave empty while nobody has approved it.",
        }


class FormStepFilters(OfCommitteeFilters):
    form = forms.ChoiceField(
        label="Form", required=False, choices=[("", "Every form"), *GovernanceForm.choices]
    )


class AppraisalFilters(FilterForm):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)


class FormAppraisalForm(ScreenForm):
    sections = (
        ("The options", ("options",)),
        ("The choice", ("decided_by", "decided_on")),
        ("Two acceptances of a committee of one body", ("set_by", "set_on", "agreed_on")),
        ("Source", ("source", "note")),
    )
    options = options_field()

    class Meta:
        model = FormAppraisal
        fields = (
            "title",
            "committee",
            "considered_by",
            "considered_on",
            "decided_by",
            "decided_on",
            "set_by",
            "set_on",
            "agreed_on",
            "source",
            "note",
        )
        labels: ClassVar[dict[str, str]] = {
            "considered_by": "Considered by",
            "considered_on": "Considered on",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "committee": "Not set: for every place partnership of this ICB.",
            "set_by": "The statutory body that sets its terms of reference and scope.",
        }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk:
            self.initial.setdefault("options", self.instance.options)
