"""The history of a recorded row in plain words, and the row as it was recorded by the end of a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from django.db import models

from governance.foundation.audit import Recorded
from governance.foundation.forms.base import field_words
from governance.foundation.models import GovernanceEvent
from governance.foundation.screens.cells import text
from governance.foundation.zone import LONDON

UNSET = "not set"
DONE = {"+": "Created", "~": "Changed", "-": "Removed"}


@dataclass(frozen=True)
class Change:
    """One particular, from one value to another."""

    label: str
    was: str
    now: str


@dataclass(frozen=True)
class Entry:
    """One save: when, who, why, and what changed."""

    at: datetime
    what: str
    who: str
    reason: str
    changes: tuple[Change, ...]


def as_recorded(row: Recorded, on: date) -> Recorded | None:
    """The row as it was recorded when the day `on` ended in London; None when it was entered later."""
    day_end = datetime.combine(on, time.max, LONDON)
    record = row.history.filter(history_date__lte=day_end).order_by("-history_date", "-history_id").first()
    return None if record is None or record.history_type == "-" else record.instance


def lists_as_recorded(row: Recorded, on: date) -> dict[str, list[str] | None]:
    """Its many-to-many lists, in the words recorded by the end of the day `on` in London.

    The ledger tells them: every act on the row names the lists that it set. None where it tells nothing of the row
    by that day, which is another thing than an empty list.
    """
    names = [field.name for field in row._meta.many_to_many]
    day_end = datetime.combine(on, time.max, LONDON)
    told = list(_acts_on(row).filter(at__lte=day_end).values_list("after", flat=True)) if names else []
    found: dict[str, list[str] | None] = dict.fromkeys(names, [] if told else None)
    for after in told:
        found |= {name: after[name] for name in names if name in after}
    return found


def _acts_on(row: Recorded) -> models.QuerySet[GovernanceEvent]:
    """The ledger's events about the row, oldest first."""
    events = GovernanceEvent.objects.filter(subject_type=row._meta.label_lower, subject_id=str(row.pk))
    return events.order_by("sequence")


def first_recorded(row: Recorded) -> datetime | None:
    """When the row was entered in the portal."""
    first: datetime | None = (
        row.history.order_by("history_date").values_list("history_date", flat=True).first()
    )
    return first


def as_opened(row: Recorded, version: int | None) -> Recorded | None:
    """The row at the version that an editor opened."""
    record = row.history.filter(version=version).order_by("-history_id").first()
    return record.instance if record else None


def entries(row: Recorded, *, without: Collection[str] = ()) -> list[Entry]:
    """Every save of this row, newest first. What changed in fields named in `without` is left out."""
    records = list(row.history.select_related("history_user").order_by("-history_date", "-history_id"))
    lists = _list_changes(row, records)
    names = _Names(row)
    made = []
    for record, before in pairwise([*records, None]):
        changes = _differences(row, before, record, names, without) if before is not None else ()
        made.append(
            Entry(
                at=record.history_date,
                what=DONE[record.history_type],
                who=str(record.history_user or "The portal"),
                reason=record.history_change_reason or "",
                changes=(*changes, *lists.get(record.history_id, ())),
            )
        )
    return made


def _differences(
    row: Recorded, before: Any, after: Any, names: _Names, without: Collection[str]
) -> tuple[Change, ...]:
    return tuple(
        Change(field_words(field), names.of(field, was), names.of(field, now))
        for field in row._meta.concrete_fields
        if field.editable and not field.primary_key and field.name not in without
        for was, now in [(getattr(before, field.attname), getattr(after, field.attname))]
        if was != now
    )


class _Names:
    """Values of fields in words; the rows that foreign keys name are read once a page."""

    def __init__(self, row: Recorded) -> None:
        self.known: dict[tuple[type[models.Model], Any], str] = {}

    def of(self, field: Any, value: Any) -> str:
        if value is None or value == "" or value == []:
            return UNSET
        if field.is_relation:
            return self._name(field.related_model, value)
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, list):
            return "; ".join(one(item) for item in value)
        return text(value, UNSET)

    def _name(self, model: type[models.Model], key: Any) -> str:
        if (model, key) not in self.known:
            self.known[model, key] = str(model._base_manager.filter(pk=key).first() or key)
        return self.known[model, key]


def one(item: Any) -> str:
    return ", ".join(str(part) for part in item.values()) if isinstance(item, dict) else str(item)


def _list_changes(row: Recorded, records: list[Any]) -> dict[int, tuple[Change, ...]]:
    """Changes of many-to-many lists, from the ledger, by the history record of the same act.

    An act saves the row and writes its event afterwards in one transaction, so the event belongs to the newest
    record that is not later than it.
    """
    fields = {field.name: field_words(field) for field in row._meta.many_to_many}
    if not fields:
        return {}
    was: dict[str, list[str]] = {}
    found: dict[int, tuple[Change, ...]] = {}
    for event in _acts_on(row):
        now = {name: event.after[name] for name in fields if name in event.after}
        record = next((r for r in records if r.history_date <= event.at), None)
        changed = tuple(_lists(fields, was, now))
        if record is not None and changed and record.history_type != "+":
            found[record.history_id] = found.get(record.history_id, ()) + changed
        was |= now
    return found


def _lists(fields: dict[str, str], was: dict[str, list[str]], now: dict[str, list[str]]) -> Iterator[Change]:
    for name, values in now.items():
        if was.get(name, []) != values:
            yield Change(fields[name], "; ".join(was.get(name, [])) or UNSET, "; ".join(values) or UNSET)
