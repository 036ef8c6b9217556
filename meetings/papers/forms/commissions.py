"""Input for papers that are asked of an author, and for what the author sends."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.foundation import clock
from governance.foundation.forms import DayField, PortalForm, UploadField, YesNoField
from meetings.papers.forms.papers import ACCEPT, UPLOAD_HINT
from meetings.papers.models import Paper
from meetings.papers.rules.commissions import usual_last_day
from membership.models import Person

NEITHER = "Choose a person, or give the name of somebody who is not on record."


class WhomForm(PortalForm):
    """Who writes, who sponsors, what and by when."""

    author = forms.ModelChoiceField(
        Person.objects.none(), label="Author", empty_label="Somebody who is not on record", required=False
    )
    author_name = forms.CharField(
        label="Name of the author",
        help_text="Only when nobody is chosen above.",
        max_length=200,
        required=False,
    )
    author_email = forms.EmailField(
        label="Their e-mail", help_text="They are told here what is asked.", required=False
    )
    sponsor = forms.ModelChoiceField(
        Person.objects.none(), label="Executive sponsor", empty_label="Nobody yet", required=False
    )
    brief = forms.CharField(
        label="What the paper should say",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    due_on = DayField(label="Draft due on")

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("author", "sponsor"):
            self.fields[name].queryset = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        named = str(cleaned.get("author_name") or "").strip()
        if "author" not in self.errors and "author_name" not in self.errors:
            if cleaned.get("author") is None and not named:
                self.add_error("author", NEITHER)
            if cleaned.get("author") is not None and named:
                self.add_error("author_name", "A person is chosen above: leave this empty.")
        return cleaned


class CommissionForm(WhomForm):
    """A new request; `papers` are those of the item that nobody was asked for."""

    paper = forms.ModelChoiceField(
        Paper.objects.none(), label="Paper", empty_label="A new paper", required=False
    )
    title = forms.CharField(label="Title of the new paper", max_length=250, required=False)
    by_link = YesNoField(
        label="Send a link, so that they need no account?",
        help_text="Whoever has the link can send this one paper until its last day, and see nothing else.",
    )
    expires_on = DayField(
        label="Last day of the link",
        help_text="The day on which the draft is due, if you leave it empty.",
        required=False,
    )

    field_order = ("paper", "title")

    def __init__(self, *args: Any, papers: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["paper"].queryset = papers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        due_on = cleaned.get("due_on")
        if cleaned.get("by_link") and due_on and not cleaned.get("expires_on"):
            cleaned["expires_on"] = usual_last_day(due_on, today=clock.today())
        return cleaned

    def particulars(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        until = given.pop("expires_on")
        return given | {"link_until": until if given.pop("by_link") else None}


class CommissionEditForm(WhomForm):
    reason = forms.CharField(
        label="Why is it changed?",
        help_text="Kept in the history with your name.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def particulars(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in WhomForm.base_fields}


class LinkForm(PortalForm):
    expires_on = DayField(label="Last day of the link")


class SendForm(PortalForm):
    """What somebody sends who is signed in."""

    upload = UploadField(label="Your paper", help_text=UPLOAD_HINT, accept=ACCEPT)
    note = forms.CharField(
        label="Note to whoever asked you",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SendByLinkForm(SendForm):
    """The same by link, with the name that they give."""

    name = forms.CharField(
        label="Your name", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )

    field_order = ("name", "upload", "note")
