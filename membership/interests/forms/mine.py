"""Shapes of input for "My membership"."""

from __future__ import annotations

from django import forms

from governance.foundation.forms import PortalForm


class ContactForm(PortalForm):
    email = forms.EmailField(
        label="E-mail address",
        required=False,
        help_text="Seen by you and by those who keep the people of this ICB, and never published.",
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )
    phone = forms.CharField(
        label="Telephone",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class EraseForm(PortalForm):
    request = forms.CharField(
        label="When and how did the person ask for it?",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept in the history. For example: letter of 3 March 2026. Do not repeat the data themselves.",
    )
