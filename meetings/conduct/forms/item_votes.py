"""Input for a vote: the question, who said what, and its close."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from governance.foundation.forms.fields import WholeNumberField
from governance.models import Committee
from meetings.conduct.enums import VoteChoice, VoteKind
from meetings.conduct.models import Attendance
from meetings.conduct.rules.votes import Electorate


class VoteForm(PortalForm):
    """What is put, how it is taken, and by whom it was moved."""

    committee = forms.ChoiceField(label="Whose vote is it?", widget=forms.RadioSelect)
    question = forms.CharField(
        label="What is put to the vote?", widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )
    kind = forms.ChoiceField(
        label="How is it taken?", choices=VoteKind.choices, widget=forms.RadioSelect, initial=VoteKind.NAMED
    )
    matter = forms.ChoiceField(
        label="Does it need more than the ordinary majority?", required=False, widget=forms.Select
    )
    moved_by = forms.CharField(label="Moved by", required=False, max_length=200)
    seconded_by = forms.CharField(label="Seconded by", required=False, max_length=200)

    def __init__(
        self, *args: Any, committees: Sequence[Committee], matters: Sequence[str], **options: Any
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
        fields["matter"].choices = [("", "No: the ordinary majority"), *((row, row) for row in matters)]
        if not matters:
            del fields["matter"]

    def given(self) -> dict[str, Any]:
        return {**self.cleaned_data, "committee": self.committees[self.cleaned_data["committee"]]}


class BallotForm(PortalForm):
    """Radios for each voter, grouped by the right to vote that they hold or share."""

    marks_optional = False

    def __init__(
        self, *args: Any, electorate: Electorate, people: Mapping[int, Attendance], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.voters = {key: people[key] for right in electorate.rights for key in right.voters}
        self.rights = electorate.rights
        for key, row in self.voters.items():
            self.fields[f"vote-{key}"] = forms.ChoiceField(
                label=str(row), required=False, choices=VoteChoice.choices, widget=forms.RadioSelect
            )

    def grouped(self) -> list[tuple[str, list[forms.BoundField]]]:
        """(whose vote it is, "" where the person alone holds it; fields)."""
        return [
            (right.name if right.body else "", [self[f"vote-{key}"] for key in right.voters])
            for right in self.rights
        ]

    def choices(self) -> dict[Attendance, str]:
        """What was said, of those of whom something was said."""
        said = {row: self.cleaned_data[f"vote-{key}"] for key, row in self.voters.items()}
        return {row: choice for row, choice in said.items() if choice}


class CloseForm(PortalForm):
    """Figures of a show of hands, and the chair's second vote where the rules give one."""

    votes_for = WholeNumberField(label="For", min_value=0, max_value=999)
    votes_against = WholeNumberField(label="Against", min_value=0, max_value=999)
    votes_abstained = WholeNumberField(label="Abstained", min_value=0, max_value=999)
    second = forms.ChoiceField(
        label="Chair’s second vote",
        help_text="On equal votes only.",
        required=False,
        choices=[("for", "For"), ("against", "Against")],
        widget=forms.RadioSelect,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, is_counted: bool, has_second: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_counted:
            for name in ("votes_for", "votes_against", "votes_abstained"):
                del self.fields[name]
        if not has_second:
            del self.fields["second"]

    def given(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        return {"expected_version": cleaned.pop("version"), **cleaned}
