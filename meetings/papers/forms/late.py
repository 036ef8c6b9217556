"""Input for late papers, urgent items and the chair's answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.zone import LONDON
from meetings.enums import AcceptanceWay
from meetings.planning.forms.clock import ClockField

PRINTED = "Printed on the supplement. Do not repeat what is confidential."
LONGEST = 2000


class AskForm(PortalForm):
    """Why it is late and why it cannot wait; of a revision also what changed."""

    what_changed = forms.CharField(
        label="What changed?",
        help_text=f"So that nobody has to compare the two texts. {PRINTED}",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
    )
    reason = forms.CharField(
        label="Why is it late?",
        help_text=PRINTED,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
    )
    cannot_wait = forms.CharField(
        label="Why can it not wait for the next meeting?",
        help_text=PRINTED,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
    )

    def __init__(self, *args: Any, is_item: bool, is_revision: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        if not is_revision:
            del fields["what_changed"]
        if is_item:
            fields["reason"].label = "Why was it not on the agenda?"
            fields["cannot_wait"].label = "Which special circumstances make it urgent?"
            fields["cannot_wait"].help_text = f"The law asks for them in words. {PRINTED}"


class AnswerForm(PortalForm):
    """Yes or no. Who keeps the agenda says as well how and when the chair gave the answer."""

    answer = forms.ChoiceField(
        label="What does the chair say?",
        choices=[("accept", "Accepted"), ("decline", "Declined")],
        widget=forms.RadioSelect,
    )
    name = forms.CharField(label="Name and post of the chair, or of who presides", max_length=200)
    note = forms.CharField(
        label="Reason",
        help_text="Needed when it is declined.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    how = forms.ChoiceField(
        label="How was the answer given?",
        choices=[(way.value, way.label) for way in AcceptanceWay if way != AcceptanceWay.PORTAL],
        widget=forms.RadioSelect,
    )
    day = DayField(label="On which day?")
    time = ClockField(label="At what time?", help_text="For example 14:00 or 2pm.")

    def __init__(self, *args: Any, records: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.records = records
        if not records:
            for name in ("how", "day", "time"):
                del self.fields[name]

    def given(self) -> dict[str, Any]:
        """Name, note, and of a recorded answer how and when (aware)."""
        cleaned = self.cleaned_data
        said: dict[str, Any] = {"name": cleaned["name"], "note": cleaned["note"]}
        if self.records:
            at = datetime.combine(cleaned["day"], cleaned["time"], LONDON)
            said |= {"how": cleaned["how"], "at": at}
        return said
