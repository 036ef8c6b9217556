"""Lists of names out of a document, pasted or uploaded."""

from __future__ import annotations

from typing import Any

from django import forms

from governance.foundation.files.findings import FileRefused
from governance.foundation.files.tables.model import FileContent
from governance.foundation.files.tables.read import read_file
from governance.foundation.forms import PortalForm, UploadField
from membership.composition.reading.listed import ORGANISATIONS, PEOPLE

KINDS = ((ORGANISATIONS, "Organisations with a seat"), (PEOPLE, "People who hold a seat"))
LARGEST = 20 * 1024 * 1024
PASTED = {"body": "first list", "appendix": "second list"}


class ReconcileForm(PortalForm):
    """Up to two pasted lists and one file. `lists()` gives lines by the label of the list."""

    kind = forms.ChoiceField(
        label="What to compare", choices=KINDS, widget=forms.RadioSelect, initial=ORGANISATIONS
    )
    body = forms.CharField(
        label="First list, for example the members in the terms of reference",
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="One name a line, or rows copied from a table.",
    )
    appendix = forms.CharField(
        label="Second list, for example the names in an appendix",
        required=False,
        max_length=50_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Leave it empty to compare one list with the register.",
    )
    upload = UploadField(
        label="Or a Word or Excel file",
        required=False,
        accept=".docx,.xlsx",
        help_text="Each of its tables is read as a list of its own. The file is not kept.",
    )

    content: FileContent | None = None

    def clean_upload(self) -> Any:
        upload = self.cleaned_data["upload"]
        if upload is None:
            return None
        if upload.size > LARGEST:
            raise forms.ValidationError(
                "This file is larger than 20 MB. Send the page with the members alone."
            )
        try:
            self.content = read_file(upload.read())
        except FileRefused as refused:
            raise forms.ValidationError(refused.finding.message) from refused
        if not self.content.tables:
            raise forms.ValidationError("This file holds no table. Paste its list of members instead.")
        return upload

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        if not self.errors and not self.lists():
            self.add_error("body", "Paste a list of members, or choose a file that holds one.")
        return given

    def lists(self) -> dict[str, list[str]]:
        """The lines of each list by its label."""
        found = {label: self.cleaned_data[name].splitlines() for name, label in PASTED.items()}
        if self.content is not None:
            for table in self.content.tables:
                rows = ["\t".join(_row(line.cells, line.owners)) for line in table.lines]
                found[_free(table.name, found)] = rows
        return {label: lines for label, lines in found.items() if any(line.strip() for line in lines)}


def _row(cells: tuple[str, ...], owners: tuple[int, ...]) -> list[str]:
    """Cells that span several columns once, on one line each."""
    return [" ".join(text.split()) for i, text in enumerate(cells) if owners[i] == i]


def _free(label: str, taken: dict[str, list[str]]) -> str:
    number, free = 2, label
    while free in taken:
        free, number = f"{label} ({number})", number + 1
    return free
