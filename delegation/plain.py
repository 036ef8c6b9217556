"""The fields and parts of an entry as plain values that a JSON column keeps, and back again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models

from delegation.actions.parts import parts_of
from delegation.models import SchemeEntry
from delegation.models.entries import PARTS

# What a proposal may not speak of: the row's identity, and where an import found it.
OWN = {"id", "version", "scheme_version", "origin_file", "origin_table", "origin_row"}


def entry_fields() -> list[models.Field]:
    return [field for field in SchemeEntry._meta.concrete_fields if field.name not in OWN]


def plain_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values of an entry by the names of its columns (`place_id`), with its parts as lists of the same."""
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in PARTS:
            found[name] = [_part(name, row) for row in value]
        else:
            found[SchemeEntry._meta.get_field(name).attname] = _plain(value)  # type: ignore[union-attr]
    return found


def typed_values(values: Mapping[str, Any]) -> dict[str, Any]:
    """What `plain_values` made, as values that the entry's actions take."""
    found: dict[str, Any] = {}
    by_column = {field.attname: field for field in entry_fields()}
    for name, value in values.items():
        if name in PARTS:
            found[name] = [_typed_part(name, row) for row in value]
        elif name in by_column:
            found[name] = _typed(by_column[name], value)
    return found


def plain_entry(entry: SchemeEntry) -> dict[str, Any]:
    """All that a row says."""
    own = {field.name: field.value_from_object(entry) for field in entry_fields()}
    return plain_values({**own, **parts_of(entry)})


def differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    """The names in `after` whose values differ; parts are compared without their order."""
    return [name for name, value in after.items() if _comparable(before.get(name)) != _comparable(value)]


def _comparable(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(repr(sorted(row.items())) for row in value)
    return value if value is not None else ""


def _part(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Every column of the part, so that what was left to its default compares equal to what is stored."""
    part = PARTS[name](**row)
    fields: Iterable[models.Field] = part._meta.concrete_fields
    return {
        field.attname: _plain(field.to_python(field.value_from_object(part)))
        for field in fields
        if field.name not in ("id", "version", "entry")
    }


def _typed_part(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    by_column = {field.attname: field for field in PARTS[name]._meta.concrete_fields}
    return {column: _typed(by_column[column], value) for column, value in row.items() if column in by_column}


def _plain(value: Any) -> Any:
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, date):
        return value.isoformat()
    return str(value.quantize(Decimal("0.01"))) if isinstance(value, Decimal) else value


def _typed(field: Any, value: Any) -> Any:
    if value is None or field.is_relation:
        return value
    return field.to_python(value)
