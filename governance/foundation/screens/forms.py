"""Forms of the screens: filters in the address, and edit forms with a reason and the version that was opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from django import forms
from django.db import models
from django.db.models import Q
from django.forms.utils import ErrorDict

from governance.foundation.forms import DayField, PortalForm, PortalModelForm, RowsField
from governance.foundation.screens.ask import Ask


class FilterForm(PortalForm):
    """A GET form above a list; every field is optional. `q` is matched by the register's `search_fields`."""

    marks_optional = False

    q = forms.CharField(label="Search", required=False, max_length=100)

    def __init__(self, *args: Any, ask: Ask, **options: Any) -> None:
        super().__init__(*args, **options)
        narrow(self, ask)
        self.prepare(ask)

    def prepare(self, ask: Ask) -> None:
        """Narrow choices to what this person may see."""


class EffectiveFilters(FilterForm):
    """For nouns with dates: what is in force on the day, or everything."""

    when = forms.ChoiceField(
        label="In force",
        required=False,
        choices=[("", "On this day"), ("all", "Past and future as well")],
    )


class ScreenForm(PortalModelForm):
    """A model form that offers only rows which the person may see, in the ICB of the page.

    On an edit it also asks why, and carries the version that was opened.
    """

    # (heading, names of fields) where a long form is divided; fields in none stand first
    sections: ClassVar[Sequence[tuple[str, Sequence[str]]]] = ()

    reason = forms.CharField(
        label="Why is it changed?",
        help_text="Kept in the history with your name.",
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, ask: Ask, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ask = ask
        if self.instance.pk is None:
            del self.fields["reason"], self.fields["version"]
        else:
            self.initial["version"] = self.instance.version
        narrow(self, ask)
        self.prepare(ask)
        if "reason" in self.fields:
            self.order_fields([name for name in self.fields if name != "reason"])

    def prepare(self, ask: Ask) -> None:
        """For nouns: narrow choices further, word fields."""

    def narrow_to(self, name: str, rows_of: Callable[[Any], Any]) -> None:
        """Let the choice `name` offer `rows_of` what it offers now."""
        field: Any = self.fields[name]
        field.queryset = rows_of(field.queryset)

    # What the form would look like when used, as safe HTML; shown on "Preview" where a form offers one.
    offers_preview: ClassVar[bool] = False
    preview_note: ClassVar[str] = (
        "As it would be printed, with examples in place of answers. Nothing is saved yet."
    )
    # (words, address) of ways to begin with something filled in, on the page of a new one
    starts: Sequence[tuple[str, str]] = ()

    @property
    def is_arranging(self) -> bool:
        """A button that puts rows in order, or "Preview", was pressed: the form is shown again, and not judged."""
        pressed = [f"{name}-arrange" for name, field in self.fields.items() if isinstance(field, RowsField)]
        return self.is_bound and any(name in self.data for name in (*pressed, *self._preview_button))

    @property
    def _preview_button(self) -> tuple[str, ...]:
        return ("preview",) if self.offers_preview else ()

    def full_clean(self) -> None:
        if self.is_arranging:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def is_valid(self) -> bool:
        return not self.is_arranging and super().is_valid()

    def preview(self) -> str:
        """Safe HTML for what was typed, once "Preview" was pressed; else nothing."""
        return ""

    def grouped(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields by section, for the template; the reason comes last."""
        headed = {name: heading for heading, names in self.sections for name in names}
        groups: dict[str, list[forms.BoundField]] = {heading: [] for heading in ("", *dict(self.sections))}
        last = [self[name] for name in ("reason", "version") if name in self.fields]
        for name in self.fields:
            if name not in ("reason", "version"):
                groups[headed.get(name, "")].append(self[name])
        return [*((heading, fields) for heading, fields in groups.items() if fields), ("", last)]

    def particulars(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The cleaned values for an action: plain ones, and those of many-to-many fields."""
        many_names = {field.name for field in self._meta.model._meta.many_to_many}
        plain: dict[str, Any] = {}
        many: dict[str, Any] = {}
        for name, value in self.cleaned_data.items():
            if name not in ("reason", "version"):
                (many if name in many_names else plain)[name] = value
        return plain, many


class EndForm(PortalForm):
    """The last day in force, and why."""

    last_day = DayField(label="Last day in force")
    reason = forms.CharField(
        label="Why does it end?", widget=forms.Textarea(attrs={"rows": 2}), max_length=1000
    )


def narrow(form: forms.BaseForm, ask: Ask) -> None:
    """Offer only visible rows: those of the page's ICB, and shared ones, where the model names an ICB."""
    for field in form.fields.values():
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = offered(field.queryset, ask)
            unset = "Any" if isinstance(form, FilterForm) else "Not set"
            if not isinstance(field, forms.ModelMultipleChoiceField):
                field.empty_label = "Choose one" if field.required else unset
        elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField):
            unset = "Choose one" if field.required else "Not set"
            choices: Any = field.choices
            field.choices = [(v, unset if t == "---------" else t) for v, t in choices]


def offered(rows: Any, ask: Ask) -> Any:
    """The rows of a choice that this person may pick on this page."""
    if hasattr(rows, "visible_to"):
        rows = rows.visible_to(ask.user, on=ask.today)
    if ask.icb is not None and _has_icb(rows.model):
        rows = rows.filter(Q(icb=ask.icb) | Q(icb__isnull=True))
    return rows


def _has_icb(model: type[models.Model]) -> bool:
    return any(field.name == "icb" and field.many_to_one for field in model._meta.get_fields())
