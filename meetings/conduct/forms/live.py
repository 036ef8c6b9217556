"""Input for a meeting at work: its opening and close, the list of attendance, the exclusion of the public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms

from governance.foundation.forms import DayField, PortalForm
from governance.foundation.forms.fields import WholeNumberField, YesNoField
from governance.foundation.zone import LONDON
from meetings.conduct.enums import Capacity, Heard, Reply, WhyOut
from meetings.conduct.models import Attendance
from meetings.conduct.presenters_live import about
from meetings.planning.forms.clock import ClockField

ROOM, REMOTE, OUT = "room", "remote", "out"
HERE = [(ROOM, "In the room"), (REMOTE, "Remotely"), (OUT, "Not here")]
NOW = "Leave it empty for now."


def at_time(day: date, clock: time | None) -> datetime | None:
    """That time of the meeting's day, aware; None for now."""
    return None if clock is None else datetime.combine(day, clock, LONDON)


class OpenForm(PortalForm):
    """When the meeting was opened, and who was there."""

    day = DayField(label="Day")
    time = ClockField(label="Opened at", help_text="For example, 14:00 or 2pm")
    public_present = WholeNumberField(
        label="Members of the public present", required=False, min_value=0, max_value=9999
    )

    def __init__(self, *args: Any, people: Iterable[Attendance], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = list(people)
        for row in self.people:
            self.fields[f"here_{row.pk}"] = forms.ChoiceField(
                label=f"{row}, {about(row)}",
                choices=HERE,
                widget=forms.RadioSelect,
                initial=OUT,
                error_messages={"required": "Say whether they are here."},
            )

    def given(self) -> dict[str, Any]:
        """What the action asks for."""
        cleaned = self.cleaned_data
        here = {row.pk: cleaned[f"here_{row.pk}"] for row in self.people}
        return {
            "at": at_time(cleaned["day"], cleaned["time"]),
            "public_present": cleaned["public_present"],
            "here": {key: way for key, way in here.items() if way != OUT},
        }


class CloseForm(PortalForm):
    time = ClockField(label="Closed at", required=False, help_text=NOW)


class ExcludeForm(PortalForm):
    is_passed = YesNoField(label="Was the resolution passed?")
    moved_by = forms.CharField(label="Moved by", max_length=200, required=False)
    seconded_by = forms.CharField(label="Seconded by", max_length=200, required=False)
    wording = forms.CharField(
        label="The resolution, in its own words",
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        required=False,
    )
    time = ClockField(label="At what time?", required=False, help_text=NOW)


class AddForm(PortalForm):
    """Somebody without a seat."""

    committee = forms.ChoiceField(label="At the table of", widget=forms.RadioSelect)
    name = forms.CharField(label="Name", max_length=200)
    role = forms.CharField(
        label="As whom do they attend?",
        help_text="For example, Director of Finance",
        max_length=200,
        required=False,
    )
    capacity = forms.ChoiceField(
        label="How?",
        choices=[(one.value, one.label) for one in (Capacity.IN_ATTENDANCE, Capacity.OBSERVER)],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, committees: list[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.by_key = {str(row.pk): row for row in committees}
        fields: dict[str, Any] = self.fields
        fields["committee"].choices = [(key, str(row)) for key, row in self.by_key.items()]
        if len(committees) == 1:
            del fields["committee"]

    def given(self) -> dict[str, Any]:
        cleaned = dict(self.cleaned_data)
        chosen = cleaned.pop("committee", None) or next(iter(self.by_key))
        return cleaned | {"committee": self.by_key[chosen]}


class VersionedForm(PortalForm):
    """One thing of a row that two people may change at once. `of` is the field that is changed."""

    of = ""
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def choose_again(self, version: int, refusal: str) -> None:
        """Shown again over the row as it stands now, with both texts."""
        self.data = {**self.data.dict(), self.add_prefix("version"): str(version)}  # type: ignore[attr-defined]
        self.add_error(None, refusal)


class ReplyForm(VersionedForm):
    of = "reply"
    reply = forms.ChoiceField(
        label="What did they answer?",
        choices=[(one.value, one.label) for one in Reply if one != Reply.NONE],
        widget=forms.RadioSelect,
    )


class HatForm(VersionedForm):
    """For which of several organisations they speak."""

    of = "organisation"
    organisation = forms.ChoiceField(
        label="For whom do they speak at this meeting?", widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, bodies: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        fields["organisation"].choices = [(str(body.id), body.name) for body in bodies]


class DeputyForm(PortalForm):
    deputy = forms.ChoiceField(label="Who comes in their place?", widget=forms.RadioSelect)

    def __init__(self, *args: Any, named: Iterable[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = {str(row.person_id): row.person for row in named}
        fields: dict[str, Any] = self.fields
        fields["deputy"].choices = [(key, str(person)) for key, person in self.people.items()]


class MoveForm(PortalForm):
    """Coming in or going out at another time than now, and how."""

    way = forms.ChoiceField(label="What happened?", widget=forms.RadioSelect)
    time = ClockField(label="At what time?", required=False, help_text=NOW)
    hears = forms.ChoiceField(
        label="Can all hear each other?",
        help_text="Only for somebody who takes part remotely.",
        choices=[(one.value, one.label) for one in (Heard.YES, Heard.NO)],
        widget=forms.RadioSelect,
        required=False,
    )
    why = forms.ChoiceField(
        label="Why did they go out?",
        choices=[(one.value, one.label) for one in WhyOut],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, is_in: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        fields: dict[str, Any] = self.fields
        ways = [(OUT, "Went out")] if is_in else [(ROOM, "Came in"), (REMOTE, "Came in remotely")]
        fields["way"].choices = ways
        del fields["hears" if is_in else "why"]
