"""Input for a committee's review of its own year."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from meetings.conduct.models import Decision
from meetings.record.models import EffectivenessReview
from meetings.record.rules.reviews import LONGEST, QUESTIONS


class ReviewForm(PortalForm):
    """A field for each question, none required while it is being prepared; then what the terms should say."""

    marks_optional = False

    def __init__(self, *args: Any, review: EffectivenessReview, **options: Any) -> None:
        super().__init__(*args, **options)
        for key, question in QUESTIONS.items():
            self.fields[f"answer_{key}"] = self._text(question, review.answers.get(key, ""))
        self.fields["recommendations"] = self._text(
            "What should change in the terms of reference?", review.recommendations
        )
        self.fields["version"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=review.version
        )

    def _text(self, label: str, initial: str) -> forms.CharField:
        area = forms.Textarea(attrs={"rows": 4})
        return forms.CharField(label=label, required=False, widget=area, max_length=LONGEST, initial=initial)

    def given(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {
            "answers": {key: cleaned[f"answer_{key}"] for key in QUESTIONS},
            "recommendations": cleaned["recommendations"],
            "expected_version": cleaned["version"],
        }


class AgreeForm(PortalForm):
    """By which decision the committee agreed it."""

    decision = forms.ModelChoiceField(
        Decision.objects.none(),
        label="By which decision did the committee agree it?",
        empty_label="Choose one",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, decisions: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["decision"].queryset = decisions  # type: ignore[attr-defined]


class AbandonForm(PortalForm):
    because = forms.CharField(
        label="Why is it given up?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )
