"""The second of two editors of one version: what each wrote, and input that loses neither."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from governance.foundation.screens.history import UNSET, one
from governance.foundation.screens.present import Difference

NOT_COMPARED = ("version", "upload")


def merge(
    fields: Mapping[str, Any], *, was: Mapping[str, Any], mine: Mapping[str, Any], now: Mapping[str, Any]
) -> tuple[dict[str, Any], list[Difference]]:
    """(input for the next try, what differs), field by field.

    What this person changed stays theirs; what only the other editor changed is taken as it now is.
    """
    merged: dict[str, Any] = {}
    differences = []
    for name, field in fields.items():
        if name in NOT_COMPARED:
            continue
        sides = [_plain(side.get(name)) for side in (was, mine, now)]
        before, own, theirs = sides
        merged[name] = now.get(name) if own == before else mine.get(name)
        if own != theirs:
            opened, written, current = (_words(field, side) for side in sides)
            both = own != before != theirs
            differences.append(Difference(str(field.label), opened, written, current, both))
    return merged, differences


def _plain(value: Any) -> Any:
    """Values that mean the same compare as the same: nothing in all its shapes, and line ends of any system."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items() if item not in (None, "")}
    return "" if value is None else value


def _words(field: Any, value: Any) -> str:
    if value in ("", [], None):
        return UNSET
    known = {str(code): str(words) for code, words in getattr(field, "choices", ())}
    if isinstance(value, list):
        return "\n".join(known.get(str(item), one(item)) for item in value)
    return known.get(str(value), str(value))
