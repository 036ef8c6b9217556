"""Input for decisions between meetings: the chair's action, and an officer's decision under the scheme."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from delegation.forms.ask import PoundsField
from delegation.models import Function
from governance.enums import Openness
from governance.foundation.forms import DayField, PortalForm
from governance.foundation.zone import LONDON
from governance.models import Place, Post
from meetings.conduct.forms.item import BUDGET, SAID
from meetings.conduct.rules.between import Route
from meetings.conduct.selectors.conditions import Matter
from meetings.planning.forms.clock import ClockField


class BetweenForm(PortalForm):
    """Base: what was decided, about what, when."""

    title = forms.CharField(label="Title", max_length=250)
    text = forms.CharField(
        label="What was decided", widget=forms.Textarea(attrs={"rows": 4}), max_length=10000
    )
    private_text = forms.CharField(
        label="What only the private record says",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=10000,
    )
    openness = forms.ChoiceField(
        label="Who may read it?",
        choices=[(Openness.PUBLIC, "The public, in the register"), (Openness.PRIVATE, "Private")],
        initial=Openness.PUBLIC,
        widget=forms.RadioSelect,
    )
    function = forms.ModelChoiceField(
        Function.objects.none(), label="Function of the scheme", empty_label="Choose one"
    )
    place = forms.ModelChoiceField(
        Place.objects.none(), label="Place", required=False, empty_label="The whole ICB"
    )
    amount = PoundsField(label="Amount", help_text="For example £50k.")
    in_budget = forms.ChoiceField(label="Budget", required=False, choices=BUDGET, widget=forms.Select)
    day = DayField(label="Decided on")
    time = ClockField(label="At", help_text="For example, 14:00 or 2pm")

    def __init__(self, *args: Any, functions: Any, places: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["function"].queryset, fields["place"].queryset = functions, places

    def given(self) -> dict[str, Any]:
        """What both actions ask for."""
        cleaned = self.cleaned_data
        return {
            "matter": Matter(
                function=cleaned["function"],
                place=cleaned["place"],
                amount=cleaned["amount"],
                in_budget=SAID.get(cleaned["in_budget"]),
            ),
            "at": datetime.combine(cleaned["day"], cleaned["time"], LONDON),
            **{name: cleaned[name] for name in ("title", "text", "private_text", "openness", "consulted")},
        }


class UrgentForm(BetweenForm):
    """Chair's action. Who decides together and who is consulted is what the rules of the day say."""

    urgency = forms.CharField(
        label="Why could it not wait for the next meeting?",
        help_text="Printed with the decision.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
    )
    consulted = forms.CharField(
        label="Who was consulted, how and when",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
    )

    def __init__(self, *args: Any, route: Route, **options: Any) -> None:
        super().__init__(*args, **options)
        self.route = route
        for number, line in enumerate(route.deciders):
            self.fields[f"decider_{number}"] = forms.CharField(
                label=f"Who decided as {line}?", required=False, max_length=200
            )
        if route.consultees:
            self.fields["consulted"].help_text = f"To be consulted: {', '.join(route.consultees)}."

    def given(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        deciders = {line: cleaned[f"decider_{number}"] for number, line in enumerate(self.route.deciders)}
        return super().given() | {"deciders": deciders, "urgency": cleaned["urgency"]}


class OfficersForm(BetweenForm):
    """An officer's decision, as the holder of a post, or of several together."""

    posts = forms.ModelMultipleChoiceField(
        Post.objects.none(),
        label="As the holder of which post?",
        help_text="Several decide together.",
        widget=forms.CheckboxSelectMultiple,
    )
    decided_by = forms.CharField(label="Who decided?", max_length=300)
    consulted = forms.CharField(
        label="Who was consulted, how and when",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
    )

    def __init__(self, *args: Any, posts: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["posts"].queryset = posts

    def given(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return super().given() | {"posts": list(cleaned["posts"]), "decided_by": cleaned["decided_by"]}
