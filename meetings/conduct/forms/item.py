"""What is to be decided, for the conditions of an item: a GET form."""

from __future__ import annotations

from typing import Any

from django import forms

from delegation.forms.ask import PoundsField
from delegation.models import Function
from governance.foundation.forms import PortalForm
from governance.models import Place
from meetings.conduct.selectors.conditions import Matter

BUDGET = [("", "Not said"), ("yes", "Within budget"), ("no", "Outside budget")]
SAID = {"yes": True, "no": False}
BUDGET_OF = {True: "yes", False: "no", None: ""}


class MatterForm(PortalForm):
    """Function, place, amount and budget. What is not given stays as the item has it."""

    marks_optional = False

    function = forms.ModelChoiceField(
        Function.objects.none(), label="Function", required=False, empty_label="Not said"
    )
    place = forms.ModelChoiceField(
        Place.objects.none(), label="Place", required=False, empty_label="The whole ICB"
    )
    amount = PoundsField(label="Amount")
    in_budget = forms.ChoiceField(label="Budget", required=False, choices=BUDGET)

    def __init__(self, *args: Any, functions: Any, places: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["function"].queryset, fields["place"].queryset = functions, places

    def matter(self) -> Matter:
        given = self.cleaned_data
        return Matter(
            function=given["function"],
            place=given["place"],
            amount=given["amount"],
            in_budget=SAID.get(given["in_budget"]),
        )


def initial_of(matter: Matter) -> dict[str, Any]:
    """The form's values for a matter."""
    return {
        "function": matter.function,
        "place": matter.place,
        "amount": matter.amount,
        "in_budget": BUDGET_OF[matter.in_budget],
    }


class BecauseForm(PortalForm):
    """Why something is withdrawn, void or given up."""

    because = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)
