"""Many files at once, and what becomes of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from governance.foundation.forms import PortalForm
from meetings.enums import FileUse
from meetings.papers.forms.papers import ACCEPT
from meetings.papers.models import FolderFile
from meetings.papers.selectors.folders import Place


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        return list(files.getlist(name))


class FilesField(forms.FileField):
    """One or many files; cleans to a list. What each is, its check says."""

    widget = FilesInput

    def __init__(self, *, accept: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"accept": accept, "multiple": True}

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        if not data and self.required:
            raise forms.ValidationError("Choose the files.", code="required")
        return list(data or [])


class DropForm(PortalForm):
    upload = FilesField(
        label="Files",
        help_text="PDF or Word, up to 300 at once. Open the folder and select everything in it.",
        accept=ACCEPT,
    )


class FilingForm(PortalForm):
    """One choice a file: where it goes. `places` are those of the meeting."""

    def __init__(
        self, *args: Any, files: Sequence[FolderFile], places: Sequence[Place], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        choices = [("", "Leave it out")]
        choices += [(f"paper {place.key}", place.words) for place in places]
        choices += [(f"annex {place.key}", f"Annex of {place.words}") for place in places]
        self.files_by_name = {f"file_{file.pk}": file for file in files if not file.refusal}
        for name, file in self.files_by_name.items():
            self.fields[name] = forms.ChoiceField(
                label=f"Where {file.filename} goes", choices=choices, required=False, initial=chosen(file)
            )

    def choices(self) -> dict[int, tuple[str, str]]:
        """{key of the file: (use, key of the place)}"""
        found = {}
        for name, file in self.files_by_name.items():
            use, _, place = self.cleaned_data[name].partition(" ")
            found[file.pk] = (use or FileUse.LEAVE_OUT.value, place)
        return found


def chosen(file: FolderFile) -> str:
    """The choice as the form names it."""
    if file.use == FileUse.LEAVE_OUT or file.item_id is None:
        return ""
    return f"{file.use} paper:{file.paper_id}" if file.paper_id else f"{file.use} item:{file.item_id}"
