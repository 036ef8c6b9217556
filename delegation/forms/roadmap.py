"""Shapes of input for the roadmap: phases, indicators and readings."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from delegation.enums import ReadingState
from delegation.models import Indicator, IndicatorReading, RoadmapPhase
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.models import Place


class PhaseFilters(FilterForm):
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)


class IndicatorFilters(FilterForm):
    phase = forms.ModelChoiceField(RoadmapPhase.objects.all(), label="Phase", required=False)
    state = forms.ChoiceField(
        label="On this day", required=False, choices=[("", "Every state"), *ReadingState.choices]
    )


class ReadingFilters(FilterForm):
    state = forms.ChoiceField(
        label="State", required=False, choices=[("", "Every state"), *ReadingState.choices]
    )


class PhaseForm(ScreenForm):
    class Meta:
        model = RoadmapPhase
        fields = (
            "title",
            "place",
            "first_day",
            "last_day",
            "aim",
            "indicators_wanted",
            "source",
        )
        labels: ClassVar[dict[str, str]] = {"title": "Phase, such as Year 1: Stabilise"}
        help_texts: ClassVar[dict[str, str]] = {
            "place": "Not set: for the whole ICB.",
            "indicators_wanted": "Empty where no number was said.",
        }


class IndicatorForm(ScreenForm):
    class Meta:
        model = Indicator
        fields = ("phase", "measures", "target", "source")
        help_texts: ClassVar[dict[str, str]] = {"target": "Empty while it is not set."}


class ReadingForm(ScreenForm):
    class Meta:
        model = IndicatorReading
        fields = ("indicator", "read_on", "state", "value", "source")
        help_texts: ClassVar[dict[str, str]] = {"value": "Empty where it is not yet measured."}

    def prepare(self, ask: Ask) -> None:
        if ask.icb is not None:
            self.narrow_to("indicator", lambda rows: rows.filter(phase__icb=ask.icb))
