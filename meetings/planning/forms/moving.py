"""Input for moving one meeting."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm
from meetings.planning.forms.clock import ClockField
from meetings.planning.models import Meeting

WHEN = ("date", "date_note", "starts_at", "ends_at", "venue")


class MoveForm(PortalForm):
    """The new day, or what is known of it, and why. The fields hold what stands now."""

    date = DayField(label="New date", help_text="Leave it empty when it is to be confirmed.", required=False)
    date_note = forms.CharField(
        label="If the date is to be confirmed, what is known of it",
        help_text="For example: to be confirmed in November 2026",
        max_length=80,
        required=False,
    )
    starts_at = ClockField(label="Starts at", help_text="For example, 14:00 or 2pm", required=False)
    ends_at = ClockField(label="Ends at", required=False)
    venue = forms.CharField(label="Venue", max_length=200, required=False)
    reason = forms.CharField(
        label="Why is it moved?",
        help_text="Kept in the history with your name.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, meeting: Meeting) -> None:
        initial = {name: getattr(meeting, name) for name in WHEN} | {"version": meeting.version}
        super().__init__(data, initial=initial)
        self.meeting = meeting

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        day, note = given.get("date"), given.get("date_note")
        if day is None and not note and "date" not in self.errors:
            self.add_error("date", "Enter the new date, or say below what is known of it.")
        if day is not None:
            given["date_note"] = ""
        begins, ends = given.get("starts_at"), given.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", "The meeting must end after it starts.")
        if not self.errors and all(given[name] == getattr(self.meeting, name) for name in WHEN):
            self.add_error("date", "This is when and where the meeting stands already.")
        return given

    def values(self) -> dict[str, Any]:
        """What the meeting is given."""
        return {name: self.cleaned_data[name] for name in WHEN}
