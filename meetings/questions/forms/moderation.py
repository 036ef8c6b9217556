"""Input of those who look at questions and petitions, and of those who answer them."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm, YesNoField
from governance.foundation.screens import ScreenForm
from meetings.papers.models import AgendaItem
from meetings.questions.models import PublicQuestion, RefusalGround
from membership.models import Person

LONGEST = 6000


class ItemChoice(forms.ModelChoiceField):
    def label_from_instance(self, item: Any) -> str:
        return str(item)


class QuestionChoice(forms.ModelChoiceField):
    def label_from_instance(self, question: Any) -> str:
        words = question.wording or getattr(getattr(question, "sent", None), "text", "")
        return f"{question.reference}: {words[:80]}{'…' if len(words) > 80 else ''}"


class VersionedForm(PortalForm):
    version = forms.IntegerField(widget=forms.HiddenInput)


class WordingForm(VersionedForm):
    """The public wording; `has_forum` says what an empty choice of item means."""

    title = forms.CharField(label="Title of the petition", max_length=200)
    wording = forms.CharField(
        label="Wording that is published",
        help_text="Change it only to take something out, such as a name. What was sent stays beside it.",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7}),
    )
    item = ItemChoice(AgendaItem.objects.none(), label="Taken at", required=False)

    def __init__(self, *args: Any, items: Any, is_petition: bool, has_forum: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["item"].queryset = items
        fields["item"].empty_label = "The public forum" if has_forum else "No item chosen"
        if not is_petition:
            del fields["title"]


class RewordForm(WordingForm):
    reason = forms.CharField(
        label="Why is it changed?",
        help_text="Kept in the history with your name.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )


class RefuseForm(VersionedForm):
    ground = forms.ModelChoiceField(
        RefusalGround.objects.none(), label="On which ground?", widget=forms.RadioSelect, empty_label=None
    )
    words = forms.CharField(
        label="What else should they know?",
        help_text="Sent to them by mail, after the ground.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, grounds: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["ground"].queryset = grounds  # type: ignore[attr-defined]


class MergeForm(PortalForm):
    into = QuestionChoice(PublicQuestion.objects.none(), label="Taken with", empty_label="Choose one")

    def __init__(self, *args: Any, others: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["into"].queryset = others  # type: ignore[attr-defined]


class OwnerForm(PortalForm):
    """Who drafts the answer, and by when."""

    owner = forms.ModelChoiceField(
        Person.objects.none(), label="Who drafts the answer?", empty_label="Nobody yet", required=False
    )
    due_on = DayField(label="Draft and sign-off due on", required=False)

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"].queryset = people  # type: ignore[attr-defined]


class AnswerForm(VersionedForm):
    text = forms.CharField(
        label="Answer", max_length=12000, required=False, widget=forms.Textarea(attrs={"rows": 9})
    )


class SignForm(PortalForm):
    name = forms.CharField(label="Your name and post, as it is published", max_length=200)
    tell = YesNoField(label="Send the answer by mail now?")


class SupplementaryForm(VersionedForm):
    text = forms.CharField(
        label="Supplementary question",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    answer = forms.CharField(
        label="Answer to it", max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )


class GroundForm(ScreenForm):
    class Meta:
        model = RefusalGround
        fields = ("title", "words", "position", "source", "effective_from", "effective_to")


class StartGroundsForm(PortalForm):
    from_day = DayField(label="In force from")
