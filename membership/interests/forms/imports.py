"""Shapes of input for bringing a register of interests in from a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from governance.foundation.forms import PortalForm, UploadField
from governance.foundation.screens import Ask, ScreenForm
from membership.enums import InterestSource
from membership.interests.models import InterestImport
from membership.interests.selectors.imports import WrittenName
from membership.people.models import Person

LEAVE_OUT = "out"


class ImportForm(ScreenForm):
    upload = UploadField(
        label="Excel workbook with the register",
        accept=".xlsx",
        help_text=(
            "One row an interest, with a row of headings: Name, Positions, Declared interest, Type, Direct or "
            "indirect, Nature, From, To, Action taken. Nothing is written before you apply it."
        ),
    )

    class Meta:
        model = InterestImport
        fields = ("shown_on", "source")
        labels: ClassVar[dict[str, str]] = {"source": "Where the file comes from"}
        help_texts: ClassVar[dict[str, str]] = {
            "shown_on": "Where the file does not say when an interest was declared, it counts as declared on this day."
        }

    def prepare(self, ask: Ask) -> None:
        source: Any = self.fields["source"]
        source.choices = [
            (code, words)
            for code, words in InterestSource.choices
            if code in (InterestSource.IMPORTED, InterestSource.PORTAL)
        ]
        self.initial.setdefault("shown_on", ask.today)
        self.order_fields(["upload"])


class NamesForm(PortalForm):
    """A choice of person for each name in the file; suggestions come first."""

    def __init__(self, *args: Any, names: Iterable[WrittenName], people: Iterable[Person], **options: Any):
        super().__init__(*args, **options)
        self.names = list(names)
        self.people = {str(person.pk): person for person in people}
        everybody = [(key, str(person)) for key, person in self.people.items()]
        for number, written in enumerate(self.names):
            like = [(str(person.pk), f"{person} (suggested)") for person in written.suggestions]
            suggested = {key for key, _ in like}
            rest = [(key, name) for key, name in everybody if key not in suggested]
            self.fields[f"name_{number}"] = forms.ChoiceField(
                label=f"{written.name} ({written.rows} {'row' if written.rows == 1 else 'rows'})",
                required=False,
                choices=[("", "Not chosen yet"), *like, (LEAVE_OUT, "Leave these rows out"), *rest],
                initial=LEAVE_OUT if written.is_left_out else written.person.pk if written.person else "",
            )

    def chosen(self) -> dict[str, Person | None]:
        """The person for each name that somebody chose for; None leaves its rows out."""
        given = {written.name: self.cleaned_data[f"name_{n}"] for n, written in enumerate(self.names)}
        return {name: self.people.get(value) for name, value in given.items() if value}
