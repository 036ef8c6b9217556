"""Shape of input for operating models."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from delegation.models import Function, OperatingModel
from governance.foundation.screens import EffectiveFilters, ScreenForm
from governance.models import Place


class OperatingFilters(EffectiveFilters):
    function = forms.ModelChoiceField(Function.objects.all(), label="Service area", required=False)
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)


class OperatingModelForm(ScreenForm):
    sections = (
        ("Who does what", ("place_responsibilities", "system_responsibilities", "restrictions")),
        ("Team and lines", ("team", "reports_to", "reports_to_team", "further_lines")),
        ("Accountability", ("accountable_post", "accountable_note")),
        ("Work by year", ("focus_year", "focus", "later_year", "later_work", "strategy")),
        ("Review", ("review_by", "review_question", "reviewed_on")),
        ("Source and dates", ("source", "effective_from", "effective_to")),
    )

    class Meta:
        model = OperatingModel
        fields = (
            "function",
            "place",
            "place_responsibilities",
            "system_responsibilities",
            "restrictions",
            "team",
            "reports_to",
            "reports_to_team",
            "further_lines",
            "accountable_post",
            "accountable_note",
            "focus_year",
            "focus",
            "later_year",
            "later_work",
            "strategy",
            "review_by",
            "review_question",
            "reviewed_on",
            "source",
            "effective_from",
            "effective_to",
        )
        labels: ClassVar[dict[str, str]] = {
            "function": "Service area",
            "place_responsibilities": "What place does, one a line",
            "system_responsibilities": "What the system does, one a line",
            "restrictions": "Constraints, one a line",
            "team": "The team that supports it",
            "reports_to": "The team reports to",
            "further_lines": "Further lines, where reporting is a matrix, one a line",
            "accountable_post": "Accountable in the ICB",
            "accountable_note": "Until when, or why, in a sentence",
            "strategy": "Link to the Health and Wellbeing strategy",
            "review_question": "What the review settles",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "place": "Not set: for the whole ICB. A place may arrange the same area in its own way.",
            "restrictions": "What nobody here can change, such as a national contract.",
        }
