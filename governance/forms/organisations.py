"""Shapes of input for organisations, successions and ICBs."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from governance.enums import OrganisationKind, Sector, SuccessionKind
from governance.foundation.forms import DayField
from governance.foundation.screens import Ask, EffectiveFilters, FilterForm, ScreenForm
from governance.models import IntegratedCareBoard, Organisation, Succession


class OrganisationFilters(EffectiveFilters):
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Every kind"), *OrganisationKind.choices]
    )
    sector = forms.ChoiceField(
        label="Sector", required=False, choices=[("", "Every sector"), *Sector.choices]
    )


class OrganisationForm(ScreenForm):
    class Meta:
        model = Organisation
        fields = (
            "name",
            "short_name",
            "aliases",
            "kind",
            "sector",
            "authority_tier",
            "is_legal_person",
            "ods_code",
            "ons_code",
            "website",
            "effective_from",
            "effective_to",
        )
        help_texts: ClassVar[dict[str, str]] = {
            "aliases": "Other names it goes by, one a line.",
            "authority_tier": "For local authorities only.",
            "ods_code": "Of the NHS Organisation Data Service.",
            "ons_code": "Of the Office for National Statistics.",
        }


class SuccessionFilters(FilterForm):
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Every kind"), *SuccessionKind.choices]
    )


class SuccessionForm(ScreenForm):
    sections = (
        ("What came before", ("from_organisation", "from_place", "from_committee")),
        ("What follows it", ("to_organisation", "to_place", "to_committee")),
    )

    class Meta:
        model = Succession
        fields = (
            "kind",
            "date",
            "is_whole",
            "note",
            "from_organisation",
            "from_place",
            "from_committee",
            "to_organisation",
            "to_place",
            "to_committee",
        )


class IcbForm(ScreenForm):
    """An ICB's settings."""

    class Meta:
        model = IntegratedCareBoard
        fields = (
            "short_name",
            "abbreviation",
            "header_name",
            "about",
            "default_cover_sheet",
            "allowed_forms",
            "term_reminder_days",
        )
        help_texts: ClassVar[dict[str, str]] = {
            "term_reminder_days": "Before the last day of a seat or post, its holder and the governance officers get "
            "a mail. Left empty, nobody is reminded.",
            "allowed_forms": "Committees can take these forms only. None chosen means every form.",
            "default_cover_sheet": "Used for papers unless the meeting says otherwise.",
        }


class NewIcbForm(ScreenForm):
    """The same with its organisation, for setting an ICB up."""

    organisation_name = forms.CharField(label="Full legal name", max_length=200)
    ods_code = forms.CharField(label="ODS code", max_length=10, required=False)
    ons_code = forms.CharField(label="ONS code", max_length=12, required=False)
    effective_from = DayField(label="First day in law")
    effective_to = DayField(label="Last day in law", required=False)

    class Meta:
        model = IntegratedCareBoard
        fields = ("short_name", "abbreviation")

    def prepare(self, ask: Ask) -> None:
        self.order_fields(["organisation_name", "short_name", "abbreviation"])
