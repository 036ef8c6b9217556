"""Which days are looked at."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from meetings.planning.rules.calendar import Span
from meetings.planning.rules.years import Year, year_of

YEARS_BACK = 6
YEARS = range(1900, 2201)


class DaysForm(PortalForm):
    """A financial year, or any first and last day; the days go before the year."""

    marks_optional = False

    year = forms.TypedChoiceField(label="Year from April", required=False, coerce=int, empty_value=None)
    first = forms.DateField(label="Or from", required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label="To", required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now = year_of(today)
        years = [Year(self.now.start - back) for back in range(YEARS_BACK)]
        self.fields["year"].choices = [(str(year.start), str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["year"].initial = str(self.now.start)
        for name in ("first", "last"):
            self.fields[name].widget.input_type = "date"

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        first, last = given.get("first"), given.get("last")
        if bool(first) != bool(last) and not self.errors:
            self.add_error("last" if first else "first", "Give the first and the last day, or neither.")
        for name in ("first", "last"):
            if given.get(name) and given[name].year not in YEARS:
                self.add_error(name, "Give a day between 1900 and 2200.")
        if first and last and last < first:
            self.add_error("last", "The last day comes after the first.")
        return given

    def span(self) -> Span:
        """The days asked for; this year while nothing that can be read was asked."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        if given.get("first") and given.get("last"):
            return Span(given["first"], given["last"])
        year = Year(given["year"]) if given.get("year") else self.now
        return Span(year.first, year.last)
