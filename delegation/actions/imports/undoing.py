"""Undo of an import, while nobody has built on it."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.db import models, transaction

from delegation.actions.imports.reading import import_of
from delegation.actions.imports.starting import UNDO_JOB, locked, queue, span_for
from delegation.actions.imports.writing import COLUMNS, limit_rows, set_holder
from delegation.actions.parts import remove_parts, save_parts
from delegation.enums import SCHEME_IMPORT_LIFECYCLE
from delegation.models import (
    Function,
    FunctionAlias,
    HolderAlias,
    ImportRow,
    SchemeEntry,
    SchemeImport,
    SchemeVersion,
)
from delegation.models.entries import PARTS
from delegation.permissions import KEEP_SCHEME
from delegation.reading.meaning import read_day
from delegation.rules.imports import check_undoable
from delegation.rules.versions import check_editable
from governance.foundation import actions, jobs
from governance.foundation.audit import delete_recorded, save_recorded
from governance.foundation.errors import RuleNotMet
from governance.foundation.models import Job
from governance.foundation.permissions import require


@transaction.atomic
def undo_import(made: SchemeImport, *, by: Any) -> Job:
    """Queue the undoing of an import. RuleNotMet names the entries that somebody changed since, or says that the
    version was adopted meanwhile; both are asked again when the work is done."""
    made = locked(made)
    require(by, KEEP_SCHEME, made)
    _undoable(made)
    return queue(UNDO_JOB, made, by=by)


def run_undo(attempt: jobs.Attempt) -> dict[str, Any]:
    """Take an import back as one act. A draft that the import began stays, without what the import wrote."""
    made = import_of(attempt)
    attempt.progress(0, 1, "Undoing")
    attempt.hold(span_for(made))
    with transaction.atomic():
        made = _undo(locked(made), by=attempt.job.created_by)
        attempt.progress(1, 1, "Undone")  # still ours: a late worker writes nothing
    return {"state": made.state}


def _undoable(made: SchemeImport) -> tuple[SchemeVersion, list[ImportRow]]:
    """The version, held, and what the import wrote into it, the last first. Raises RuleNotMet."""
    actions.obey(SCHEME_IMPORT_LIFECYCLE.check(made.state, "undo"))
    assert made.target is not None, "an import that was applied has a version"
    version = SchemeVersion.objects.select_for_update(of=("self",)).get(pk=made.target.pk)
    actions.obey(check_editable(version.state))
    written = made.rows.filter(was__isnull=False).select_related("entry")
    rows = list(written.prefetch_related(*(f"entry__{name}" for name in PARTS)).order_by("-position"))
    actions.obey(check_undoable(changed_since(rows, made)))
    return version, rows


def _undo(made: SchemeImport, *, by: Any) -> SchemeImport:
    version, rows = _undoable(made)
    undo = _Undo(made, by)
    for row in rows:
        undo.row(row)
    undo.names()
    return actions.update(
        made,
        {"state": SCHEME_IMPORT_LIFECYCLE.transition("undo").target},
        by=by,
        permission=KEEP_SCHEME,
        event="scheme_import.undone",
        summary=f"Undid the import of {made.filename} into {version}: {len(rows)} rows",
    )


def changed_since(rows: list[ImportRow], made: SchemeImport) -> list[str]:
    """The rows whose entry is no longer as the import left it, by what people call them."""
    return [_called(row) for row in reversed(rows) if _moved(row, made)]


def _moved(row: ImportRow, made: SchemeImport) -> bool:
    was = row.was or {}
    if "residual_clause" in was:
        return made.scheme.residual_clause != row.values["residual_clause"]
    if "removed" in was:
        return False
    entry = row.entry
    return entry is None or entry.version != row.entry_version or entry.passed_on.exists()


def _called(row: ImportRow) -> str:
    reference = row.values.get("reference") or f"{row.table}, row {row.row}"
    wording = str(row.values.get("wording") or row.values.get("residual_clause") or "")
    return f"{reference} {wording[:60]}".strip()


class _Undo:
    def __init__(self, made: SchemeImport, by: Any) -> None:
        self.made, self.by = made, by
        self.reason = f"Undone: import of {made.filename}"

    def row(self, row: ImportRow) -> None:
        was = row.was or {}
        if "residual_clause" in was:
            scheme = self.made.scheme
            scheme.residual_clause = was["residual_clause"]
            save_recorded(scheme, by=self.by, reason=self.reason)
        elif "removed" in was:
            self._put_back(was["removed"])
        elif "values" in was and row.entry is not None:
            self._restore(row.entry, was["values"])
        elif row.entry is not None:
            self._remove(row, row.entry)
        self._take_back(was)

    def _remove(self, row: ImportRow, entry: SchemeEntry) -> None:
        """Something else may hang on the entry by now, such as a proposal: then somebody has built on it."""
        try:
            remove_parts(entry, by=self.by, reason=self.reason)
            delete_recorded(entry, by=self.by, reason=self.reason)
        except models.ProtectedError as error:
            raise RuleNotMet(check_undoable([_called(row)])) from error

    def _restore(self, entry: SchemeEntry, values: dict[str, Any]) -> None:
        for name in COLUMNS:
            if name in values:
                setattr(entry, name, values[name])
        for name in ("function", "place"):
            if name in values:
                setattr(entry, f"{name}_id", values[name])
        if "holder" in values:
            set_holder(entry, values["holder"])
        for name in ("effective_from", "effective_to"):
            if name in values:
                setattr(entry, name, read_day(values[name]) if values[name] else None)
        entry.origin_file, entry.origin_table, entry.origin_row = values["origin"]
        save_recorded(entry, by=self.by, reason=self.reason)
        parts = {"limits": limit_rows(values["limits"])} if "limits" in values else {}
        save_parts(entry, parts, by=self.by, reason=self.reason)

    def _put_back(self, said: dict[str, Any]) -> None:
        """An entry that the import removed comes back as a new row that says the same."""
        fields = dict(said["fields"])
        for name in ("effective_from", "effective_to"):
            fields[name] = read_day(fields[name]) if fields[name] else None
        if not SchemeEntry.objects.filter(pk=fields.get("parent_id") or 0).exists():
            fields["parent_id"] = None
        entry = save_recorded(SchemeEntry(**fields), by=self.by, reason=self.reason)
        save_parts(entry, said["parts"], by=self.by, reason=self.reason)

    def _take_back(self, was: dict[str, Any]) -> None:
        """Functions and other names that only this import brought go again, unless somebody uses them."""
        if alias := FunctionAlias.objects.filter(pk=was.get("made_alias") or 0).first():
            delete_recorded(alias, by=self.by, reason=self.reason)
        if function := Function.objects.filter(pk=was.get("made_function") or 0, version=1).first():
            with suppress(models.ProtectedError), transaction.atomic():  # in use elsewhere: it stays
                delete_recorded(function, by=self.by, reason=self.reason)

    def names(self) -> None:
        """Names of holders that this import taught the portal are forgotten, as far as nobody changed them."""
        for name in self.made.names.exclude(choice=""):
            alias = HolderAlias.objects.filter(icb=self.made.icb, text__iexact=name.said, version=1).first()
            if alias is not None and name.choice != name.found:
                delete_recorded(alias, by=self.by, reason=self.reason)
