"""The second of two editors: what each wrote, and a form that loses neither."""

from __future__ import annotations

from typing import Any

from django.db import models

from governance.foundation.screens import history
from governance.foundation.screens.cells import text
from governance.foundation.screens.present import Difference

UNSET = "not set"


def merge(form: Any, current: Any) -> tuple[dict[str, Any], list[Difference]]:
    """(initial values for the next try, what differs).

    What this person changed stays theirs; what only the other editor changed is taken as it now is.
    """
    opened = history.as_opened(current, form.cleaned_data["version"])
    merged: dict[str, Any] = {"reason": form.cleaned_data["reason"], "version": current.version}
    differences = []
    for name, field in form.fields.items():
        if name in ("reason", "version"):
            continue
        mine, now = _plain(form.cleaned_data[name]), _plain(_value(current, name))
        was = _plain(_value(opened, name)) if opened is not None else now
        merged[name] = now if mine == was else mine
        if mine != now:
            opened_as, mine_as, now_as = (_words(field, current, name, side) for side in (was, mine, now))
            both = mine != was and now != was
            differences.append(Difference(str(field.label), opened_as, mine_as, now_as, both))
    return merged, differences


def _value(row: Any, name: str) -> Any:
    field = getattr(type(row), name, None)
    return None if field is None else getattr(row, name)


def _plain(value: Any) -> Any:
    """Rows as their keys, lists of rows as sorted keys, so that two sides can be compared."""
    if isinstance(value, models.Manager):
        value = value.all()
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, models.QuerySet):
        return sorted(row.pk for row in value)
    return "" if value is None else value


def _words(field: Any, row: Any, name: str, value: Any) -> str:
    if value in ("", [], None):
        return UNSET
    if hasattr(field, "queryset"):
        keys = value if isinstance(value, list) else [value]
        return "; ".join(str(found) for found in field.queryset.filter(pk__in=keys)) or UNSET
    if getattr(field, "choices", None):
        known = {str(code): str(words) for code, words in field.choices}
        values = value if isinstance(value, list) else [value]
        return "; ".join(known.get(str(code), str(code)) for code in values)
    if isinstance(value, list):
        return "\n".join(history.one(item) for item in value)
    return text(value, UNSET)
