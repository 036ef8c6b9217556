"""The second of two editors of an entry: what each wrote, its limits and other parts included."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from delegation.actions.parts import parts_of
from delegation.models import SchemeEntry
from delegation.models.entries import PARTS
from delegation.presenters import part_words
from delegation.selectors.editor import parts_as_opened
from governance.foundation.screens import conflicts
from governance.foundation.screens.present import Difference


def merge_entry(form: Any, current: SchemeEntry) -> tuple[dict[str, Any], list[Difference]]:
    """As `conflicts.merge`: initial values for the next try, and what differs.

    Limits, delegators, measures and budgets each count as one text: the list that this person changed stays theirs.
    """
    own = {name: field for name, field in form.fields.items() if name not in PARTS}
    merged, differences = conflicts.merge(
        SimpleNamespace(fields=own, cleaned_data=form.cleaned_data), current
    )
    now, opened = parts_of(current), parts_as_opened(current, form.cleaned_data["version"])
    for name in PARTS:
        mine, theirs, was = form.cleaned_data[name], now[name], opened[name]
        changed = not same_rows(name, mine, was)
        merged[name] = mine if changed else theirs
        if not same_rows(name, mine, theirs):
            label = str(form.fields[name].label)
            both = changed and not same_rows(name, theirs, was)
            before, own_now, their_now = (part_words(name, side) for side in (was, mine, theirs))
            differences.append(Difference(label, before, own_now, their_now, both))
    return merged, differences


def same_rows(name: str, one: list[dict[str, Any]], other: list[dict[str, Any]]) -> bool:
    """Whether two lists say the same, whatever the order of their rows."""
    return sorted(_key(name, row) for row in one) == sorted(_key(name, row) for row in other)


def _key(name: str, row: dict[str, Any]) -> str:
    part = PARTS[name](**row)
    fields = [field for field in part._meta.concrete_fields if field.name not in ("id", "version", "entry")]
    return repr([(field.attname, str(field.to_python(field.value_from_object(part)))) for field in fields])
