"""Apply: every row that was looked through is written into the draft, all of them or none."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from django.core.cache import cache
from django.db import transaction

from delegation.actions.imports.reading import STEP, assessed, compared_with, import_of, reassess
from delegation.actions.imports.starting import APPLY_JOB, locked, move, queue, span_for
from delegation.actions.imports.writing import Writer
from delegation.actions.schemes import copy_version, create_version
from delegation.models import ImportRow, SchemeImport, SchemeVersion
from delegation.permissions import KEEP_SCHEME
from delegation.reading.rows import ReadRow
from delegation.rules.imports import ABSENT, CHANGED, NEW, RESIDUAL, check_applicable
from delegation.rules.versions import check_editable
from delegation.selectors.imports.catalogue import catalogue_of
from delegation.selectors.imports.pages import OPEN, counts_of, import_job
from delegation.selectors.imports.preview import Preview
from governance.foundation import clock, jobs, ledger
from governance.foundation.actions import obey
from governance.foundation.errors import Refused, RuleNotMet
from governance.foundation.many import AT_ONCE
from governance.foundation.models import Job
from governance.foundation.outcome import Outcome, not_met
from governance.foundation.permissions import require

MOVED = (
    "The draft, or what its rows are matched to, changed since the rows were compared, so nothing was written. "
    "They are compared again now: look through what is new, and apply again."
)


@transaction.atomic
def apply_import(made: SchemeImport, *, by: Any) -> Job:
    """Queue the writing. RuleNotMet while rows wait for answers, when nothing is left to write, or when the version
    can no longer be edited."""
    made = locked(made)
    require(by, KEEP_SCHEME, made)
    obey(may_apply(made))
    move(made, "apply", by=by, problem="")
    return queue(APPLY_JOB, made, by=by)


def may_apply(made: SchemeImport) -> Outcome:
    """Whether the import can be applied as it stands; also the reason beside a button that cannot be pressed."""
    if made.target is not None:
        editable = check_editable(made.target.state)
        if not editable.ok:
            return editable
    counts = counts_of(made)
    return check_applicable(is_open=counts[OPEN], chosen=counts["chosen"])


def run_apply(attempt: jobs.Attempt) -> dict[str, Any]:
    """Write everything in one transaction; a refusal leaves the draft as it was and the import to look at again."""
    made, by = import_of(attempt), attempt.job.created_by
    attempt.progress(0, 1, "Comparing once more")
    attempt.hold(span_for(made))
    try:
        with transaction.atomic():
            return _write(locked(made), attempt, by=by)
    except Refused as refused:
        with transaction.atomic():
            again = locked(made)
            move(again, "refuse", by=by, problem=refused.outcome.reason)
            reassess(again)
        raise
    finally:
        cache.delete(progress_key(attempt.job))


@transaction.atomic
def reopen_import(made: SchemeImport, *, by: Any) -> SchemeImport:
    """Back to looking through, when the work of applying broke off; nothing of it was written."""
    made = locked(made)
    require(by, KEEP_SCHEME, made)
    job = import_job(made)
    if job is not None and job.state in ("queued", "running"):
        obey(
            not_met("scheme_import.still_running", "This import is still being applied. Wait for it to end.")
        )
    move(made, "refuse", by=by)
    reassess(made)
    return made


def progress_key(job: Job) -> str:
    """Where the progress of a running Apply is told: its own row belongs to the transaction and is not seen yet."""
    return f"scheme-import-progress:{job.pk}"


def _write(made: SchemeImport, attempt: jobs.Attempt, *, by: Any) -> dict[str, Any]:
    require(by, KEEP_SCHEME, made)
    if made.state != "applying":
        raise jobs.LeaseLost
    before = compared_with(made)
    version = _version(made, by=by)
    rows = list(made.rows.order_by("position"))
    fresh = _compared_again(made, rows, version)
    writer = Writer(made, version, by=by)
    for row, one in fresh:
        row.values = one.values  # a function that another import brought meanwhile is not made twice
    writer.functions(row for row, _ in fresh)
    new = [row for row, one in fresh if one.kind == NEW]
    for start in range(0, len(new), AT_ONCE):
        _progress(attempt, start, len(fresh))
        writer.add(new[start : start + AT_ONCE])
    for number, (row, one) in enumerate(pair for pair in fresh if pair[1].kind != NEW):
        if number % STEP == 0:
            _progress(attempt, len(new) + number, len(fresh))
        _apply(writer, row, one)
    writer.finish()
    made.target = version
    move(made, "finish", by=by, reason=f"Applied to {version}")
    _tell(made, version, writer, before, by=by)
    attempt.progress(len(fresh), len(fresh), "Written")  # still ours: a late worker writes nothing
    return {"state": made.state, "version": version.pk, **writer.written.as_json()}


def _version(made: SchemeImport, *, by: Any) -> SchemeVersion:
    """The draft, held until the end; or the new one that this import begins."""
    if made.target is not None:
        version = SchemeVersion.objects.select_for_update(of=("self",)).select_related("scheme__icb")
        found = version.get(pk=made.target.pk)
        obey(check_editable(found.state))
        return found
    assert made.new_from is not None, "the destination was checked when the import began"
    begun = {"label": made.new_label, "effective_from": made.new_from, "by": by}
    note = f"Brought in from {made.filename}"
    if made.base is not None:
        return copy_version(made.base, note=note, **begun)
    return create_version(scheme=made.scheme, note=note, **begun)


def _compared_again(
    made: SchemeImport, rows: Sequence[ImportRow], version: SchemeVersion
) -> list[tuple[ImportRow, Preview]]:
    """Each row to be written with its outcome against the version as it stands now. RuleNotMet when one differs."""
    stored = [row for row in rows if row.kind != ABSENT]
    read = [ReadRow.from_json(row.read) for row in stored]
    catalogue = catalogue_of(made.icb, on=clock.today())
    found = assessed(made, read, catalogue, choices=[row.choice for row in stored], version=version)
    absent = {_plain(one.values): one for one in found[len(stored) :]}
    pairs = list(zip(stored, found, strict=False))
    for row in rows:
        if row.kind == ABSENT and not row.is_left_out:
            pairs.append((row, absent.get(_plain(row.values)) or _moved()))
    chosen = [(row, one) for row, one in pairs if not row.is_left_out]
    for row, one in chosen:
        if (row.kind, row.changes, row.is_open) != (one.kind, one.changes, one.is_open):
            _moved()
    return [(row, one) for row, one in chosen if one.kind in (NEW, CHANGED, ABSENT, RESIDUAL)]


def _plain(values: dict[str, Any]) -> str:
    """The same for the same values: a copied entry has another key than the one it was copied from."""
    return json.dumps(values, sort_keys=True, default=str)


def _moved() -> Preview:
    raise RuleNotMet(not_met("scheme_import.draft_moved", MOVED))


def _progress(attempt: jobs.Attempt, done: int, total: int) -> None:
    told = {"done": done, "total": total, "message": f"Row {done + 1} of {total}"}
    cache.set(progress_key(attempt.job), told, timeout=600)


def _apply(writer: Writer, row: ImportRow, one: Preview) -> None:
    writes: dict[str, Callable[[], None]] = {
        CHANGED: lambda: writer.change(row, one.entry),  # type: ignore[arg-type]
        ABSENT: lambda: writer.remove(row, one.entry),  # type: ignore[arg-type]
        RESIDUAL: lambda: writer.residual(row),
    }
    writes[one.kind]()


def _tell(
    made: SchemeImport, version: SchemeVersion, writer: Writer, before: SchemeVersion | None, *, by: Any
) -> None:
    written = writer.written
    said = f"{written.added} added, {written.changed} changed, {written.removed} removed"
    ledger.record(
        "scheme_import.applied",
        by=by,
        icb=made.icb,
        subject=made,
        summary=f"Imported {made.filename} into {version}: {said}",
        before={"version": str(before) if before else ""},
        after={"version": str(version), "sha256": made.file.sha256, **written.as_json()},
    )
