"""The question that the public asks: a GET form over what is published."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from reports.public_answers import read_pounds


class PublicQuestion(PortalForm):
    what = forms.CharField(
        label="What is to be decided?",
        max_length=200,
        help_text="A function, in a few words. For example: urgent care.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    place = forms.ChoiceField(label="Where?", required=False)
    amount = forms.CharField(
        label="For how much?",
        required=False,
        max_length=40,
        help_text="For example £50k. Leave it empty to see every limit.",
        widget=forms.TextInput(attrs={"width": "10", "spellcheck": "false"}),
    )
    in_budget = forms.ChoiceField(
        label="Is the money in the budget?",
        required=False,
        choices=[("", "Not said"), ("yes", "Within budget"), ("no", "Outside budget")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, places: Sequence[dict[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(place["slug"], place["name"]) for place in places]
        self.fields["place"].choices = [("", "The whole ICB"), *named]  # type: ignore[attr-defined]

    def clean_amount(self) -> Decimal | None:
        try:
            return read_pounds(self.cleaned_data["amount"])
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error

    @property
    def in_budget_said(self) -> bool | None:
        return {"yes": True, "no": False}.get(self.cleaned_data["in_budget"])
