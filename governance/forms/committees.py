"""Shapes of input for committees, their parts, posts and seats."""

from __future__ import annotations

from django import forms

from governance.enums import BodyStatus, CommitteeKind
from governance.foundation.screens import EffectiveFilters, ScreenForm
from governance.models import Committee, Place


class CommitteeFilters(EffectiveFilters):
    kind = forms.ChoiceField(
        label="Kind", required=False, choices=[("", "Every kind"), *CommitteeKind.choices]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Every status"), *BodyStatus.choices]
    )
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)


class CommitteeForm(ScreenForm):
    class Meta:
        model = Committee
        fields = (
            "name",
            "short_name",
            "reference_prefix",
            "kind",
            "form",
            "status",
            "place",
            "parent",
            "reports_to",
            "convening_organisations",
            "target_form",
            "target_form_by",
            "secretariat",
            "venue",
            "purpose",
            "public_voice",
            "effective_from",
            "effective_to",
        )
