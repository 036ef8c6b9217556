"""What people decide before anything is written: columns, names, single rows, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from delegation.actions.imports.reading import reassess
from delegation.actions.imports.starting import ASSESS_JOB, locked, move, queue
from delegation.models import ColumnLayout, ImportRow, SchemeImport
from delegation.permissions import KEEP_SCHEME
from delegation.reading.columns import ROLES
from delegation.selectors.imports.doubts import doubts_of
from governance.foundation import actions
from governance.foundation.many import update_plain
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.permissions import require

CHOICES = ("holder", "joint", "function", "limit", "treatment", "verb", "confirmed")


@transaction.atomic
def set_columns(made: SchemeImport, columns: Mapping[str, Sequence[Sequence[str]]], *, by: Any) -> None:
    """Say what the columns under each heading mean, remember it for this ICB, and queue the comparison.

    `columns` maps a signature of headings to [role, who, unit] for each column.
    """
    made = locked(made)
    require(by, KEEP_SCHEME, made)
    for table in made.tables.all():
        said = [list(column) for column in columns.get(table.signature, table.columns)]
        actions.obey(check_columns(said))
        if table.columns != said:
            table.columns = said
            table.save(update_fields=["columns"])
        _remember(made, table.signature, table.headings, said, by=by)
    move(made, "assess", by=by)
    queue(ASSESS_JOB, made, by=by)


def check_columns(columns: Sequence[Sequence[str]]) -> Outcome:
    """A table needs what is decided and who decides it, or it has no rows of a scheme."""
    roles = {column[0] for column in columns}
    if unknown := roles - set(ROLES):
        return not_met("scheme_import.unknown_column", f"Unknown kind of column: {', '.join(unknown)}.")
    if roles <= {"ignore"}:
        return met("scheme_import.table_left_out")
    if not roles & {"wording", "function"}:
        said = "Say which column holds the decision or function."
        return not_met("scheme_import.no_decision_column", said)
    if not any(":" in role for role in roles) and not roles & {"treatment", "lead_body"}:
        said = "Say which column names who holds the decision, or how it is treated."
        return not_met("scheme_import.no_holder_column", said)
    return met("scheme_import.columns")


def _remember(
    made: SchemeImport, key: str, headings: list[str], columns: list[list[str]], *, by: Any
) -> None:
    standing = ColumnLayout.objects.filter(icb=made.icb, signature=key).first()
    if standing is None:
        layout = ColumnLayout(icb=made.icb, signature=key, headings=headings, columns=columns)
        actions.create(
            layout,
            by=by,
            permission=KEEP_SCHEME,
            event="column_layout.remembered",
            summary=f"Remembered what the columns {str(layout)[:200]} mean",
        )
    elif standing.columns != columns:
        actions.update(
            standing,
            {"columns": columns},
            by=by,
            permission=KEEP_SCHEME,
            event="column_layout.changed",
            summary=f"Changed what the columns {str(standing)[:200]} mean",
        )


@transaction.atomic
def choose_names(made: SchemeImport, choices: Mapping[int, str], *, by: Any) -> int:
    """Say whom the names in the file stand for; how many rows came out otherwise."""
    made = _ready(made, by)
    for name in made.names.filter(pk__in=list(choices)):
        if name.choice != choices[name.pk]:
            name.choice = choices[name.pk]
            name.save(update_fields=["choice"])
    return reassess(made)


@transaction.atomic
def settle_row(row: ImportRow, choice: Mapping[str, Any], *, is_left_out: bool, by: Any) -> ImportRow:
    """Answer what one row asks: its holder, function, limit, treatment, or that it was read rightly."""
    made = _ready(row.scheme_import, by)
    accepted = {"accepted": row.choice["accepted"]} if row.choice.get("accepted") else {}
    row.choice = accepted | {name: choice[name] for name in CHOICES if choice.get(name)}
    row.is_left_out = is_left_out
    row.save(update_fields=["choice", "is_left_out"])
    reassess(made)
    return made.rows.get(pk=row.pk)


@transaction.atomic
def accept_doubts(made: SchemeImport, key: str, seen: Iterable[int], *, by: Any) -> int:
    """Accept one kind of doubt as read in the rows that were listed (`seen`), as one act; how many rows.

    Other doubts of these rows stay. A doubt that must be answered, and a row that no longer has it, is passed over.
    """
    made, listed = _ready(made, by), set(seen)
    doubt = next((each for each in doubts_of(made) if each.key == key and not each.must_be_answered), None)
    rows = [row for row in doubt.waiting if row.pk in listed] if doubt else []
    for row in rows:
        row.choice = row.choice | {"accepted": [*row.choice.get("accepted", ()), key]}
    update_plain(rows, ["choice"])
    reassess(made)
    return len(rows)


@transaction.atomic
def take_back_doubts(made: SchemeImport, key: str, *, by: Any) -> int:
    """The rows in which this kind of doubt was accepted wait for an answer again; how many."""
    made = _ready(made, by)
    rows = [row for row in made.rows.all() if key in row.choice.get("accepted", ())]
    for row in rows:
        kept = [each for each in row.choice["accepted"] if each != key]
        row.choice = {name: value for name, value in row.choice.items() if name != "accepted"}
        row.choice |= {"accepted": kept} if kept else {}
    update_plain(rows, ["choice"])
    reassess(made)
    return len(rows)


@transaction.atomic
def leave_out(made: SchemeImport, shown: Iterable[int], left_out: Iterable[int], *, by: Any) -> None:
    """Of the rows shown on a page, leave out those named and take in the others."""
    made, named = _ready(made, by), set(left_out)
    for row in made.rows.filter(pk__in=list(shown)):
        if row.is_left_out != (row.pk in named):
            row.is_left_out = row.pk in named
            row.save(update_fields=["is_left_out"])


@transaction.atomic
def leave_out_open(made: SchemeImport, *, by: Any) -> int:
    """Leave out every row that still waits for an answer; how many."""
    made = _ready(made, by)
    rows = list(made.rows.filter(is_open=True, is_left_out=False))
    for row in rows:
        row.is_left_out = True
    update_plain(rows, ["is_left_out"])
    return len(rows)


def _ready(made: SchemeImport, by: Any) -> SchemeImport:
    """Held against somebody else's Apply while a choice is saved."""
    made = locked(made)
    require(by, KEEP_SCHEME, made)
    if made.state != "ready":
        said = f"Choices are made while an import is there to look through; this one is “{made.get_state_display()}”."
        actions.obey(not_met("scheme_import.not_ready", said))
    return made
