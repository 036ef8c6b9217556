"""Whom to write to about papers that are waited for, and the filters of the board."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms

from governance.foundation.forms import PortalForm
from governance.foundation.screens import Ask, FilterForm
from governance.models import Committee, Place
from meetings.papers.rules.chasing import STAGES

GONE = "One of the papers you chose waits no more. Look at the ticks again."


class AwaitedFilters(FilterForm):
    """Above the board of all meetings."""

    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)
    stage = forms.ChoiceField(
        label="Where it stands", required=False, choices=[("", "Anywhere"), *STAGES.items()]
    )
    only = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[("", "Every paper"), ("open", "Not signed off yet"), ("late", "Late")],
    )

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        fields["q"].label = "Title, author or sponsor"
        fields["committee"].empty_label, fields["place"].empty_label = "Every committee", "Every place"


class ChaseForm(PortalForm):
    """Ticks of papers, the text, and the mark of what was previewed."""

    papers = forms.MultipleChoiceField(
        label="Papers",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one paper.", "invalid_choice": GONE},
    )
    text = forms.CharField(
        label="What the mail says",
        help_text="Everybody gets this, with their own papers below it. Do not name a draft here.",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )
    again = forms.BooleanField(
        label="Send it again today",
        required=False,
        help_text="To people who had a mail about it today already.",
    )
    seen = forms.IntegerField(required=False, min_value=0, max_value=2**62, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, str]], asks_again: bool, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["papers"].choices = choices  # type: ignore[attr-defined]
        if not asks_again:
            del self.fields["again"]

    def chosen(self) -> list[UUID]:
        return [UUID(text) for text in self.cleaned_data["papers"]]
