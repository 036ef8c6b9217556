"""Shapes of input for engagement: groups, themes and stances."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from delegation.enums import StanceKind
from delegation.models import ConcernTheme, StakeholderGroup, Stance
from governance.foundation.screens import Ask, FilterForm, ScreenForm

ANY = ("", "Any")


class StanceFilters(FilterForm):
    stance = forms.ChoiceField(label="How it was taken", required=False, choices=[ANY, *StanceKind.choices])
    group = forms.ModelChoiceField(StakeholderGroup.objects.all(), label="Group", required=False)
    themes = forms.ModelChoiceField(ConcernTheme.objects.all(), label="Theme", required=False)


class ConcernFilters(FilterForm):
    stance = forms.ChoiceField(label="How it was taken", required=False, choices=[ANY, *StanceKind.choices])


class GroupForm(ScreenForm):
    class Meta:
        model = StakeholderGroup
        fields = ("name", "note")
        labels: ClassVar[dict[str, str]] = {"name": "Group, as the document names it"}


class ThemeForm(ScreenForm):
    class Meta:
        model = ConcernTheme
        fields = ("title", "meaning", "source")


class StanceForm(ScreenForm):
    class Meta:
        model = Stance
        fields = ("group", "proposal", "stance", "stated_on", "themes", "said", "source")
        help_texts: ClassVar[dict[str, str]] = {
            "proposal": "In the same words each time, so that a later stance takes the place of an earlier one.",
        }

    def prepare(self, ask: Ask) -> None:
        if ask.icb is not None:
            self.narrow_to("themes", lambda rows: rows.filter(icb=ask.icb))
