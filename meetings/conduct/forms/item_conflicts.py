"""Input for a conflict of interest at an item: the declaration, and the ruling of who presides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm
from meetings.conduct.enums import ConflictWay
from meetings.conduct.models import Attendance
from meetings.enums import ConflictOption
from membership.enums import InterestCategory
from membership.models import Interest


class DeclareForm(PortalForm):
    """Who, how it came to be known, and what the minutes print."""

    attendance = forms.ChoiceField(label="Whose interest is it?", widget=forms.Select)
    way = forms.ChoiceField(
        label="How was it known?", choices=ConflictWay.choices, widget=forms.RadioSelect, initial="meeting"
    )
    interest = forms.ChoiceField(
        label="From the register of interests",
        required=False,
        widget=forms.Select,
        help_text="Of the same person.",
    )
    nature = forms.CharField(
        label="Nature of the interest",
        help_text="As the minutes print it.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )

    def __init__(
        self, *args: Any, people: Sequence[Attendance], interests: Sequence[Interest], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.people = {str(row.pk): row for row in people}
        self.interests = {str(row.pk): row for row in interests}
        fields: dict[str, Any] = self.fields
        fields["attendance"].choices = [
            ("", "Choose one"),
            *((key, str(row)) for key, row in self.people.items()),
        ]
        told = (
            (key, f"{row.person}: {row.party_name or row.nature[:80]}") for key, row in self.interests.items()
        )
        fields["interest"].choices = [("", "None"), *told]

    def given(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "attendance": self.people[cleaned["attendance"]],
            "interest": self.interests.get(cleaned["interest"]),
            "nature": cleaned["nature"],
            "way": cleaned["way"],
        }


class RegisterForm(PortalForm):
    """What the register of interests asks beside what was declared at the item."""

    category = forms.ChoiceField(label="Type", choices=InterestCategory.choices, widget=forms.RadioSelect)
    party = forms.CharField(label="Organisation or person", required=False, max_length=300)
    relation = forms.CharField(
        label="Whose interest it is, if indirect",
        required=False,
        max_length=200,
        help_text="For example: my partner, a close friend.",
    )
    nature = forms.CharField(
        label="What the interest is", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    effective_from = DayField(label="Held since")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def given(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return given | {"expected_version": given.pop("version")}


class RulingForm(PortalForm):
    """One of the six options, with its reason and who gave it."""

    marks_optional = False

    ruling = forms.ChoiceField(label="Ruling", choices=ConflictOption.choices, widget=forms.RadioSelect)
    withholds_paper = forms.BooleanField(label="The papers of the item are withheld as well", required=False)
    leaves_now = forms.BooleanField(
        label="Leaves the meeting now",
        required=False,
        initial=True,
        help_text="Holds for the last ruling. The time is written down.",
    )
    reason = forms.CharField(
        label="Reason",
        help_text="The minutes give it.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=2000,
        error_messages={"required": "Say why: the minutes give the reason."},
    )
    ruled_by = forms.ChoiceField(label="Who rules?", required=False, widget=forms.Select)
    ruled_by_name = forms.CharField(label="Name, if they are not in the list", required=False, max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: Sequence[Attendance], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(row.pk): row for row in people}
        if not people:
            del self.fields["ruled_by"]
            return
        offered: Any = self.fields["ruled_by"]
        offered.choices = [("", "Nobody in the list"), *((key, str(row)) for key, row in self.people.items())]

    def given(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "ruling": cleaned["ruling"],
            "reason": cleaned["reason"],
            "ruled_by": self.people.get(cleaned.get("ruled_by", "")),
            "ruled_by_name": cleaned["ruled_by_name"],
            "withholds_paper": cleaned["withholds_paper"],
            "leaves_now": cleaned["leaves_now"],
            "expected_version": cleaned["version"],
        }
