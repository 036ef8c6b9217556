"""Input for rules of deadlines, and the filters of what is due."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask, EffectiveFilters, FilterForm, ScreenForm
from governance.foundation.screens.forms import narrow
from governance.models import Committee, Place
from meetings.enums import DeadlineKind
from meetings.planning import deadline_presenters as presenters
from meetings.planning.forms.clock import ClockField
from meetings.planning.models import DeadlineRule
from meetings.planning.rules.deadline_sets import READY_SETS
from meetings.planning.selectors.deadline_examples import OneRule, examples
from meetings.planning.selectors.deadline_rules import RuleBook

END_PREVIOUS = "End the rule in force on the day before"


class DeadlineFilters(FilterForm):
    """Above the list of what is due."""

    WITHIN: ClassVar[list[tuple[str, str]]] = [
        ("", "14 days"),
        ("7", "7 days"),
        ("28", "4 weeks"),
        ("91", "3 months"),
    ]

    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)
    kind = forms.ChoiceField(
        label="What is due", required=False, choices=[("", "Everything"), *DeadlineKind.choices]
    )
    within = forms.ChoiceField(label="In the next", required=False, choices=WITHIN)

    def prepare(self, ask: Ask) -> None:
        del self.fields["q"]
        fields: dict[str, Any] = self.fields
        fields["committee"].empty_label, fields["place"].empty_label = "Every committee", "Every place"


class DeadlineRuleFilters(EffectiveFilters):
    """Above the list of rules."""

    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    kind = forms.ChoiceField(
        label="What is due", required=False, choices=[("", "Everything"), *DeadlineKind.choices]
    )

    def prepare(self, ask: Ask) -> None:
        self.fields["committee"].empty_label = "Every committee, and the ICB"  # type: ignore[attr-defined]


class DeadlineRuleForm(ScreenForm):
    """One rule. "Preview" works it out for the next meetings, before anything is saved."""

    offers_preview = True
    preview_note = "What this rule gives. Nothing is saved yet."
    cut_off = ClockField(
        label="By which hour",
        help_text="For example, 5pm. Leave it empty for the end of the day.",
        required=False,
    )
    ends_previous = forms.BooleanField(label=END_PREVIOUS, required=False)
    sections = (
        ("What is due", ("committee", "kind", "name")),
        ("How it is counted", ("unit", "amount", "weekday", "is_after", "cut_off")),
        ("Which meetings", ("for_public", "for_private", "for_workshop")),
        ("Where it comes from", ("source", "effective_from", "effective_to", "ends_previous")),
    )

    class Meta:
        model = DeadlineRule
        fields = (
            *("committee", "kind", "name", "unit", "amount", "weekday", "is_after", "cut_off"),
            *("for_public", "for_private", "for_workshop", "source", "effective_from", "effective_to"),
        )
        help_texts: ClassVar[dict[str, str]] = {
            "committee": "Leave it empty for a rule of the whole ICB. A committee’s own rule goes before it.",
            "name": "Only for “another deadline”, for example: Chair’s briefing.",
            "unit": "Clear days leave out the day of the act and the day of the meeting. Working days leave out "
            "weekends and bank holidays.",
            "amount": "Leave it empty where the terms of reference or standing orders say the number.",
            "weekday": "Only with “a day of the week”: 1 is the last such day before the meeting.",
            "source": "For example: Standing orders, clause 3.4.",
        }

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        fields["committee"].empty_label = "The whole ICB"
        fields["unit"].widget = forms.RadioSelect(choices=[c for c in fields["unit"].choices if c[0]])
        fields["unit"].choices = [c for c in fields["unit"].choices if c[0]]
        fields["weekday"].empty_value = None
        if self.instance.pk:
            del self.fields["ends_previous"]
        else:
            self.starts = [
                (ready.name, ask.link("meetings:deadline-rule-set", key)) for key, ready in READY_SETS.items()
            ]

    def clean_name(self) -> str:
        return str(self.cleaned_data["name"]).strip()

    def preview(self) -> str:
        """The rule for the next meetings, what is wrong with it, or what is still missing."""
        if not self.is_bound or "preview" not in self.data:
            return ""
        data = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict
        del data["preview"]
        typed = type(self)(data, ask=self.ask, instance=self.instance)
        typed.fields.pop("reason", None)  # asked when it is saved
        return render_to_string("meetings/planning/deadline_example.jinja", typed.worked_out())

    def worked_out(self) -> dict[str, Any]:
        """What the template of the example shows."""
        if not self.is_valid():
            return {"missing": [(self[name].label, texts[0]) for name, texts in self.errors.items()]}
        values, _ = self.particulars()
        values.pop("ends_previous", None)
        row = DeadlineRule(icb=self.ask.own_icb, **values)
        try:
            row.clean_fields(exclude=["icb", "source", "effective_from", "effective_to"])
            row.clean()
        except ValidationError as error:
            return {
                "missing": [(self.label_of(name), texts[0]) for name, texts in error.message_dict.items()]
            }
        return {
            "examples": examples(row, self.ask.user, on=self.ask.today),
            "problems": OneRule(row, RuleBook(row.icb)).problems(on=self.ask.today),
            "words": presenters,
        }

    def label_of(self, name: str) -> str:
        return str(self[name].label) if name in self.fields else ""


class ReadySetForm(PortalForm):
    """For whom a ready set of rules is made, and from when."""

    committee = forms.ModelChoiceField(
        Committee.objects.all(),
        label="For which committee?",
        help_text="Leave it empty for the whole ICB.",
        required=False,
    )
    from_day = DayField(label="In force from")

    def __init__(self, *args: Any, ask: Ask, **options: Any) -> None:
        super().__init__(*args, **options)
        narrow(self, ask)
        self.fields["committee"].empty_label = "The whole ICB"  # type: ignore[attr-defined]

    def given(self, today: date) -> tuple[Committee | None, date]:
        """The committee and the first day, as far as they can be read."""
        if not self.is_bound or not self.is_valid():
            return None, today
        return self.cleaned_data["committee"], self.cleaned_data["from_day"]
