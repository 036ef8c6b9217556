"""The day with which a committee's membership is compared."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm


class SinceForm(PortalForm):
    """A GET form: the page's own day stays in `on`."""

    marks_optional = False

    since = forms.DateField(
        label="Changes since",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": "Write the day as year, month and day, like 2023-04-01."},
    )

    def clean_since(self) -> Any:
        day: date | None = self.cleaned_data["since"]
        if day is not None and not 1900 <= day.year <= 2200:
            raise forms.ValidationError("Give a day between 1900 and 2200.")
        return day
