"""Shapes of input for declarations: the answer on one page, the asking, the review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms.utils import ErrorDict

from governance.foundation import words
from governance.foundation.forms import DayField, PortalForm
from governance.foundation.screens import Ask, FilterForm
from governance.foundation.screens.forms import narrow
from governance.models import Committee
from membership.enums import DECLARATION_LIFECYCLE, DeclarationOccasion, InterestCategory
from membership.interests.actions.declarations import Answer
from membership.interests.models import DeclarationCampaign, Interest
from membership.people.models import Person

MOST_ADDED = 10
STANDS = (("right", "Still right"), ("changed", "It has changed"), ("ended", "It has ended"))
NEW = ("category", "party", "position", "nature", "relation", "effective_from")


def lines(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class AnswerForm(PortalForm):
    """Every interest that stands, each with three answers; new ones; or a nil return.

    The button "Add an interest" shows the form again with one block more and judges nothing, so that it works
    without a script. `version_<id>` says which words of an interest the person had before them.
    """

    def __init__(self, *args: Any, interests: Iterable[Interest], **options: Any) -> None:
        super().__init__(*args, **options)
        self.interests = list(interests)
        for row in self.interests:
            self._ask_about(row)
        for number in range(self.blocks):
            self._ask_for_new(number)
        self.fields["is_nil"] = forms.BooleanField(label="I have no interests to declare", required=False)
        self.fields["statement"] = forms.CharField(
            label="Anything to add",
            required=False,
            max_length=2000,
            widget=lines(),
            help_text="Read by whoever looks at your declaration; never published.",
        )
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False)

    @property
    def blocks(self) -> int:
        """How many new interests the page asks for."""
        text = str(self.data.get("blocks", "")) if self.is_bound else ""
        sent = int(text) if text.isdecimal() and len(text) < 4 else 0
        return min(sent + (1 if self.is_adding else 0), MOST_ADDED)

    @property
    def is_adding(self) -> bool:
        return self.is_bound and "add" in self.data

    def full_clean(self) -> None:
        if self.is_adding:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def is_valid(self) -> bool:
        return not self.is_adding and super().is_valid()

    def _ask_about(self, row: Interest) -> None:
        key = row.pk
        self.fields[f"stands_{key}"] = forms.ChoiceField(
            label="Is this still right?",
            choices=STANDS,
            widget=forms.RadioSelect,
            error_messages={"required": "Say whether this is still right."},
        )
        self.fields[f"version_{key}"] = forms.IntegerField(widget=forms.HiddenInput, initial=row.version)
        self.fields[f"position_{key}"] = forms.CharField(
            label="Position held there", required=False, max_length=200, initial=row.position
        )
        self.fields[f"nature_{key}"] = forms.CharField(
            label="What the interest is now",
            required=False,
            max_length=4000,
            widget=lines(3),
            initial=row.nature,
        )
        self.fields[f"last_day_{key}"] = DayField(label="Last day", required=False)

    def _ask_for_new(self, number: int) -> None:
        def put(name: str, field: forms.Field) -> None:
            self.fields[f"{name}_new{number}"] = field

        put(
            "category",
            forms.ChoiceField(
                label="Category", choices=InterestCategory.choices, required=False, widget=forms.RadioSelect
            ),
        )
        put(
            "party",
            forms.CharField(
                label="Organisation or person that the interest is with", required=False, max_length=300
            ),
        )
        put("position", forms.CharField(label="Position held there", required=False, max_length=200))
        put(
            "nature",
            forms.CharField(label="What the interest is", required=False, max_length=4000, widget=lines(3)),
        )
        put(
            "relation",
            forms.CharField(
                label="Whose interest it is, if indirect",
                required=False,
                max_length=200,
                help_text="For example: my partner, a close friend.",
            ),
        )
        put("effective_from", DayField(label="Since when", required=False))

    def clean(self) -> dict[str, Any]:
        for row in self.interests:
            self._check_stands(row)
        for number in range(self.blocks):
            self._check_new(number)
        return self.cleaned_data

    def _check_stands(self, row: Interest) -> None:
        said, last = self.cleaned_data.get(f"stands_{row.pk}"), f"last_day_{row.pk}"
        if said == "changed" and not self.cleaned_data.get(f"nature_{row.pk}"):
            self.add_error(f"nature_{row.pk}", "Say what the interest is now.")
        if said == "ended" and last not in self.errors:
            if (given := self.cleaned_data.get(last)) is None:
                self.add_error(last, "Enter the last day of this interest.")
            elif given < row.effective_from:
                self.add_error(
                    last, f"It began on {words.day(row.effective_from)}: enter that day or a later one."
                )

    def _check_new(self, number: int) -> None:
        """A block that was left empty says nothing; one that was begun is to be finished."""
        given = self.new_block(number)
        if not any(given.values()):
            return
        needed = {"category": "Choose the category.", "nature": "Say what the interest is."}
        needed["effective_from"] = "Enter the day, the first of the month if you do not know it."
        for name, text in needed.items():
            field = f"{name}_new{number}"
            if not given[name] and field not in self.errors:
                self.add_error(field, text)
        is_indirect = given["category"] == InterestCategory.INDIRECT
        if is_indirect and not given["relation"]:
            self.add_error(f"relation_new{number}", "Say whose interest it is.")
        if given["relation"] and given["category"] and not is_indirect:
            self.add_error(f"relation_new{number}", "Leave this empty, or choose the category “Indirect”.")

    def new_block(self, number: int) -> dict[str, Any]:
        return {name: self.cleaned_data.get(f"{name}_new{number}") for name in NEW}

    def answers(self) -> list[Answer]:
        return [self._answer(row) for row in self.interests]

    def _answer(self, row: Interest) -> Answer:
        given, key = self.cleaned_data, row.pk
        said, version = given[f"stands_{key}"], given[f"version_{key}"]
        if said == "ended":
            return Answer(row, version, last_day=given[f"last_day_{key}"])
        if said == "changed":
            return Answer(row, version, {name: given[f"{name}_{key}"] for name in ("position", "nature")})
        return Answer(row, version)

    def added(self) -> list[Mapping[str, Any]]:
        blocks = (self.new_block(number) for number in range(self.blocks))
        return [block for block in blocks if any(block.values())]


class QuestionForm(PortalForm):
    """The question with which a return is sent back."""

    question = forms.CharField(
        label="Your question",
        max_length=2000,
        widget=lines(4),
        help_text="The person reads it after signing in. The mail that tells them does not repeat it.",
    )


class NoteForm(PortalForm):
    confirms = forms.BooleanField(
        label="Confirm the interests that it lists as well",
        required=False,
        help_text="Those that wait to be looked at. They are then on the public register as the policy says.",
    )
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=2000,
        widget=lines(),
        help_text="Read by the person, by reviewers and by the governance team; never published.",
    )


class WaiveForm(PortalForm):
    reason = forms.CharField(
        label="Why is this person no longer asked?",
        max_length=300,
        widget=lines(),
        help_text="Kept in the history and the ledger: say no more than others may read.",
    )


class DeclarationFilters(FilterForm):
    state = forms.ChoiceField(
        label="State",
        required=False,
        choices=[("", "Any"), ("outstanding", "Outstanding"), *DECLARATION_LIFECYCLE.choices],
    )
    occasion = forms.ChoiceField(
        label="Occasion", required=False, choices=[("", "Any"), *DeclarationOccasion.choices]
    )
    campaign = forms.ModelChoiceField(DeclarationCampaign.objects.all(), label="Campaign", required=False)


BY_HAND = (
    DeclarationOccasion.APPOINTMENT,
    DeclarationOccasion.MEETING,
    DeclarationOccasion.PROCUREMENT,
    DeclarationOccasion.YEARLY,
)


class AskForm(PortalForm):
    """Whom to ask by hand: a committee's members, some people, or both."""

    occasion = forms.ChoiceField(
        label="Occasion",
        choices=[(each.value, each.label) for each in BY_HAND],
        widget=forms.RadioSelect,
    )
    subject = forms.CharField(
        label="Which meeting, appointment or procurement", required=False, max_length=300
    )
    committee = forms.ModelChoiceField(
        Committee.objects.all(), label="Everybody who sits in this committee today", required=False
    )
    people = forms.ModelMultipleChoiceField(
        Person.objects.all(), label="And these people", required=False, widget=forms.CheckboxSelectMultiple
    )
    due_on = DayField(label="Answer by", required=False)

    def __init__(self, *args: Any, ask: Ask, **options: Any) -> None:
        super().__init__(*args, **options)
        narrow(self, ask)

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if not given.get("committee") and not given.get("people") and "people" not in self.errors:
            self.add_error("committee", "Choose a committee, or at least one person.")
        asks_what = (DeclarationOccasion.MEETING, DeclarationOccasion.PROCUREMENT)
        if given.get("occasion") in asks_what and not given.get("subject"):
            self.add_error("subject", "Say which one.")
        return given
