"""Input for committees that meet together."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from governance.models import Committee


class CommitteeChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.icb.short_name}: {obj.name}"


class AskForm(PortalForm):
    committee = CommitteeChoice(Committee.objects.none(), label="Committee", empty_label="Choose a committee")
    message = forms.CharField(
        label="What you want to tell them",
        help_text="They see it with the date, the time and the place, and nothing of the agenda yet.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, committees: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["committee"].queryset = committees  # type: ignore[attr-defined]


class AnswerForm(PortalForm):
    """Yes or no, with words; a no says why."""

    choice = forms.ChoiceField(
        label="Does your committee take part?",
        choices=[
            ("join", "Yes, it holds this meeting too and decides for its own body"),
            ("decline", "No"),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="What you answer",
        help_text="Needed for a no. It goes to the committee that asks.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("choice") == "decline" and not cleaned.get("answer", "").strip():
            self.add_error("answer", "Say why your committee does not take part.")
        return cleaned
