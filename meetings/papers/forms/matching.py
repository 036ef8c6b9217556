"""Input for what was made of a suggestion."""

from __future__ import annotations

from django import forms

from governance.foundation.forms import PortalForm


class LookForm(PortalForm):
    note = forms.CharField(
        label="What was made of it?",
        help_text="For example: asked the member, who leaves the room for this item. Read by those who may read "
        "the interest.",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
