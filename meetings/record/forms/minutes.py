"""Input for minutes: the text of an entry, circulation, comments, approval and signature."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm
from meetings.planning.models import Meeting

LONGEST = 100_000
HINT = "Headings with #, lists with 1. or -, **bold**."


class EntryForm(PortalForm):
    """One entry; its prefix is the key. On a private item there is one text, which is private."""

    public_text = forms.CharField(
        label="Text", required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6})
    )
    private_text = forms.CharField(
        label="Private text", required=False, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(
        self, *args: Any, name: str, is_private: bool, with_private: bool, rows: int = 6, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        told = "Text, all of it private" if is_private else "Text"
        fields["public_text"].label = f"{told}: {name}"
        fields["private_text"].label = f"Private text: {name}"
        fields["public_text"].widget.attrs["rows"] = rows
        if is_private or not with_private:
            del fields["private_text"]

    def texts(self) -> dict[str, str | None]:
        """What the action asks for; None for a text that is not offered."""
        given = self.cleaned_data
        return {"public_text": given["public_text"], "private_text": given.get("private_text")}


class MendForm(EntryForm):
    """The same for approved minutes, with the reason that the correction prints."""

    reason = forms.CharField(label="What was wrong?", max_length=400)


class CirculateForm(PortalForm):
    comments_due = DayField(label="Comments until")
    reference_pattern = forms.CharField(
        label="References of items",
        help_text="{prefix}, {year}, {number}, {number:03} and {item} stand for what changes.",
        max_length=60,
    )

    def __init__(self, *args: Any, is_first: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not is_first:
            del self.fields["reference_pattern"]


class CommentForm(PortalForm):
    text = forms.CharField(label="Your comment", max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    on_private = forms.BooleanField(label="It is about the private text", required=False)

    def __init__(self, *args: Any, asks_private: bool, **options: Any) -> None:
        """`asks_private`: at a public item with private text that this person reads."""
        super().__init__(*args, **options)
        if not asks_private:
            del self.fields["on_private"]


class AnswerForm(PortalForm):
    taken = forms.ChoiceField(
        label="Is it taken?",
        choices=[("yes", "Taken: the text is changed"), ("no", "Not taken")],
        widget=forms.RadioSelect,
        error_messages={"required": "Say whether it is taken."},
    )
    answer = forms.CharField(
        label="Answer",
        help_text="Needed when it is not taken.",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ToMeetingForm(PortalForm):
    meeting = forms.ChoiceField(label="At which meeting are they approved?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **options: Any) -> None:
        super().__init__(*args, **options)
        self.known = {row.slug: row for row in meetings}
        fields: dict[str, Any] = self.fields
        fields["meeting"].choices = [
            (slug, f"{row.title}, {row.date:%-d %B %Y}") for slug, row in self.known.items()
        ]
        if not self.known:
            del fields["meeting"]  # the page says why nothing can be chosen

    @property
    def chosen(self) -> Meeting:
        return self.known[self.cleaned_data["meeting"]]


class ApproveForm(PortalForm):
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    version = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(
        label="Why are they approved without a recorded decision?",
        help_text="Only for the chair, where the meeting recorded no decision at the item.",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SignForm(PortalForm):
    name = forms.CharField(label="Name and office, as printed", max_length=200)
    version = forms.IntegerField(widget=forms.HiddenInput)
