"""What the public fills in: a question or a petition to one meeting."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.foundation.forms import PortalForm, UploadField
from meetings.enums import QuestionReading, ShownAs
from meetings.questions import defence
from meetings.questions.public_face import PublicFace
from meetings.questions.rules.offering import check_item
from meetings.questions.rules.settings import Settings

# A technical bound. The longest question is a setting of the committee.
LONGEST = 6000
NOT_ABOUT_AN_ITEM = "Something else, or not about one item"


class SentForm(PortalForm):
    """What both have: who sends it, how they are named, and the stamp and trap against machines."""

    name = forms.CharField(
        label="Your name", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="Your e-mail address",
        help_text="We send a link to it. Your e-mail address is never published.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    organisation = forms.CharField(
        label="Organisation",
        help_text="If you write for one.",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    shown_as = forms.ChoiceField(
        label="How may we name you in public?", choices=ShownAs.choices, widget=forms.RadioSelect
    )
    takes_later = forms.BooleanField(required=False)
    website = forms.CharField(required=False, max_length=200)
    stamp = forms.CharField(required=False, widget=forms.HiddenInput)

    # Not among the fields that the page writes out: the trap has a place of its own.
    OWN_PLACE = ("website",)

    def __init__(self, *args: Any, settings: Settings, late: str = "", **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["stamp"].initial = defence.stamp()
        if late:
            fields["takes_later"].label = late
        else:
            del fields["takes_later"]

    def renew_stamp(self) -> None:
        """The next try starts its time anew, so that a page that was open for long can be sent. A browser does not keep
        the file that was chosen."""
        data: Any = self.data.copy()  # type: ignore[attr-defined]  # a QueryDict, as it is bound
        data["stamp"] = defence.stamp()
        self.data = data
        if "upload" in self.fields:
            self.fields["upload"].help_text = f"Choose the file again. {self.fields['upload'].help_text}"

    def particulars(self) -> dict[str, Any]:
        """The arguments of the action; the item by its permanent id."""
        return {name: value for name, value in self.cleaned_data.items() if name not in ("website", "stamp")}


class AskForm(SentForm):
    text = forms.CharField(
        label="Your question",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    item = forms.ChoiceField(label="Which item is it about?", required=False)
    interest = forms.CharField(
        label="Do you have a financial interest in the matter?",
        help_text="Say which, or write “none”.",
        max_length=500,
    )
    reading = forms.ChoiceField(
        label="At the meeting", choices=QuestionReading.choices, widget=forms.RadioSelect
    )

    field_order = ("text", "item", "interest", "reading", "name", "email", "organisation", "shown_as")

    def __init__(self, *args: Any, settings: Settings, face: PublicFace, **options: Any) -> None:
        super().__init__(*args, settings=settings, **options)
        fields: dict[str, Any] = self.fields
        if settings.most_words:
            fields["text"].help_text = f"{settings.most_words} words at most. One question, please."
        if not settings.asks_interest:
            del fields["interest"]
        if face.items:
            none = "Choose one" if settings.about_agenda else NOT_ABOUT_AN_ITEM
            fields["item"].choices = [
                ("", none),
                *((item.id, f"{item.number} {item.title}".strip()) for item in face.items),
            ]
            if settings.about_agenda:
                fields["item"].required = True
                fields["item"].error_messages["required"] = check_item(
                    is_chosen=False, settings=settings
                ).reason
        else:
            del fields["item"]


class PetitionForm(SentForm):
    title = forms.CharField(label="What the petition asks, in one line", max_length=200)
    text = forms.CharField(
        label="The petition in full", max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8})
    )
    signatures = forms.IntegerField(
        label="How many people have signed it?", min_value=1, max_value=10_000_000
    )
    upload = UploadField(
        label="The signatures",
        help_text="PDF, Word, Excel or a picture. Only those who check the number see it, and it is removed later.",
        accept=".pdf,.docx,.xlsx,.png,.jpg",
    )
    reading = forms.ChoiceField(
        label="At the meeting",
        choices=[("attend", "I will attend and speak to it"), ("read_out", "Please present it for me")],
        widget=forms.RadioSelect,
    )

    field_order = (
        "title",
        "text",
        "signatures",
        "upload",
        "reading",
        "name",
        "email",
        "organisation",
        "shown_as",
    )

    def __init__(self, *args: Any, settings: Settings, face: PublicFace, **options: Any) -> None:
        super().__init__(*args, settings=settings, **options)
        fields: dict[str, Any] = self.fields
        fields["name"].label = "Name of the lead petitioner"
        if settings.signatures:
            fields["signatures"].help_text = f"A petition needs {settings.signatures} at least."
