"""The limits, delegators, measures and budgets of an entry: written with it, as one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError

from delegation.models import SchemeEntry
from delegation.models.entries import PARTS, EntryPart
from governance.foundation.audit import delete_recorded, save_recorded

# What a part says of itself; its identity and the entry it belongs to are not part of that.
IDENTITY = {"id", "version", "entry"}

Rows = Iterable[Mapping[str, Any]]


def take_parts(values: dict[str, Any]) -> dict[str, Rows]:
    """Take the parts out of the values of an entry; a name that is not there is left as it is."""
    return {name: values.pop(name) for name in PARTS if name in values}


def save_parts(entry: SchemeEntry, parts: Mapping[str, Rows], *, by: Any, reason: str) -> None:
    """Make the parts of the entry what `parts` say. A row that says the same stays, with its history.

    Raises ValidationError by the name of the parts, such as {"limits": ["Limit 2: A limit is not below zero. …"]}.
    """
    for name, rows in parts.items():
        model = PARTS[name]
        wanted = [_new(model, entry, row) for row in rows]
        standing = list(getattr(entry, name).all())
        for row in standing:
            same = next((new for new in wanted if _says(new) == _says(row)), None)
            if same is None:
                delete_recorded(row, by=by, reason=reason)
            else:
                wanted.remove(same)
        _add(name, wanted, by=by, reason=reason)


def _new(model: Callable[..., EntryPart], entry: SchemeEntry, values: Mapping[str, Any]) -> EntryPart:
    return model(entry=entry, **values)


def _add(name: str, rows: list[EntryPart], *, by: Any, reason: str) -> None:
    for number, row in enumerate(rows, start=1):
        try:
            save_recorded(row, by=by, reason=reason)
        except ValidationError as error:
            noun = str(row._meta.verbose_name).capitalize()
            raise ValidationError({name: [f"{noun} {number}: {text}" for text in error.messages]}) from error


def remove_parts(entry: SchemeEntry, *, by: Any, reason: str) -> None:
    for name in PARTS:
        for row in getattr(entry, name).all():
            delete_recorded(row, by=by, reason=reason)


def parts_of(entry: SchemeEntry) -> dict[str, list[dict[str, Any]]]:
    """The parts as the values that would make them again."""
    return {name: [_says(row) for row in getattr(entry, name).all()] for name in PARTS}


def parts_snapshot(entry: SchemeEntry) -> dict[str, list[dict[str, str]]]:
    """The parts in plain text, for the ledger."""
    return {
        name: [{key: str(value) for key, value in row.items() if value not in (None, "")} for row in rows]
        for name, rows in parts_of(entry).items()
    }


def _says(row: EntryPart) -> dict[str, Any]:
    fields = [field for field in row._meta.concrete_fields if field.name not in IDENTITY]
    return {field.attname: field.value_from_object(row) for field in fields}
