"""Shapes of input for agreements and availability."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from delegation.enums import AgreementKind, Covers
from delegation.models import Agreement, AvailabilityRule
from delegation.rules.agreements import ALL_CONTENTS, LISTS
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm

PREFIX = "says_"


class AgreementFilters(EffectiveFilters):
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Every kind"), *AgreementKind.choices]
    )


class AgreementForm(ScreenForm):
    """What every agreement has, and what the law wants agreements of a kind to say."""

    sections = (
        ("The agreement", ("kind", "title", "reference", "parties", "services")),
        ("Term", ("effective_from", "effective_to", "signed_on", "review_on")),
        ("What it says", tuple(f"{PREFIX}{each.code}" for each in ALL_CONTENTS)),
        ("Note", ("note",)),
    )

    class Meta:
        model = Agreement
        fields = (
            "kind",
            "title",
            "reference",
            "parties",
            "services",
            "effective_from",
            "effective_to",
            "signed_on",
            "review_on",
            "note",
        )
        labels: ClassVar[dict[str, str]] = {
            "services": "Jointly funded or commissioned services, one a line",
            "signed_on": "Signed on",
        }
        help_texts: ClassVar[dict[str, str]] = {
            "parties": "Bodies that can make contracts: a joint committee is not one of them.",
        }

    def prepare(self, ask: Ask) -> None:
        parties: Any = self.fields["parties"]
        parties.queryset = parties.queryset.filter(is_legal_person=True)
        for each in ALL_CONTENTS:
            kinds = [AgreementKind(wanted.kind).label for wanted in LISTS if each in wanted.contents]
            self.fields[f"{PREFIX}{each.code}"] = forms.CharField(
                label=each.label,
                required=False,
                max_length=4000,
                help_text=f"Wanted in: {', '.join(kinds)}.",
                initial=(self.instance.contents or {}).get(each.code, ""),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """What was said is kept under its codes; what was left empty is not said."""
        given = super().clean() or {}
        codes = [each.code for each in ALL_CONTENTS]
        said = {code: given.pop(f"{PREFIX}{code}", "") for code in codes}
        given["contents"] = {code: text for code, text in said.items() if text}
        return given


class AvailabilityFilters(EffectiveFilters):
    covers = forms.ChoiceField(label="About", required=False, choices=[("", "Both"), *Covers.choices])


class AvailabilityForm(ScreenForm):
    class Meta:
        model = AvailabilityRule
        fields = (
            "covers",
            "function",
            "availability",
            "explanation",
            "source",
            "effective_from",
            "effective_to",
        )
        labels: ClassVar[dict[str, str]] = {
            "covers": "What it is about",
            "explanation": "Why, in a sentence",
            "availability": "On these days it is",
        }
        help_texts: ClassVar[dict[str, str]] = {"function": "Not set: every function."}
