"""Input for why a finding stays as it is."""

from __future__ import annotations

from django import forms

from governance.foundation.forms import PortalForm


class SetAsideForm(PortalForm):
    note = forms.CharField(
        label="Why does it stay as it is?",
        help_text="For example: the name is that of another body. Read by those who prepare the papers.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
    )
