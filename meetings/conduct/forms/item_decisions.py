"""Input for decisions: prepared, recorded, and the filters of their register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from delegation.forms.ask import PoundsField
from delegation.models import Function
from governance.foundation.forms import PortalForm
from governance.foundation.forms.fields import WholeNumberField
from governance.foundation.screens.forms import FilterForm
from governance.models import Committee, Place
from meetings.conduct.enums import DecisionOutcome, DecisionStanding, DecisionWay
from meetings.conduct.forms.item import BUDGET, BUDGET_OF, SAID
from meetings.conduct.models import Decision, Vote

PARTICULARS = ("title", "text", "private_text", "outcome", "standing", "conditions", "amount")


class DecisionForm(PortalForm):
    """What is decided, what it is in law, and what the scheme is asked about it."""

    committee = forms.ChoiceField(label="Whose decision is it?", widget=forms.RadioSelect)
    title = forms.CharField(label="Title", max_length=250)
    text = forms.CharField(
        label="What is decided", widget=forms.Textarea(attrs={"rows": 4}), max_length=10000
    )
    private_text = forms.CharField(
        label="What only the private record says",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=10000,
    )
    outcome = forms.ChoiceField(label="Outcome", choices=DecisionOutcome.choices, widget=forms.RadioSelect)
    standing = forms.ChoiceField(
        label="What is it?", choices=DecisionStanding.choices, widget=forms.RadioSelect
    )
    function = forms.ModelChoiceField(
        Function.objects.none(), label="Function", required=False, empty_label="Not said"
    )
    place = forms.ModelChoiceField(
        Place.objects.none(), label="Place", required=False, empty_label="The whole ICB"
    )
    amount = PoundsField(label="Amount", help_text="For example £50k.")
    in_budget = forms.ChoiceField(label="Budget", required=False, choices=BUDGET, widget=forms.Select)
    conditions = forms.CharField(
        label="On condition that", required=False, widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )
    depends_on = forms.ModelChoiceField(
        Decision.objects.none(),
        label="Applies only if this passes",
        required=False,
        empty_label="It stands on its own",
    )
    referred_to = forms.ModelChoiceField(
        Committee.objects.none(),
        label="Referred to",
        help_text="It is sent once the decision is recorded.",
        required=False,
        empty_label="None",
    )
    ratifies = forms.ModelChoiceField(
        Decision.objects.none(),
        label="It ratifies this chair’s action, or refuses to",
        help_text="Accepted: it is ratified. Refused: it is not.",
        required=False,
        empty_label="None",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        committees: Sequence[Committee],
        functions: Any,
        places: Any,
        others: Any,
        to_ratify: Any,
        receivers: Any,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.committees = {str(row.pk): row for row in committees}
        fields: dict[str, Any] = self.fields
        fields["committee"].choices = [(key, str(row)) for key, row in self.committees.items()]
        if len(committees) == 1:
            fields["committee"].widget, fields["committee"].initial = (
                forms.HiddenInput(),
                str(committees[0].pk),
            )
        fields["function"].queryset, fields["place"].queryset = functions, places
        fields["depends_on"].queryset = others
        fields["referred_to"].queryset = receivers
        if to_ratify:
            fields["ratifies"].queryset = to_ratify
        else:
            del fields["ratifies"]

    def given(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        del cleaned["version"]
        return {
            **cleaned,
            "committee": self.committees[cleaned["committee"]],
            "in_budget": SAID.get(cleaned["in_budget"]),
        }


def initial_of(decision: Decision) -> dict[str, Any]:
    """The form's values for a prepared decision."""
    return {
        **{name: getattr(decision, name) for name in PARTICULARS},
        "committee": str(decision.committee_id),
        "function": decision.function,
        "place": decision.place,
        "depends_on": decision.depends_on,
        "ratifies": decision.ratifies,
        "referred_to": decision.referred_to,
        "in_budget": BUDGET_OF[decision.in_budget],
        "version": decision.version,
    }


def ratifying(waiting: Decision) -> dict[str, Any]:
    """A form that starts with a chair's action to be ratified: the same matter, and who used whose power."""
    same = {
        name: value
        for name, value in initial_of(waiting).items()
        if name in ("committee", "function", "place", "amount", "in_budget")
    }
    by = f", by {waiting.decided_by}" if waiting.decided_by else ""
    text = f"The chair’s action {waiting.reference}{by} is ratified."
    return same | {"title": f"Ratification of {waiting.reference}", "text": text, "ratifies": waiting}


class RecordForm(PortalForm):
    """How it was decided, as what it is recorded, and the reason of an override."""

    standing = forms.ChoiceField(
        label="Record it as", choices=DecisionStanding.choices, widget=forms.RadioSelect
    )
    method = forms.ChoiceField(
        label="How was it decided?",
        required=False,
        choices=[("consensus", "By consensus"), ("vote", "By vote")],
        widget=forms.RadioSelect,
    )
    vote = forms.ChoiceField(label="On which vote", required=False, widget=forms.Select)
    override_reason = forms.CharField(
        label="Why is it recorded all the same?",
        required=False,
        help_text="Printed with the decision for good.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, votes: Sequence[Vote], may_override: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.votes = {str(row.pk): row for row in votes}
        fields: dict[str, Any] = self.fields
        fields["vote"].choices = [
            ("", "None"),
            *((key, row.question[:120]) for key, row in self.votes.items()),
        ]
        if not votes:
            del fields["vote"]
        if not may_override:
            del fields["override_reason"]
            fields["standing"].choices = [row for row in DecisionStanding.choices if row[0] != "override"]

    def given(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "standing": cleaned["standing"],
            "method": cleaned["method"],
            "vote": self.votes.get(cleaned.get("vote", "")),
            "override_reason": cleaned.get("override_reason", ""),
            "expected_version": cleaned["version"],
        }


class DecisionFilters(FilterForm):
    """Of the register of decisions; amounts and days include their ends."""

    committee = forms.ModelChoiceField(Committee.objects.all(), required=False)
    place = forms.ModelChoiceField(Place.objects.all(), required=False)
    function = forms.ModelChoiceField(Function.objects.all(), required=False)
    year = WholeNumberField(label="Year", required=False, min_value=2000, max_value=2200)
    standing = forms.ChoiceField(
        label="What it is", required=False, choices=[("", "Any"), *DecisionStanding.choices]
    )
    outcome = forms.ChoiceField(required=False, choices=[("", "Any"), *DecisionOutcome.choices])
    way = forms.ChoiceField(label="Where", required=False, choices=[("", "Any"), *DecisionWay.choices])
    least = PoundsField(label="Amount from")
    most = PoundsField(label="Amount to")
    authority = forms.CharField(label="Authority (words of the scheme’s row)", required=False, max_length=100)
