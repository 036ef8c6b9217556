"""One change to many rows of a draft: planned row by row, then applied as one act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from delegation.actions.entries import editable, entry_said
from delegation.actions.parts import parts_of, save_parts
from delegation.enums import LimitKind
from delegation.models import SchemeEntry, SchemeVersion
from delegation.models.entries import HOLDERS
from delegation.permissions import KEEP_SCHEME
from delegation.rules.bulk import END, LIMIT, MOVE, BulkChange, check_row
from delegation.selectors.facts import entry_facts, with_parts
from governance.foundation import actions, ledger
from governance.foundation.audit import changes, save_recorded
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import require


@dataclass(frozen=True)
class RowPlan:
    """A row, the values it would take, and whether it can take them."""

    entry: SchemeEntry
    values: Mapping[str, Any]
    outcome: Outcome


def plan_bulk(entries: Iterable[SchemeEntry], change: BulkChange) -> list[RowPlan]:
    """What the change would do to each row, in their order; nothing is written. Read the rows `with_parts`."""
    return [_plan(entry, change) for entry in entries]


@transaction.atomic
def change_many(
    version: SchemeVersion, change: BulkChange, *, seen: Mapping[int, int], by: Any, reason: str
) -> int:
    """Apply a change to rows of a draft as one act; `seen` gives the version of each row as it was previewed.

    All or nothing: raises NotPermitted; RuleNotMet when the version is no draft, when a row was changed or removed
    since, or cannot take the change; ValidationError. Each row keeps its history, the ledger one event with the list.
    """
    require(by, KEEP_SCHEME, version)
    actions.obey(editable(version))
    locked = version.entries.select_for_update(of=("self",)).filter(pk__in=list(seen)).order_by("pk")
    unchanged = {row.pk: row.version for row in locked} == dict(seen)
    actions.obey(_still(unchanged))
    rows = with_parts(version.entries.filter(pk__in=list(seen))).select_related("scheme_version__scheme")
    plans = plan_bulk(rows.order_by("pk"), change)
    actions.obey(*(plan.outcome for plan in plans))
    before, after = {}, {}
    for plan in plans:
        was = entry_said(plan.entry)
        _save(plan, by=by, reason=reason)
        now = entry_said(SchemeEntry.objects.get(pk=plan.entry.pk))
        before[str(plan.entry.pk)], after[str(plan.entry.pk)] = changes(was, now)
    _tell(version, change, before, after, by=by, reason=reason)
    return len(plans)


def _plan(entry: SchemeEntry, change: BulkChange) -> RowPlan:
    outcome = check_row(entry_facts(entry), change)
    values = _values(entry, change) if outcome.ok else {}
    return RowPlan(entry, values, _clean(entry, values) if outcome.ok else outcome)


def _values(entry: SchemeEntry, change: BulkChange) -> dict[str, Any]:
    if change.kind == END:
        return {"effective_to": change.last_day}
    if change.kind == MOVE and change.holder is not None:
        return {f"{name}_id": None for name in HOLDERS} | {
            f"holder_{change.holder.kind}_id": change.holder.id
        }
    if change.kind == LIMIT:
        return {"limits": _limits(entry, change)}
    return {"source": entry.source.replace(change.find, change.put)}


def _limits(entry: SchemeEntry, change: BulkChange) -> list[dict[str, Any]]:
    """The limits of the row with its one spending limit replaced, or with a first one."""
    ceiling = {"amount": change.amount, "is_unlimited": change.amount is None}
    rows = parts_of(entry)["limits"]
    own = [row for row in rows if row["kind"] == LimitKind.SPEND]
    others = [row for row in rows if row["kind"] != LimitKind.SPEND]
    return [*others, {**own[0], **ceiling} if own else ceiling]


def _clean(entry: SchemeEntry, values: Mapping[str, Any]) -> Outcome:
    """The entry's own checks on the row as it would be."""
    row = copy(entry)
    for name, value in values.items():
        if name != "limits":
            setattr(row, name, value)
    try:
        row.clean()
        row.clean_fields(exclude=[f.name for f in row._meta.concrete_fields if f.attname not in values])
    except ValidationError as error:
        return not_met("bulk.refused", " ".join(error.messages))
    return met("bulk.changes")


def _still(unchanged: bool) -> Outcome:
    if unchanged:
        return met("bulk.rows_as_seen")
    return not_met(
        "bulk.rows_changed",
        "Some of these rows were changed or removed since you looked at them. Look through the preview again.",
    )


def _save(plan: RowPlan, *, by: Any, reason: str) -> None:
    own = {name: value for name, value in plan.values.items() if name != "limits"}
    for name, value in own.items():
        setattr(plan.entry, name, value)
    save_recorded(plan.entry, by=by, reason=reason)
    if "limits" in plan.values:
        save_parts(plan.entry, {"limits": plan.values["limits"]}, by=by, reason=reason)


WORDS = {"end": "last day", "holder": "holder", "limit": "limit", "source": "source"}


def _tell(
    version: SchemeVersion, change: BulkChange, before: Any, after: Any, *, by: Any, reason: str
) -> None:
    count = f"{len(after)} {'row' if len(after) == 1 else 'rows'}"
    ledger.record(
        "scheme_entry.many_changed",
        by=by,
        icb=version.scheme.icb,
        subject=version,
        summary=f"Changed the {WORDS[change.kind]} of {count} of {version}",
        reason=reason,
        before=before,
        after=after,
    )
