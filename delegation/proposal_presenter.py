"""A proposed change field by field: as it stood, as it stands in the draft, as it would be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from delegation.models import ProposedChange, SchemeEntry
from delegation.models.entries import PARTS
from delegation.plain import differing, entry_fields, plain_entry, typed_values
from delegation.presenters import part_words
from governance.foundation.forms.base import field_words
from governance.foundation.screens.cells import Tag, text

UNSET = "not set"
COLOURS = {"proposed": "yellow", "accepted": "green", "returned": "red"}
STATE_COLOURS = {"open": "grey", "sent": "yellow", "decided": "green", "withdrawn": "grey"}
PART_LABELS = {
    "limits": "Limits",
    "delegators": "Delegated by",
    "measures": "Outcomes and measures",
    "budgets": "Delegated budgets",
}


@dataclass(frozen=True)
class FieldDifference:
    """One field in words. `now` is empty where the draft still says what the author saw."""

    label: str
    was: str
    now: str
    proposed: str


def field_differences(change: ProposedChange, target: SchemeEntry | None) -> list[FieldDifference]:
    """Field by field; `target` is the row of the draft in which the change would land."""
    standing = plain_entry(target) if target is not None else {}
    moved = set(differing(standing, change.was)) if target is not None else set()
    return [
        FieldDifference(
            label=_label(name),
            was=_words(name, change.was.get(name)) if change.kind == "change" else "",
            now=_words(name, standing.get(name)) if name in moved else "",
            proposed=_words(name, value),
        )
        for name, value in change.values.items()
        if change.kind == "change" or value not in (None, "", [], False)
    ]


def _label(name: str) -> str:
    if name in PART_LABELS:
        return PART_LABELS[name]
    return next((field_words(field) for field in entry_fields() if field.attname == name), name)


def _words(name: str, value: Any) -> str:
    typed: Mapping[str, Any] = typed_values({name: value if name not in PARTS else value or []})
    if name in PARTS:
        return part_words(name, typed[name])
    field: Any = next((each for each in entry_fields() if each.attname == name), None)
    if field is None or value in (None, ""):
        return UNSET
    if field.is_relation:
        return str(field.related_model._base_manager.filter(pk=value).first() or UNSET)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return text(typed[name], UNSET)


def change_tag(change: ProposedChange) -> Tag:
    return Tag(change.get_state_display(), COLOURS[change.state])


def proposal_tag(proposal: Any) -> Tag:
    return Tag(proposal.get_state_display(), STATE_COLOURS[proposal.state])
