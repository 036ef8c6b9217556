"""Shapes of input for people."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.models import Organisation
from membership.models import Person


class PersonFilters(FilterForm):
    employers = forms.ModelChoiceField(Organisation.objects.all(), label="Employer", required=False)


class PersonForm(ScreenForm):
    sections = (
        ("Work", ("job_title", "employers")),
        ("Private contact data", ("email", "phone")),
    )

    class Meta:
        model = Person
        fields = ("honorific", "name", "job_title", "employers", "email", "phone")
        help_texts: ClassVar[dict[str, str]] = {
            "honorific": "For example Dr or Councillor.",
            "email": "Seen by those who keep the people of this ICB and by this person, and never published.",
            "employers": "Several make a joint appointment.",
        }

    def prepare(self, ask: Ask) -> None:
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
