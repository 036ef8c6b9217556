"""The form of a cover sheet, made from the ICB's template: its fields, in its order, with its labels (R192)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from governance.foundation.forms import DayField, LinesField, PortalForm, RowsField
from governance.models import CoverSheetTemplate
from meetings.enums import ConflictOption, Purpose
from meetings.papers.cover_sheets import FIELDS, IMPLICATION_ROWS, cover_fields
from meetings.papers.cover_values import CONFLICT_PARTIES, PERSON_COLUMNS, REVIEW_COLUMNS
from meetings.papers.forms.recommendations import RecommendationsField
from meetings.papers.rules.facts import CoverField
from meetings.papers.selectors.checks import iso_day

ANSWERS = [("yes", "Yes"), ("no", "No"), ("na", "N/A")]
IMPLICATION_PARTS = ("answer", "comment", "risk_reference")


class CoverForm(PortalForm):
    """Input for one version. A draft may be saved with gaps: what is missing is listed, and stops submission only.

    `groups` are (kind, label, hint, names of fields) in the template's order, for the page.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, template: CoverSheetTemplate, **options: Any) -> None:
        super().__init__(*args, **options)
        self.template = template
        self.groups: list[tuple[str, str, str, list[str]]] = []
        self.rows = [row for row in cover_fields(template.fields) if FIELDS[row.key].is_asked]
        for row in self.rows:
            made = _MAKERS[row.kind](row, template)
            self.fields.update(made)
            self.groups.append((row.kind, row.label, FIELDS[row.key].hint, list(made)))

    def full_clean(self) -> None:
        """Required rows are marked for the reader, and may be left empty while it is a draft."""
        wanted = {name: field.required for name, field in self.fields.items()}
        for field in self.fields.values():
            field.required = False
        super().full_clean()
        for name, field in self.fields.items():
            field.required = wanted[name]

    def particulars(self) -> dict[str, Any]:
        """The cleaned input as arguments of `write_paper`."""
        given, cover = self.cleaned_data, {}
        values: dict[str, Any] = {}
        for row in self.rows:
            if row.kind in ("conflict", "conflict_option"):
                values["conflict_text"] = given["conflict_text"]
            if row.kind == "conflict_option":
                values["conflict_option"] = given["conflict_option"]
                cover[CONFLICT_PARTIES] = given[CONFLICT_PARTIES]
            elif row.kind == "recommendations":
                values["recommendations"] = given[row.key]
            elif row.kind in ("purposes", "purpose_line"):
                cover["purposes"] = given["purposes"]
            elif row.kind == "person":
                cover[row.key] = {part: given[f"{row.key}__{part}"] for part, _ in PERSON_COLUMNS}
            elif row.kind == "implications":
                cover[row.key] = {line.code: _implication(given, line.code) for line in IMPLICATION_ROWS}
            elif row.kind == "day":
                cover[row.key] = given[row.key].isoformat() if given[row.key] else ""
            elif row.kind != "conflict":
                cover[row.key] = given[row.key]
        return {"cover": cover, **values}


def _implication(given: dict[str, Any], code: str) -> dict[str, str]:
    return {part: given[f"implications__{code}__{part}"] for part in IMPLICATION_PARTS}


def initial_of(version: Any, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Values of the form for one version; `rows` are its recommendations, as {"kind", "text", "depends_on"}."""
    cover = version.cover
    initial: dict[str, Any] = {
        "version": version.version,
        "conflict_text": version.conflict_text,
        "conflict_option": version.conflict_option,
        "recommendations": rows,
    }
    for key, value in cover.items():
        kind = FIELDS[key].kind if key in FIELDS else ""
        if kind == "person":
            initial |= {f"{key}__{part}": (value or {}).get(part, "") for part, _ in PERSON_COLUMNS}
        elif kind == "implications":
            for code, answer in (value or {}).items():
                initial |= {
                    f"implications__{code}__{part}": answer.get(part, "") for part in IMPLICATION_PARTS
                }
        elif kind == "day":
            initial[key] = iso_day(value)
        else:
            initial[key] = value
    return initial


def _text(row: CoverField, rows: int) -> forms.CharField:
    return forms.CharField(
        label=row.label,
        help_text=FIELDS[row.key].hint,
        required=row.is_required,
        widget=forms.Textarea(attrs={"rows": rows}),
        max_length=20_000,
    )


def _rich(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
    return {row.key: _text(row, 8 if row.key == "executive_summary" else 3)}


def _day(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
    return {row.key: DayField(label=row.label, required=row.is_required)}


def _person(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
    return {
        f"{row.key}__{part}": forms.CharField(
            label=f"{row.label}: {words.lower()}", required=row.is_required and part == "name", max_length=200
        )
        for part, words in PERSON_COLUMNS
    }


def _rows(
    columns: tuple[tuple[str, str], ...],
) -> Callable[[CoverField, CoverSheetTemplate], dict[str, forms.Field]]:
    def make(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
        hint = FIELDS[row.key].hint
        return {
            row.key: RowsField(columns=columns, label=row.label, help_text=hint, required=row.is_required)
        }

    return make


def _lines(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
    return {row.key: LinesField(label=row.label, help_text=FIELDS[row.key].hint, required=row.is_required)}


def _purposes(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
    offered = template.purposes or [str(code) for code in Purpose.values]
    choices = [(code, Purpose(code).label if code in Purpose.values else code) for code in offered]
    field = forms.MultipleChoiceField(
        label=row.label,
        help_text=FIELDS[row.key].hint,
        choices=choices,
        widget=forms.CheckboxSelectMultiple,
        required=row.is_required,
    )
    return {"purposes": field}


def _conflict(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
    return {"conflict_text": _text(row, 3)}


def _conflict_option(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
    return {
        "conflict_text": forms.CharField(
            label=row.label, required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=20_000
        ),
        CONFLICT_PARTIES: forms.CharField(
            label="Whom it concerns",
            help_text="People by name, or a class of members such as “partner members”.",
            required=False,
            max_length=300,
        ),
        "conflict_option": forms.ChoiceField(
            label="How the conflict is handled",
            help_text=FIELDS[row.key].hint,
            choices=ConflictOption.choices,
            widget=forms.RadioSelect,
            required=row.is_required,
        ),
    }


def _implications(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
    made: dict[str, forms.Field] = {}
    for line in IMPLICATION_ROWS:
        name = f"implications__{line.code}"
        made[f"{name}__answer"] = forms.ChoiceField(
            label=line.label, choices=ANSWERS, widget=forms.RadioSelect, required=row.is_required
        )
        made[f"{name}__comment"] = forms.CharField(
            label=f"Comments: {line.label}", required=False, max_length=1000
        )
        made[f"{name}__risk_reference"] = forms.CharField(
            label=f"Reference number: {line.label}", required=False, max_length=100
        )
    return made


def _recommendations(row: CoverField, template: CoverSheetTemplate) -> dict[str, forms.Field]:
    hint = FIELDS[row.key].hint
    return {
        "recommendations": RecommendationsField(label=row.label, help_text=hint, required=row.is_required)
    }


_MAKERS: dict[str, Callable[[CoverField, CoverSheetTemplate], dict[str, forms.Field]]] = {
    "rich": _rich,
    "day": _day,
    "person": _person,
    "people": _rows(PERSON_COLUMNS),
    "review": _rows(REVIEW_COLUMNS[:2]),
    "forums": _rows(REVIEW_COLUMNS),
    "discussion": _rows(REVIEW_COLUMNS),
    "lines": _lines,
    "purposes": _purposes,
    "purpose_line": _purposes,
    "conflict": _conflict,
    "conflict_option": _conflict_option,
    "implications": _implications,
    "recommendations": _recommendations,
}
