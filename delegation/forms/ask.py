"""The question: who may decide what, where, for how much."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from delegation.reading.pounds import read_pounds
from governance.foundation.forms import PortalForm
from governance.models import Committee, Place, Post


class PoundsField(forms.CharField):
    """One amount of pounds as people write it: 50000, £50,000, £50k, 1.2 million. Gives a Decimal or None."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput(attrs={"width": "10", "spellcheck": "false"}))
        super().__init__(**({"required": False, "max_length": 40} | options))

    def clean(self, value: Any) -> Decimal | None:
        try:
            return read_pounds(super().clean(value))
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error


class QuestionForm(PortalForm):
    """A GET form: its address is the address of the answer. Only the function must be given."""

    what = forms.CharField(
        label="What is to be decided?",
        max_length=200,
        help_text="A function, in a few words. For example: urgent care.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    place = forms.ModelChoiceField(
        Place.objects.none(), label="Where?", required=False, empty_label="The whole ICB"
    )
    amount = PoundsField(
        label="For how much?", help_text="For example £50k. Leave it empty to see every limit."
    )
    holder = forms.ChoiceField(
        label="May a particular committee or post?", required=False, choices=[("", "Show everybody who may")]
    )
    in_budget = forms.ChoiceField(
        label="Is the money in the budget?",
        required=False,
        choices=[("", "Not said"), ("yes", "Within budget"), ("no", "Outside budget")],
        widget=forms.RadioSelect,
    )
    used_in_year = PoundsField(
        label="Committed before in this financial year",
        help_text="Under the same authority. It counts where a limit is for a year.",
    )
    used_in_total = PoundsField(
        label="Committed before altogether", help_text="It counts where a limit is for the whole."
    )
    kind = forms.ChoiceField(
        label="What is done with the money?",
        required=False,
        choices=[("", "It is committed or spent"), ("virement", "It is moved between budgets")],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, places: Any, holders: Sequence[Committee | Post], **options: Any) -> None:
        super().__init__(*args, **options)
        self.holders = {f"{row._meta.model_name}-{row.pk}": row for row in holders}
        self.fields["place"].queryset = places  # type: ignore[attr-defined]
        chosen: Any = self.fields["holder"]
        chosen.choices = [*chosen.choices, *((key, str(row)) for key, row in self.holders.items())]

    @property
    def asked_holder(self) -> Committee | Post | None:
        return self.holders.get(self.cleaned_data.get("holder", ""))

    def terms(self) -> dict[str, Any]:
        """Amounts and budget as the selectors take them."""
        given = self.cleaned_data
        return {
            "place": given["place"],
            "amount": given["amount"],
            "in_budget": {"yes": True, "no": False}.get(given["in_budget"]),
            "used_in_year": given["used_in_year"],
            "used_in_total": given["used_in_total"],
            "kind": given["kind"] or "spend",
        }
