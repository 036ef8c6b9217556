"""Filters of the registers of what happened at meetings, all in the address."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from governance.foundation.screens import Ask
from governance.foundation.screens.forms import FilterForm
from governance.models import Committee
from meetings.conduct.enums import Capacity, DecisionWay, VoteKind
from meetings.enums import ConflictOption


def day_field(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=forms.DateInput(attrs={"type": "date"}))


class RecordFilters(FilterForm):
    """A committee and the days, both included."""

    committee = forms.ModelChoiceField(Committee.objects.all(), required=False)
    first = day_field("From")
    last = day_field("To")

    def prepare(self, ask: Ask) -> None:
        self.fields["committee"].empty_label = "Every committee"  # type: ignore[attr-defined]
        for name in ("first", "last"):
            self.fields[name].widget.input_type = "date"


class AttendanceFilters(RecordFilters):
    capacity = forms.ChoiceField(label="As", required=False, choices=[("", "Everybody"), *Capacity.choices])


class VoteFilters(RecordFilters):
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Every kind"), *VoteKind.choices])


class BetweenFilters(RecordFilters):
    way = forms.ChoiceField(
        label="How",
        required=False,
        choices=[("", "Both"), *((v, t) for v, t in DecisionWay.choices if v != DecisionWay.MEETING)],
    )


class ConflictFilters(RecordFilters):
    ruling = forms.ChoiceField(label="Ruling", required=False, choices=[("", "Any"), *ConflictOption.choices])


def between(rows: Any, field: str, filters: Any) -> Any:
    """The rows whose day lies between the days asked for."""
    first, last = filters.get("first"), filters.get("last")
    if isinstance(first, date):
        rows = rows.filter(**{f"{field}__gte": first})
    if isinstance(last, date):
        rows = rows.filter(**{f"{field}__lte": last})
    return rows
