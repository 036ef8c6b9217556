"""A proposed year as a table: each meeting can be changed, left out, or left to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from meetings.enums import MeetingKind
from meetings.planning import presenters
from meetings.planning.actions.years import WantedMeeting
from meetings.planning.forms.clock import ClockField
from meetings.planning.models import MeetingSeries
from meetings.planning.rules.generator import Proposed
from meetings.planning.rules.years import Year
from meetings.planning.selectors.series import YearLine

COLUMNS = ("make", "date", "note", "kind", "starts", "ends", "venue")


@dataclass(frozen=True)
class Row:
    """One line of the table: the fields of a meeting that may be made, or the meeting that was made before."""

    line: YearLine
    fields: dict[str, forms.BoundField]

    @property
    def words(self) -> str:
        """Names the row for its labels: 30 September 2021, workshop in September 2021."""
        return presenters.proposed_words(self.line.proposed)


class PickYear(PortalForm):
    """Which year; the one asked for, or this one."""

    year = forms.TypedChoiceField(label="Year", coerce=int)

    def __init__(self, *args: Any, around: Year, **options: Any) -> None:
        super().__init__(*args, **options)
        years = [Year(around.start + n) for n in range(-2, 4)]
        self.fields["year"].choices = [(str(year.start), str(year)) for year in years]  # type: ignore[attr-defined]


class YearForm(PortalForm):
    """The rows of a proposed year. Fields are named after the slot of their meeting."""

    announced = forms.BooleanField(
        label="Tell the members these dates now",
        help_text="They find them in their calendars and get an invitation to each dated one by mail.",
        required=False,
    )

    def __init__(self, data: Any, *, series: MeetingSeries, lines: Sequence[YearLine]) -> None:
        super().__init__(data)
        self.series, self.lines = series, lines
        for line in lines:
            if line.made is None:
                self._ask(line.proposed)

    def _ask(self, row: Proposed) -> None:
        slot, words = row.slot, presenters.undated_words(row.month) if row.month else ""
        venue = self.series.private_venue if row.kind == MeetingKind.PRIVATE else ""
        self.fields |= {
            f"make-{slot}": forms.BooleanField(label="Make", required=False, initial=True),
            f"date-{slot}": forms.DateField(
                label="Date",
                required=False,
                initial=row.date,
                widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            ),
            f"note-{slot}": forms.CharField(
                label="To be confirmed", max_length=80, required=False, initial=words
            ),
            f"kind-{slot}": forms.ChoiceField(label="Kind", choices=MeetingKind.choices, initial=row.kind),
            f"starts-{slot}": ClockField(label="Starts", required=False, initial=row.starts_at),
            f"ends-{slot}": ClockField(label="Ends", required=False, initial=row.ends_at),
            f"venue-{slot}": forms.CharField(
                label="Venue", max_length=200, required=False, initial=venue or self.series.venue
            ),
        }
        if not self.is_bound or f"make-{slot}" not in self.data:
            self.fields[f"kind-{slot}"].required = False

    def rows(self) -> Iterator[Row]:
        for line in self.lines:
            slot = line.proposed.slot
            asked = COLUMNS if line.made is None else ()
            yield Row(line, {name: self[f"{name}-{slot}"] for name in asked})

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for line in self.lines:
            slot = line.proposed.slot
            if not given.get(f"make-{slot}"):
                continue
            self._check(slot, given)
        return given

    def _check(self, slot: str, given: dict[str, Any]) -> None:
        day = given.get(f"date-{slot}")
        if day is not None and not 1900 <= day.year <= 2200:
            self.add_error(f"date-{slot}", "The year must have four digits, as in 2026.")
        if day is None and not given.get(f"note-{slot}") and f"date-{slot}" not in self.errors:
            self.add_error(f"date-{slot}", "Enter the date, or say when it will be confirmed.")
        begins, ends = given.get(f"starts-{slot}"), given.get(f"ends-{slot}")
        if begins and ends and ends <= begins:
            self.add_error(f"ends-{slot}", "The meeting must end after it starts.")

    def wanted(self) -> list[WantedMeeting]:
        """The ticked rows, once the form is valid. A date replaces what was to be confirmed."""
        return [self._wanted(line.proposed) for line in self.lines if self._is_ticked(line.proposed.slot)]

    def left_out(self) -> list[Proposed]:
        return [
            line.proposed
            for line in self.lines
            if line.made is None and not self._is_ticked(line.proposed.slot)
        ]

    def _is_ticked(self, slot: str) -> bool:
        return bool(self.cleaned_data.get(f"make-{slot}"))

    def _wanted(self, row: Proposed) -> WantedMeeting:
        given = {name: self.cleaned_data[f"{name}-{row.slot}"] for name in COLUMNS}
        day: date | None = given["date"]
        is_workshop = given["kind"] == MeetingKind.WORKSHOP and row.number
        return WantedMeeting(
            slot=row.slot,
            kind=given["kind"],
            date=day,
            date_note="" if day else given["note"],
            starts_at=given["starts"],
            ends_at=given["ends"],
            title=f"Workshop {row.number}" if is_workshop else "",
            venue=given["venue"],
        )
