"""What the functions and decisions map can be narrowed to."""

from __future__ import annotations

from typing import Any

from django import forms

from delegation.forms.schemes import GROUPS
from governance.foundation.forms import PortalForm
from governance.models import Place


class MapFilters(PortalForm):
    """A GET form above the map; both fields are optional."""

    marks_optional = False

    place = forms.ModelChoiceField(
        Place.objects.none(), label="Place", required=False, empty_label="The whole ICB and every place"
    )
    group = forms.ChoiceField(
        label="Functions", required=False, choices=[("", "Every group of functions"), *GROUPS]
    )

    def __init__(self, *args: Any, places: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["place"].queryset = places  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """Place and group; what does not exist narrows nothing."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        return {"place": given.get("place"), "group": given.get("group") or ""}

    def group_words(self) -> str:
        return dict(GROUPS).get(self.chosen()["group"], "")
