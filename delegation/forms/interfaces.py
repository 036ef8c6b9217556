"""Filters of the interface register."""

from __future__ import annotations

from django import forms

from governance.foundation.screens import FilterForm
from governance.models import Place


class InterfaceFilters(FilterForm):
    place = forms.ModelChoiceField(Place.objects.all(), label="Place", required=False)
