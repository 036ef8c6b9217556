"""Shapes of input for places and their alignment with local authorities."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from governance.enums import OrganisationKind, PlaceKind
from governance.foundation.screens import Ask, EffectiveFilters, ScreenForm
from governance.models import Place, PlaceAuthority


class PlaceFilters(EffectiveFilters):
    kind = forms.ChoiceField(label="Level", required=False, choices=[("", "Every level"), *PlaceKind.choices])
    parent = forms.ModelChoiceField(Place.objects.all(), label="Inside", required=False)


class PlaceForm(ScreenForm):
    class Meta:
        model = Place
        fields = (
            "name",
            "kind",
            "parent",
            "code",
            "outside_code",
            "footprint_basis",
            "about",
            "effective_from",
            "effective_to",
        )
        labels: ClassVar[dict[str, str]] = {"kind": "Level", "parent": "Lies inside"}
        help_texts: ClassVar[dict[str, str]] = {
            "footprint_basis": "For example: boundary of a predecessor body, of a council, of a hospital's patients.",
        }

    def prepare(self, ask: Ask) -> None:
        if self.instance.pk:
            self.narrow_to("parent", lambda rows: rows.exclude(pk=self.instance.pk))


class PlaceAuthorityFilters(EffectiveFilters):
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)


class PlaceAuthorityForm(ScreenForm):
    class Meta:
        model = PlaceAuthority
        fields = ("place", "authority", "is_whole", "effective_from", "effective_to")

    def prepare(self, ask: Ask) -> None:
        self.narrow_to("authority", lambda rows: rows.filter(kind=OrganisationKind.LOCAL_AUTHORITY))
