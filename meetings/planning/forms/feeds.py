"""Input for a person's own calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from governance.models import Committee


class FeedForm(PortalForm):
    """What a new address holds: all of a person's meetings, or those of one committee."""

    committee = forms.ChoiceField(label="Make an address for", required=False)
    marks_optional = False

    def __init__(self, data: Any, *, committees: Sequence[Committee]) -> None:
        super().__init__(data)
        self.committees = {committee.slug: committee for committee in committees}
        named = [(committee.slug, committee.name) for committee in committees]
        self.fields["committee"].choices = [("", "All my meetings"), *named]  # type: ignore[attr-defined]

    def chosen(self) -> Committee | None:
        """The committee; None for all meetings."""
        return self.committees.get(self.cleaned_data["committee"])
