"""Shapes of input for imports: a file and its destination, columns, names, one row."""

from __future__ import annotations

from typing import Any

from django import forms

from delegation.enums import Treatment, Verb
from delegation.models import ImportName, ImportRow, Scheme, SchemeVersion
from delegation.reading.columns import ROLES
from delegation.reading.meaning import NEW, NOBODY
from delegation.selectors.imports import Lookup, drafts_to_import_into, schemes_to_import_into
from governance.foundation.forms import DayField, PortalForm, UploadField
from governance.foundation.screens import Ask

BEGINS = (
    ("copy", "Begin as a copy of the version in force, so that only differences are written"),
    ("empty", "Begin empty"),
)


class ImportForm(PortalForm):
    """A file, and the draft that it is meant for."""

    upload = UploadField(
        label="The scheme",
        accept=".xlsx,.docx",
        help_text="A Word document (.docx) or Excel workbook (.xlsx). Its tables are read; nothing is written yet.",
    )
    scheme = forms.ModelChoiceField(Scheme.objects.none(), label="Scheme that it is part of")
    target = forms.ModelChoiceField(
        SchemeVersion.objects.none(),
        label="Draft to bring it into",
        required=False,
        empty_label="A new version (below)",
    )
    new_label = forms.CharField(label="Label of the new version", required=False, max_length=40)
    new_from = DayField(label="Planned first day of the new version", required=False)
    begins = forms.ChoiceField(
        label="The new version", choices=BEGINS, widget=forms.RadioSelect, initial="copy", required=False
    )
    source = forms.CharField(
        label="Source to cite where the file names none",
        required=False,
        max_length=300,
        help_text="For example, “Scheme of reservation and delegation v4.0, Board 6 July 2023”.",
    )

    def __init__(self, *args: Any, ask: Ask, **options: Any) -> None:
        super().__init__(*args, **options)
        scheme: Any = self.fields["scheme"]
        target: Any = self.fields["target"]
        scheme.queryset = schemes_to_import_into(ask.own_icb)
        target.queryset = drafts_to_import_into(ask.own_icb)
        _choose_the_only(scheme)

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        target, scheme = given.get("target"), given.get("scheme")
        if target is not None and scheme is not None and target.scheme_id != scheme.pk:
            self.add_error("target", "This draft belongs to another scheme.")
        return given


class CompareForm(PortalForm):
    upload = UploadField(label="The file", accept=".xlsx,.docx")
    scheme = forms.ModelChoiceField(Scheme.objects.none(), label="Compare it with")
    day = DayField(label="As in force on", required=False, help_text="Empty means today.")

    def __init__(self, *args: Any, ask: Ask, **options: Any) -> None:
        super().__init__(*args, **options)
        scheme: Any = self.fields["scheme"]
        scheme.queryset = schemes_to_import_into(ask.own_icb)
        _choose_the_only(scheme)


def _choose_the_only(field: Any) -> None:
    """Where there is one scheme it is the one that is meant."""
    if len(rows := list(field.queryset[:2])) == 1:
        field.initial = rows[0]


class ColumnsForm(PortalForm):
    """What each column of one layout of headings holds. Fields `role-N` and, for a holder's own column, `who-N`."""

    def __init__(self, *args: Any, table: Any, **options: Any) -> None:
        options["prefix"] = table.signature[:12]
        super().__init__(*args, **options)
        self.table = table
        for number, (heading, column) in enumerate(zip(table.headings, table.columns, strict=True)):
            role, who, _ = column
            name = heading or f"Column {number + 1}, without a heading"
            self.fields[f"role-{number}"] = forms.ChoiceField(
                label=name, choices=list(ROLES.items()), initial=role
            )
            self.fields[f"who-{number}"] = forms.CharField(
                label=f"Holder named by “{name}”", required=False, max_length=200, initial=who
            )

    def pairs(self) -> list[tuple[Any, Any]]:
        """Each column's two fields."""
        return [(self[f"role-{number}"], self[f"who-{number}"]) for number in range(len(self.table.headings))]

    def columns(self) -> list[list[str]]:
        """[role, who, unit] for each column; the unit stays as its heading says."""
        given = self.cleaned_data
        return [
            [given[f"role-{number}"], given[f"who-{number}"].strip(), column[2]]
            for number, column in enumerate(self.table.columns)
        ]

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        for number in range(len(self.table.headings)):
            marks = str(given.get(f"role-{number}", "")).startswith("mark:")
            if marks and not given.get(f"who-{number}", "").strip():
                self.add_error(f"who-{number}", "Say who this column stands for.")
        return given


def holder_choices(lookup: Lookup, likely: Any, *, empty: str) -> list[tuple[str, Any]]:
    """Who is likely first, then everybody by kind."""
    kinds = (("committee", "Committees"), ("post", "Posts"), ("body", "Organisations"))
    groups: list[tuple[str, Any]] = [
        (words, [(key, name) for key, name in lookup.holders.items() if key.startswith(f"{kind}:")])
        for kind, words in kinds
    ]
    first = [(key, lookup.holders[key]) for key in likely if key in lookup.holders]
    return [("", empty), *([("Most likely", first)] if first else []), *(g for g in groups if g[1])]


class NamesForm(PortalForm):
    """One choice a name: whom it stands for."""

    marks_optional = False

    def __init__(self, *args: Any, names: list[ImportName], lookup: Lookup, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in names:
            found = lookup.holders.get(name.found)
            rows = "1 row" if name.count == 1 else f"{name.count} rows"
            self.fields[f"name-{name.pk}"] = forms.ChoiceField(
                label=f"“{name.said}” ({rows})",
                required=False,
                initial=name.choice,
                choices=[
                    *holder_choices(
                        lookup, name.suggestions, empty=f"Found: {found}" if found else "Nobody chosen yet"
                    ),
                    (NOBODY, "Nobody: the entry has no holder"),
                ],
            )

    def choices(self) -> dict[int, str]:
        return {int(name.removeprefix("name-")): value for name, value in self.cleaned_data.items()}


class RowForm(PortalForm):
    """What one row asks, and whether it is taken in at all."""

    holder = forms.ChoiceField(label="Held by", required=False)
    joint = forms.ChoiceField(label="Only together with", required=False)
    treatment = forms.ChoiceField(
        label="Treatment", required=False, choices=[("", "As the file says"), *Treatment.choices]
    )
    verb = forms.ChoiceField(
        label="What the holder does", required=False, choices=[("", "As the file says"), *Verb.choices]
    )
    limit = forms.CharField(
        label="Limit, read as",
        required=False,
        max_length=200,
        help_text="Write it plainly: £50,000 · up to £1m · over £500k · nil · no limit · n/a.",
    )
    function = forms.ChoiceField(label="Function", required=False)
    confirmed = forms.BooleanField(label="I have checked this row: it is read rightly", required=False)
    is_left_out = forms.BooleanField(label="Leave this row out", required=False)

    def __init__(self, *args: Any, row: ImportRow, lookup: Lookup, **options: Any) -> None:
        options["initial"] = dict(row.choice) | {"is_left_out": row.is_left_out}
        super().__init__(*args, **options)
        likely = [key for question in row.questions for key in question["suggestions"]]
        holder: Any = self.fields["holder"]
        holder.choices = [
            *holder_choices(lookup, likely, empty="As the file says"),
            (NOBODY, "Nobody: the entry has no holder"),
        ]
        joint: Any = self.fields["joint"]
        joint.choices = [("", "As the file says"), *lookup.posts()]
        function: Any = self.fields["function"]
        similar = [
            (str(key), lookup.functions[key])
            for key in row.values.get("similar", [])
            if key in lookup.functions
        ]
        everything = [(str(key), title) for key, title in lookup.functions.items()]
        function.choices = [
            ("", "As matched by its title or another name"),
            (NEW, "A new function of this ICB"),
            *([("Similar", similar)] if similar else []),
            ("All", everything),
        ]
