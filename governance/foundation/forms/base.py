"""Base forms: the design system's widgets for model fields, and room for refusals of actions."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.models import ModelFormMetaclass

from governance.foundation.errors import Refused
from governance.foundation.forms.fields import DayField, LinesField, WholeNumberField

CITATION = re.compile(r"\s*\((?:R|LP)\d+(?:, (?:R|LP)\d+)*\)")


def portal_formfield(db_field: models.Field, **options: Any) -> forms.Field | None:
    """The form field for a model field: days in three boxes, arrays as lines or checkboxes, choices as radios."""
    worded: dict[str, Any] = {
        "required": not db_field.blank,
        "label": options.get("label") or field_words(db_field),
        "help_text": options.get("help_text") or db_field.help_text,
    }
    if isinstance(db_field, models.DateField) and not isinstance(db_field, models.DateTimeField):
        return DayField(**worded)
    if isinstance(db_field, ArrayField):
        base = db_field.base_field
        if base.choices:
            return forms.MultipleChoiceField(
                choices=list(base.choices), widget=forms.CheckboxSelectMultiple, **worded
            )
        return LinesField(**worded)
    if isinstance(db_field, models.IntegerField) and not db_field.choices:
        options["form_class"] = WholeNumberField
    if isinstance(db_field, models.URLField):
        options["assume_scheme"] = "https"
    field = db_field.formfield(**{"label": field_words(db_field)} | options)
    if (
        isinstance(field, forms.CharField)
        and isinstance(field.widget, forms.Textarea)
        and "widget" not in options
    ):
        field.widget.attrs["rows"] = 5
    if isinstance(field, forms.ModelMultipleChoiceField):
        field.widget = forms.CheckboxSelectMultiple()
        field.widget.choices = field.choices
    return field


def field_words(db_field: models.Field) -> str:
    """The field's name for people: a capital first, and no number of a requirement behind it."""
    text = CITATION.sub("", str(db_field.verbose_name))
    return text[:1].upper() + text[1:]


class RefusalMixin:
    """Shows what an action refused beside the field it is about, or at the top of the form."""

    def _clean_fields(self) -> None:
        """Browsers end the lines of a text area with CR LF: a text that nobody touched stays the text it was."""
        super()._clean_fields()  # type: ignore[misc]
        given: dict[str, Any] = self.cleaned_data  # type: ignore[attr-defined]
        for name, value in given.items():
            if isinstance(value, str):
                given[name] = value.replace("\r\n", "\n")

    def add_refusal(self, error: Exception) -> None:
        if isinstance(error, Refused):
            field = error.outcome.details.get("field")
            known = field if field in self.fields else None  # type: ignore[attr-defined]
            self.add_error(known, error.outcome.reason)  # type: ignore[attr-defined]
        elif isinstance(error, ValidationError):
            self.add_validation(error)

    def add_validation(self, error: ValidationError) -> None:
        messages = error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
        for field, texts in messages.items():
            known = field if field in self.fields else None  # type: ignore[attr-defined]
            for text in texts:
                if text not in self.errors.get(known or NON_FIELD_ERRORS, []):  # type: ignore[attr-defined]
                    self.add_error(known, text)  # type: ignore[attr-defined]


class PortalForm(RefusalMixin, forms.Form):
    """A form without a model."""

    use_required_attribute = False


class PortalFieldsMetaclass(ModelFormMetaclass):
    """Gives every model form our fields; Django looks for this in each form's own Meta."""

    def __new__(mcs, name: str, bases: tuple[type, ...], attrs: dict[str, Any]) -> Any:
        if (meta := attrs.get("Meta")) is not None and not hasattr(meta, "formfield_callback"):
            meta.formfield_callback = staticmethod(portal_formfield)
        return super().__new__(mcs, name, bases, attrs)


class PortalModelForm(RefusalMixin, forms.ModelForm, metaclass=PortalFieldsMetaclass):
    """Shapes input for a model. It never saves: views hand `cleaned_data` to an action."""

    use_required_attribute = False

    def _post_clean(self) -> None:
        # The action validates the row once, inside its transaction; doing it here as well would run rules twice
        # and would write into an instance that nobody saves.
        return

    def save(self, commit: bool = True) -> Any:
        raise NotImplementedError("Forms do not save; call the action.")
