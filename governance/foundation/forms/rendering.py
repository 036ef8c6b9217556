"""Turns a bound field into the parameters of an nhsuk-frontend macro."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.forms import BoundField

from governance.foundation.forms import ticks
from governance.foundation.forms.fields import DayWidget
from governance.foundation.forms.rows import Arranged, RowsColumn, RowsWidget

# Long lists are easier to use as a select; short ones as radios.
RADIOS_UP_TO = 6


def field_options(field: BoundField) -> dict[str, Any]:
    """{"component": …, "params": …} for `components/form.jinja`. Ids are `id_<name>`, for links from the summary."""
    widget = field.field.widget
    if isinstance(widget, forms.HiddenInput):
        return {"component": "hidden", "params": {"name": field.html_name, "value": _text(field.value())}}
    for kind, build in _BUILDERS:
        if isinstance(widget, kind):
            return build(field)
    return _input(field)


def _common(field: BoundField) -> dict[str, Any]:
    params: dict[str, Any] = {"id": field.id_for_label or f"id_{field.html_name}", "name": field.html_name}
    if field.help_text:
        params["hint"] = {"text": str(field.help_text)}
    if field.errors:
        params["errorMessage"] = {"text": " ".join(str(error) for error in field.errors)}
    return params


def _label(field: BoundField) -> str:
    label = str(field.label or "")
    if (
        field.field.required
        or label.endswith("(optional)")
        or not getattr(field.form, "marks_optional", True)
    ):
        return label
    return f"{label} (optional)"


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _input(field: BoundField) -> dict[str, Any]:
    widget = field.field.widget
    params = _common(field) | {"label": {"text": _label(field)}, "value": _text(field.value())}
    params["type"] = getattr(widget, "input_type", "text")
    if isinstance(field.field, forms.IntegerField):
        params |= {"type": "text", "inputmode": "numeric", "width": "5"}
    if isinstance(field.field, forms.DecimalField):  # which Django derives from IntegerField
        params |= {
            "type": "text",
            "inputmode": "decimal",
            "width": "10",
            "prefix": widget.attrs.get("prefix"),
        }
    for name in ("autocomplete", "spellcheck", "inputmode", "width"):
        if name in widget.attrs:
            params[name] = widget.attrs[name]
    return {"component": "input", "params": params}


def _textarea(field: BoundField) -> dict[str, Any]:
    rows = field.field.widget.attrs.get("rows", 4)
    value = _text(field.value())
    return {
        "component": "textarea",
        "params": _common(field) | {"label": {"text": _label(field)}, "value": value, "rows": str(rows)},
    }


def _choices(field: BoundField) -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    offered: Any = field.field
    for value, label in offered.choices:
        if isinstance(label, list | tuple):
            pairs += [(_text(v), str(text)) for v, text in label]
        else:
            pairs.append((_text(value), str(label)))
    return pairs


def _selected(field: BoundField) -> set[str]:
    value = field.value()
    values = value if isinstance(value, list | tuple | set) else [value]
    return {_text(getattr(v, "pk", v)) for v in values}


def _select(field: BoundField) -> dict[str, Any]:
    chosen, choices = _selected(field), _choices(field)
    if not isinstance(field.field.widget, forms.RadioSelect):
        items = [{"value": v, "text": t, "selected": v in chosen} for v, t in choices]
        return {
            "component": "select",
            "params": _common(field) | {"label": {"text": _label(field)}, "items": items},
        }
    return _options(field, "radios", [(v, t) for v, t in choices if v], chosen)


def _options(
    field: BoundField, component: str, choices: list[tuple[str, str]], chosen: set[str]
) -> dict[str, Any]:
    base = f"id_{field.html_name}"
    is_long = component == "checkboxes" and len(choices) > ticks.MANY
    if is_long:
        choices = ticks.by_name(choices, chosen)
    items: list[dict[str, Any]] = [
        {"value": v, "text": t, "checked": v in chosen, "id": base if i == 0 else f"{base}_{i}"}
        for i, (v, t) in enumerate(choices)
    ]
    legend = {"legend": {"text": _label(field), "classes": "nhsuk-fieldset__legend--s"}}
    params = _group(field) | {"idPrefix": base, "fieldset": legend, "items": items}
    if is_long:
        params |= {"formGroup": ticks.LONG_LIST, "items": ticks.divided(items)}
    if component == "radios" and len(items) <= RADIOS_UP_TO and all(len(t) < 20 for _, t in choices):
        params["classes"] = "nhsuk-radios--inline" if len(items) <= 3 else ""
    return {"component": component, "params": params}


def _group(field: BoundField) -> dict[str, Any]:
    """What a group of radios or checkboxes shares; the id belongs to its first box, which the label names."""
    return {name: value for name, value in _common(field).items() if name != "id"}


def _radios(field: BoundField) -> dict[str, Any]:
    return _options(field, "radios", [(v, t) for v, t in _choices(field) if v], _selected(field))


def _checkboxes(field: BoundField) -> dict[str, Any]:
    return _options(field, "checkboxes", _choices(field), _selected(field))


def _checkbox(field: BoundField) -> dict[str, Any]:
    item = {
        "value": "on",
        "text": str(field.label),
        "checked": bool(field.value()),
        "id": f"id_{field.html_name}",
    }
    params = _group(field)
    if "hint" in params:  # of the one box, below its label, and read with it
        item["hint"] = params.pop("hint")
    return {"component": "checkboxes", "params": params | {"idPrefix": item["id"], "items": [item]}}


def _day(field: BoundField) -> dict[str, Any]:
    value = field.value()
    parts = value if isinstance(value, list | tuple) else field.field.widget.decompress(value)
    error = "nhsuk-input--error" if field.errors else ""
    items = [
        {
            "id": f"id_{field.html_name}" if part == "day" else f"id_{field.html_name}_{part}",
            "name": f"{field.html_name}_{part}",
            "label": part.capitalize(),
            "value": _text(text),
            "classes": f"nhsuk-input--width-{4 if part == 'year' else 2} {error}".strip(),
            "inputmode": "numeric",
        }
        for part, text in zip(("day", "month", "year"), parts, strict=False)
    ]
    legend = {"legend": {"text": _label(field), "classes": "nhsuk-fieldset__legend--s"}}
    params = _common(field) | {"fieldset": legend, "items": items}
    params["id"] = f"{params['name']}-group"
    params.setdefault("hint", {"text": "For example, 27 3 2026"})
    return {"component": "date", "params": params}


def _file(field: BoundField) -> dict[str, Any]:
    params = _common(field) | {"label": {"text": _label(field)}}
    attrs = field.field.widget.attrs
    if accept := attrs.get("accept"):
        params["attributes"] = {"accept": accept}
    if attrs.get("multiple"):
        params["multiple"] = True
    return {"component": "file", "params": params}


def _rows(field: BoundField) -> dict[str, Any]:
    """`rows` are {"cells": [{"column", "value", "error", …}], "moves": [(press, words, is_possible, has_focus)]}."""
    widget: RowsWidget = field.field.widget
    filled = list(field.value() or [])
    wrong, general = _row_errors(field)
    arranged = widget.arranged(field.form.data, field.html_name) if field.form.is_bound else Arranged([])
    rows = [
        {
            "cells": [_cell(column, row, wrong.get((n, column.key), "")) for column in widget.columns],
            "moves": _moves(n, len(filled), arranged) if widget.arranges and n < len(filled) else [],
        }
        for n, row in enumerate(filled + [{} for _ in range(max(widget.spare, 1))])
    ]
    params = _common(field) | {"label": _label(field), "rows": rows, "arranges": widget.arranges}
    params.pop("errorMessage", None)
    if general or wrong:
        params["errorMessage"] = {"text": " ".join(general or ["Look at the rows marked below."])}
    return {"component": "rows", "params": params}


def _row_errors(field: BoundField) -> tuple[dict[tuple[int, str], str], list[str]]:
    """What is wrong by row and column, and what is said of the field as a whole."""
    wrong: dict[tuple[int, str], str] = {}
    general: list[str] = []
    for error in field.errors.as_data():
        if error.code == "row" and error.params:
            wrong[error.params["row"], error.params["column"]] = error.messages[0]
        else:
            general += [str(text) for text in error]
    return wrong, general


def _cell(column: RowsColumn, row: dict[str, Any], error: str) -> dict[str, Any]:
    """One input. A choice that is no longer offered stays in its list, so that nothing is changed unseen."""
    value = _text(row.get(column.key))
    choices = [("", "Choose one"), *column.choices] if column.choices else []
    if choices and value not in dict(choices):
        choices.append((value, f"{value} (not known)"))
    return {"column": column, "value": value, "choices": choices, "error": error}


def _moves(n: int, count: int, arranged: Arranged) -> list[tuple[str, str, bool, bool]]:
    possible = {"up": n > 0, "down": n < count - 1, "remove": True}
    focus = arranged.press if possible.get(arranged.press) else "down" if possible["down"] else "up"
    return [
        (press, words, possible[press], n == arranged.row and press == focus)
        for press, words in (("up", "Move up"), ("down", "Move down"), ("remove", "Remove"))
    ]


_BUILDERS: tuple[tuple[type, Callable[[BoundField], dict[str, Any]]], ...] = (
    (RowsWidget, _rows),
    (DayWidget, _day),
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.CheckboxInput, _checkbox),
    (forms.SelectMultiple, _checkboxes),
    (forms.Select, _select),
    (forms.FileInput, _file),
    (forms.Textarea, _textarea),
)
