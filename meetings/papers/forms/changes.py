"""Which two versions are compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from meetings.papers.models import PaperVersion


class ChangesForm(PortalForm):
    before = forms.TypedChoiceField(label="Earlier version", coerce=int)
    after = forms.TypedChoiceField(label="Later version", coerce=int)

    def __init__(self, *args: Any, versions: Sequence[PaperVersion], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("before", "after"):
            self.fields[name].choices = [(each.number, words(each)) for each in versions]  # type: ignore[attr-defined]


def words(version: PaperVersion) -> str:
    """Version 2, signed off · Version 3, Plan.pdf."""
    name = f", {version.body_filename}" if version.body_filename else ""
    return f"Version {version.number}{name}{', signed off' if version.is_frozen else ''}"
