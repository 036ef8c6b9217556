"""The history of an entry with its parts: a save of an entry is a save of its limits, delegators, measures, budgets."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from delegation.models import SchemeEntry
from delegation.presenters import PART_LABELS, part_words
from delegation.selectors.editor import parts_by_save
from governance.foundation.screens import history
from governance.foundation.screens.history import Change


def entry_saves(entry: SchemeEntry, *, without: Collection[str] = ()) -> list[history.Entry]:
    """As `history.entries`, newest first, each with what changed in the parts of the entry, before and after."""
    saves = history.entries(entry, without=without)
    parts = parts_by_save(entry)
    found = []
    for number, save in enumerate(saves):
        now, was = parts[number], parts[number + 1] if number + 1 < len(parts) else {}
        told = [
            Change(label, part_words(name, was.get(name, [])), part_words(name, now[name]))
            for name, label in PART_LABELS.items()
            if was and was[name] != now[name]
        ]
        found.append(replace(save, changes=(*save.changes, *told)))
    return found
