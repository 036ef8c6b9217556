"""Shapes of input for people."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from governance.forms.access import AccountEmailField
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.models import Organisation
from membership.actions.people import may_link_account
from membership.models import Person


class PersonFilters(FilterForm):
    employers = forms.ModelChoiceField(Organisation.objects.all(), label="Employer", required=False)


class PersonForm(ScreenForm):
    sections = (
        ("Work", ("job_title", "employers")),
        ("Account", ("user",)),
        ("Private contact data", ("email", "phone")),
    )

    user = AccountEmailField(
        label="E-mail address of the person's account",
        required=False,
        help_text="The account with which this person signs in here. One account belongs to one person.",
    )

    class Meta:
        model = Person
        fields = ("honorific", "name", "job_title", "employers", "user", "email", "phone")
        help_texts: ClassVar[dict[str, str]] = {
            "honorific": "For example Dr or Councillor.",
            "email": "Seen by those who keep the people of this ICB and by this person, and never published.",
            "employers": "Several make a joint appointment.",
        }

    def prepare(self, ask: Ask) -> None:
        person = self.instance if self.instance.pk else None
        if ask.icb is not None and not may_link_account(ask.user, ask.icb, person=person, on=ask.today).ok:
            del self.fields["user"]
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        self.fields["phone"].widget.attrs["autocomplete"] = "off"
