"""Shapes of input for people."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from governance.forms.access import AccountEmailField
from governance.foundation.forms import DayField
from governance.foundation.screens import Ask, FilterForm, ScreenForm
from governance.models import Organisation
from membership.enums import Seniority
from membership.people.actions.people import may_link_account
from membership.people.models import Person


class PersonFilters(FilterForm):
    employer = forms.ModelChoiceField(Organisation.objects.all(), label="Employer", required=False)


class PersonForm(ScreenForm):
    sections: ClassVar[Any] = (
        ("Work", ("job_title",)),
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
        fields = ("honorific", "name", "job_title", "user", "email", "phone")
        help_texts: ClassVar[dict[str, str]] = {
            "honorific": "For example Dr or Councillor.",
            "email": "Seen by those who keep the people of this ICB and by this person, and never published.",
        }

    def prepare(self, ask: Ask) -> None:
        person = self.instance if self.instance.pk else None
        if ask.icb is not None and not may_link_account(ask.user, ask.icb, person=person, on=ask.today).ok:
            del self.fields["user"]
        self.fields["email"].widget.attrs["autocomplete"] = "off"
        self.fields["phone"].widget.attrs["autocomplete"] = "off"


class NewPersonForm(PersonForm):
    """With the first employer; further ones are added on the person's page."""

    sections: ClassVar[Any] = (
        ("Work", ("job_title", "employer", "employed_from", "seniority")),
        *PersonForm.sections[1:],
    )

    employer = forms.ModelChoiceField(
        Organisation.objects.all(),
        label="Employer",
        required=False,
        help_text="Add the others of a joint post on the person's page.",
    )
    employed_from = DayField(label="Works there since", required=False)
    seniority = forms.ChoiceField(
        label="Seniority", required=False, choices=[("", "Not recorded"), *Seniority.choices]
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("employer") and not given.get("employed_from") and "employed_from" not in self.errors:
            self.add_error("employed_from", "Give the first day with this employer.")
        if not given.get("employer") and (given.get("employed_from") or given.get("seniority")):
            self.add_error("employer", "Choose the employer, or leave the day and the seniority empty.")
        return given
