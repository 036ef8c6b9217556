"""Shape of input for cover-sheet templates: fields chosen from the catalogue, in order, with their labels."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.urls import reverse

from governance.cover_catalogue import catalogue
from governance.foundation.forms import LinesField, RowError, RowsColumn, RowsField
from governance.foundation.screens import Ask, ScreenForm
from governance.models import CoverSheetTemplate

TICKS = {True: "yes", False: ""}
DESIGN = ("heading", "purposes", "letters_enclosures")


class CoverSheetFieldsField(RowsField):
    """Rows of a field of the catalogue, its label and a tick where it must be filled: {"key", "label", "required"}."""

    def __init__(self, **options: Any) -> None:
        offered = tuple((field.key, field.words) for field in catalogue().fields)
        columns = (
            RowsColumn("key", "Field", choices=offered),
            RowsColumn("label", "Label as printed"),
            RowsColumn("required", "Must be filled", is_tick=True),
        )
        super().__init__(columns=columns, spare=1, arranges=True, **options)

    def prepare_value(self, value: Any) -> Any:
        return [
            {**row, "required": TICKS.get(row.get("required"), row.get("required"))} for row in value or []
        ]

    def clean(self, value: Any) -> list[dict[str, Any]]:
        rows = super().clean(value)
        if wrong := _wrong(rows):
            raise forms.ValidationError(list(wrong))
        return [as_kept(row) for row in rows]


def as_kept(row: dict[str, Any]) -> dict[str, Any]:
    """A row of the page as a template keeps it; an empty label takes the usual one."""
    usual = {field.key: field.label for field in catalogue().fields}
    label = row["label"] or usual.get(row["key"], "")
    return {"key": row["key"], "label": label, "required": row["required"] == "yes"}


def _wrong(rows: list[dict[str, str]]) -> list[RowError]:
    """Each row names a known field, which stands once; of two that answer the same question there is one."""
    known = {field.key: field.words for field in catalogue().fields}
    keys = [row["key"] for row in rows]
    found = []
    for number, key in enumerate(keys):
        other = next((one for pair in catalogue().clashes if key in pair for one in pair if one != key), "")
        if key not in known:
            found.append(RowError("Choose the field.", row=number, column="key"))
        elif key in keys[:number]:
            words = f"“{known[key]}” stands in row {keys.index(key) + 1} already."
            found.append(RowError(words, row=number, column="key"))
        elif other in keys[:number]:
            words = f"Row {keys.index(other) + 1} has “{known[other]}”: a sheet asks for one of the two."
            found.append(RowError(words, row=number, column="key"))
    return found


class PurposesField(LinesField):
    """Words one a line; those that the portal knows are kept by their code."""

    def prepare_value(self, value: Any) -> Any:
        known = catalogue().purposes
        return "\n".join(known.get(one, one) for one in value) if isinstance(value, list | tuple) else value

    def clean(self, value: Any) -> list[str]:
        codes = {words.lower(): code for code, words in catalogue().purposes.items()}
        lines: list[str] = super().clean(value)
        return list(dict.fromkeys(codes.get(line.lower(), line) for line in lines))


class CoverSheetTemplateForm(ScreenForm):
    offers_preview = True
    start = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = CoverSheetTemplate
        fields = ("name", "heading", "layout", "numbering", "letters_enclosures")
        labels: ClassVar[dict[str, str]] = {"layout": "Short code of this layout"}
        help_texts: ClassVar[dict[str, str]] = {"layout": "For your own lists, for example board-paper."}

    def prepare(self, ask: Ask) -> None:
        self.fields["purposes"] = PurposesField(
            label="What a paper can be for",
            required=False,
            help_text="One a line, in the order in which they are printed. Leave it empty for: "
            f"{', '.join(catalogue().purposes.values())}.",
        )
        self.fields["fields_in_order"] = CoverSheetFieldsField(
            label="Fields in order",
            help_text="Choose a field for each row. A label left empty is the usual one.",
        )
        if self.instance.pk:
            del self.fields["start"]
            self.initial.setdefault("purposes", self.instance.purposes)
            self.initial.setdefault("fields_in_order", self.instance.fields)
            return
        create = reverse("governance:cover-sheet-template-create")
        self.starts = [(ready.name, f"{create}?start={ready.code}") for ready in catalogue().layouts]
        self._begin_with(self.initial.get("start", ""))

    def _begin_with(self, code: str) -> None:
        """Fill the page with a ready layout; an unknown one fills in nothing."""
        ready = next((ready for ready in catalogue().layouts if ready.code == code), None)
        if ready is not None:
            values = dict(ready.values)
            self.initial.update(values, fields_in_order=values.pop("fields"))

    def preview(self) -> str:
        """The sheet as it stands on the page, rows without a field left out."""
        if not self.is_bound or "preview" not in self.data:
            return ""
        purposes = PurposesField(required=False).clean(self["purposes"].value())
        rows = [as_kept(row) for row in self["fields_in_order"].data if row["key"]]
        return catalogue().preview(
            {
                "heading": self["heading"].value() or "",
                "letters_enclosures": bool(self["letters_enclosures"].value()),
                "purposes": purposes,
                "fields": rows,
            }
        )

    def particulars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        values, many = super().particulars()
        rows = values.pop("fields_in_order")
        values.pop("start", None)
        return {**values, "fields": rows}, many
