"""Which two sides are compared."""

from __future__ import annotations

from typing import Any

from django import forms

from delegation.models import SchemeVersion
from delegation.presenters import version_title
from governance.foundation.forms import DayField, PortalForm


class VersionChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: SchemeVersion) -> str:
        return f"{version_title(obj)} ({obj.get_state_display().lower()})"


class CompareForm(PortalForm):
    """Two versions; or a version with what was in force on a day."""

    marks_optional = False

    before = VersionChoice(
        SchemeVersion.objects.none(), label="Compare", required=False, empty_label="What was in force"
    )
    day = DayField(label="On this day", required=False, help_text="Only for what was in force.")
    after = VersionChoice(SchemeVersion.objects.none(), label="With version")
    everything = forms.BooleanField(label="Show rows that are the same as well", required=False)

    def __init__(self, *args: Any, versions: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("before", "after"):
            self.fields[name].queryset = versions  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if not given.get("before") and not given.get("day") and "day" not in self.errors:
            self.add_error("day", "Choose a version, or say on which day it was in force.")
        return given
