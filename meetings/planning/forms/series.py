"""Input for series of meetings."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms

from governance.foundation import words
from governance.foundation.forms import LinesField
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm
from governance.models import Committee
from meetings.enums import Month, SeriesNth, Weekday
from meetings.planning.dates_in_text import day_written
from meetings.planning.forms.clock import ClockField
from meetings.planning.models import MeetingSeries
from meetings.planning.selectors.meetings import committees_open_for_planning

EARLIEST, LATEST = 1900, 2200


class MonthsField(forms.TypedMultipleChoiceField):
    """Months to tick, in the order of the year that begins in April; their numbers."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            choices=Month.choices, coerce=int, widget=forms.CheckboxSelectMultiple, required=False, **options
        )

    def prepare_value(self, value: Any) -> Any:
        return [str(month) for month in value or []]


class DaysField(LinesField):
    """Days, one a line, in any usual writing."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            value = [words.day(day) if isinstance(day, date) else day for day in value]
        return super().prepare_value(value)

    def clean(self, value: Any) -> list[date]:
        found = []
        for line in super().clean(value) or []:
            day = day_written(line)
            if day is None or not EARLIEST <= day.year <= LATEST:
                raise forms.ValidationError(f"“{line[:40]}” is not a date. Write it as 30 September 2026.")
            found.append(day)
        return sorted(set(found))


class SeriesFilters(EffectiveFilters):
    committee = forms.ModelChoiceField(Committee.objects.all(), label="Committee", required=False)

    def prepare(self, ask: Ask) -> None:
        self.fields["committee"].empty_label = "Every committee"  # type: ignore[attr-defined]


class SeriesForm(ScreenForm):
    """The pattern, who may come, and the times by kind. What a pattern does not use is left as it is."""

    months_without = MonthsField(label="Months without a meeting")
    workshop_months = MonthsField(
        label="Months with a workshop",
        help_text="Its date is to be confirmed until you set it.",
    )
    followed_dates = DaysField(
        label="Dates of that body",
        help_text="One a line, for example 30 September 2026.",
        required=False,
    )
    public_starts_at = ClockField(label="Public meetings start at", required=False)
    private_starts_at = ClockField(label="Private meetings start at", required=False)
    workshop_starts_at = ClockField(label="Workshops start at", required=False)

    sections: ClassVar[Any] = (
        ("When it meets", ("pattern", "weekday", "nth", "every", "day_of_month", "shift", "months_without")),
        (
            "Dates that follow another body",
            ("follows", "followed_name", "followed_dates", "offset_days"),
        ),
        (
            "In public or in private",
            (
                *("openness", "public_starts_at", "public_minutes"),
                *("private_starts_at", "private_minutes"),
            ),
        ),
        ("Workshops", ("workshop_months", "workshop_starts_at", "workshop_minutes")),
        ("Where", ("mode", "venue", "private_venue", "public_access")),
    )

    class Meta:
        model = MeetingSeries
        fields = (
            *("committee", "title", "effective_from", "effective_to"),
            *("pattern", "weekday", "nth", "every", "day_of_month", "shift", "months_without"),
            *("follows", "followed_name", "followed_dates", "offset_days", "openness"),
            *("public_starts_at", "public_minutes", "private_starts_at", "private_minutes"),
            *("workshop_months", "workshop_starts_at", "workshop_minutes"),
            *("mode", "venue", "private_venue", "public_access"),
        )
        help_texts: ClassVar[dict[str, str]] = {
            "title": "Leave it empty to use the name of the committee.",
            "every": "1 for every month or week, 2 for every second one.",
            "day_of_month": "1 to 31, or -1 for the last day of the month.",
            "public_minutes": "Leave it empty to take the length from the terms of reference.",
            "private_minutes": "Leave it empty to take the length from the terms of reference.",
            "effective_from": "Every second month, and public or private in turn, count from here.",
        }

    def prepare(self, ask: Ask) -> None:
        fields: dict[str, Any] = self.fields
        plannable = committees_open_for_planning(ask.user, ask.icb, on=ask.today)
        if self.instance.pk:
            plannable = plannable | Committee.objects.filter(pk=self.instance.committee_id)
        fields["committee"].queryset = plannable.distinct()
        fields["weekday"] = _number("On which weekday", Weekday.choices)
        fields["nth"] = _number("Which one of the month", SeriesNth.choices)
        fields["public_access"].widget.attrs["rows"] = 3


def _number(label: str, choices: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label,
        choices=[("", "Not used"), *choices],
        coerce=int,
        empty_value=None,
        required=False,
    )
