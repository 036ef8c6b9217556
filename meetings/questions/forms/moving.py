"""Input for keeping questions that were not taken for another meeting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from governance.foundation.words import day
from meetings.planning.models import Meeting
from meetings.questions.models import PublicQuestion
from meetings.questions.presenters import words_of

SHOWN = 90


class KeepForm(PortalForm):
    questions = forms.MultipleChoiceField(label="Which are kept?", widget=forms.CheckboxSelectMultiple)
    to_meeting = forms.ChoiceField(label="Kept for")
    because = forms.CharField(
        label="Why were they not taken?",
        help_text="Whoever asked is told this by mail.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *args: Any,
        questions: Sequence[PublicQuestion],
        meetings: Sequence[Meeting],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.standing = {str(one.public_id): one for one in questions}
        self.ahead = {str(one.pk): one for one in meetings}
        fields: dict[str, Any] = self.fields
        fields["questions"].choices = [(key, _words(one)) for key, one in self.standing.items()]
        fields["to_meeting"].choices = [
            (key, f"{day(one.date) if one.date else 'Date to be confirmed'}, {one}")
            for key, one in self.ahead.items()
        ]

    def chosen(self) -> tuple[list[PublicQuestion], Meeting]:
        given = self.cleaned_data
        return [self.standing[key] for key in given["questions"]], self.ahead[given["to_meeting"]]


def _words(question: PublicQuestion) -> str:
    words = words_of(question, sees_sent=True)
    return f"{question.reference}: {words[:SHOWN]}{'…' if len(words) > SHOWN else ''}"
