"""Input for an agenda made from the last one, and for items that are put off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from governance.foundation.forms.fields import WholeNumberField
from governance.foundation.words import day
from meetings.papers.rules.rolling import Row, arranged
from meetings.planning.models import Meeting

MOST = 999


def field_of(key: str) -> str:
    """The name of the box with the place of a row."""
    return f"place-{key.replace(':', '-')}"


class RollForm(PortalForm):
    """Which rows are taken, and in which order. Boxes left empty keep the order that is offered."""

    marks_optional = False

    take = forms.MultipleChoiceField(label="Rows to take", required=False)

    def __init__(self, *args: Any, rows: Sequence[Row], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = [row for row in rows if not row.there]
        take: Any = self.fields["take"]
        take.choices = [(row.key, row.title) for row in self.rows]
        for row in self.rows:
            self.fields[field_of(row.key)] = WholeNumberField(
                label=f"Place of {row.title}", min_value=1, max_value=MOST, required=False
            )

    def taken(self) -> list[Row]:
        """The rows that were ticked, in the order that was given."""
        places = {
            row.key: place
            for row in self.rows
            if (place := self.cleaned_data.get(field_of(row.key))) is not None
        }
        ticked = set(self.cleaned_data["take"])
        return arranged(self.rows, places, frozenset(row.key for row in self.rows if row.key not in ticked))


class DueForm(PortalForm):
    """What is due and was chosen for the agenda."""

    take = forms.MultipleChoiceField(label="What is due")

    def __init__(self, *args: Any, rows: Iterable[Row], **options: Any) -> None:
        super().__init__(*args, **options)
        self.rows = list(rows)
        take: Any = self.fields["take"]
        take.choices = [(row.key, row.title) for row in self.rows]

    def taken(self) -> list[Row]:
        return [row for row in self.rows if row.key in self.cleaned_data["take"]]


class DeferForm(PortalForm):
    to_meeting = forms.ChoiceField(label="Deferred to", required=False)
    because = forms.CharField(
        label="Why is it deferred?", widget=forms.Textarea(attrs={"rows": 2}), max_length=500
    )

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **options: Any) -> None:
        super().__init__(*args, **options)
        self.meetings = {str(meeting.pk): meeting for meeting in meetings}
        to: Any = self.fields["to_meeting"]
        to.choices = [
            ("", "The next meeting"),
            *((key, f"{day(meeting.date)}, {meeting}") for key, meeting in self.meetings.items()),
        ]

    def meeting(self) -> Meeting | None:
        return self.meetings.get(self.cleaned_data["to_meeting"])
