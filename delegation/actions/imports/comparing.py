"""A spreadsheet against what is in force: read, compared and shown. Nothing of the scheme is written.

The file waits in quarantine and the result in the job's row, for the person who asked and nobody else; the sweeper
removes both an hour after the work was asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction

from delegation.actions.imports.reading import residual_rows, tables_in
from delegation.actions.imports.starting import COMPARE_JOB, TABLE_FILES, kind_refused
from delegation.models import Scheme, SchemeVersion
from delegation.permissions import KEEP_SCHEME
from delegation.reading.columns import Column, signature
from delegation.rules.imports import SAME
from delegation.selectors.imports.catalogue import catalogue_of
from delegation.selectors.imports.entries import plain_entries
from delegation.selectors.imports.pages import layouts_of, version_in_force_of
from delegation.selectors.imports.preview import Preview, preview, read_all
from governance.actions.files import Upload, limits
from governance.foundation import clock, jobs
from governance.foundation.actions import obey
from governance.foundation.errors import RuleNotMet
from governance.foundation.files.check import inspect_upload
from governance.foundation.files.findings import FileRefused
from governance.foundation.files.storage import MissingFile, store
from governance.foundation.models import Job
from governance.foundation.outcome import not_met
from governance.foundation.permissions import require

KEPT = timedelta(hours=1)


def start_comparison(*, scheme: Scheme, upload: Upload | File, on: date, by: Any) -> Job:
    """Queue the comparison of a file with the version of `scheme` in force on that day. Raises NotPermitted, or
    RuleNotMet when the file is refused or no version is in force then."""
    require(by, KEEP_SCHEME, scheme)
    version_on(scheme, on)
    sent = Upload.of(upload)
    inspection = inspect_upload(sent.data, filename=sent.filename, limits=limits())
    if inspection.refusal is not None:
        raise RuleNotMet(not_met(inspection.refusal.code, inspection.refusal.message, field="upload"))
    if inspection.media_type not in TABLE_FILES:
        obey(kind_refused())
    sha256 = store("quarantine").put(inspection.cleaned)
    return _queue(scheme, sha256, sent.filename[:200], on, {}, by=by)


def compare_again(job: Job, columns: Mapping[str, Any], *, by: Any) -> Job:
    """The same file with other columns. They are not remembered: a comparison writes nothing."""
    scheme = Scheme.objects.select_related("icb").get(pk=job.payload["scheme"])
    require(by, KEEP_SCHEME, scheme)
    given = job.payload
    return _queue(
        scheme, given["sha256"], given["filename"], date.fromisoformat(given["on"]), dict(columns), by=by
    )


def _queue(scheme: Scheme, sha256: str, filename: str, on: date, columns: dict[str, Any], *, by: Any) -> Job:
    payload = {
        "scheme": scheme.pk,
        "sha256": sha256,
        "filename": filename,
        "on": on.isoformat(),
        "columns": columns,
        "title": f"{filename} against {scheme.title}",
    }
    key = jobs.input_key(payload, by.pk)
    return jobs.create_job(COMPARE_JOB, icb=scheme.icb, by=by, unique_key=key, payload=payload)


def version_on(scheme: Scheme, on: date) -> SchemeVersion:
    found = version_in_force_of(scheme, on=on)
    if found is None:
        said = "No version of this scheme is in force on that day, so there is nothing to compare with."
        raise RuleNotMet(not_met("scheme_import.nothing_in_force", said, field="day"))
    return found


def run_comparison(attempt: jobs.Attempt) -> dict[str, Any]:
    """Read and compare; the answer is the job's result. Raises RuleNotMet, whose words the page shows."""
    given = attempt.job.payload
    scheme = Scheme.objects.select_related("icb").get(pk=given["scheme"])
    require(attempt.job.created_by, KEEP_SCHEME, scheme)
    attempt.progress(0, 3, "Opening the file")
    try:
        content, headed, left_out = tables_in(store("quarantine").read(given["sha256"]))
    except FileRefused as refused:
        raise RuleNotMet(not_met(refused.finding.code, refused.finding.message)) from refused
    except MissingFile as missing:
        said = "The file is no longer here. Upload it again."
        raise RuleNotMet(not_met("scheme_import.file_gone", said)) from missing
    attempt.progress(1, 3, "Reading the rows")
    remembered = layouts_of(scheme.icb) | given["columns"]
    tables = []
    for table in headed:
        known = remembered.get(signature(table.headings))
        tables.append((table, [Column(*said) for said in known] if known else table.guesses))
    catalogue = catalogue_of(scheme.icb, on=clock.today())
    rows = read_all(tables, catalogue)
    if not any(row.is_residual for row in rows):
        rows += residual_rows(content.paragraphs)
    attempt.progress(2, 3, "Comparing")
    version = version_on(scheme, date.fromisoformat(given["on"]))
    found = preview(
        rows,
        plain_entries(version),
        catalogue,
        names={},
        choices=[{} for _ in rows],
        residual=scheme.residual_clause,
    )
    return {
        "version": version.pk,
        "version_label": str(version),
        "counts": Counter(one.kind for one in found),
        "rows": [_told(one) for one in found if one.kind != SAME or one.is_open],
        "left_out": left_out,
        "tables": [
            {
                "name": table.table.name,
                "signature": signature(table.headings),
                "headings": list(table.headings),
                "columns": [[column.role, column.who, column.unit] for column in columns],
            }
            for table, columns in tables
        ],
    }


def _told(one: Preview) -> dict[str, Any]:
    read = one.read
    return {
        "table": read.table if read else "",
        "row": read.row if read else "",
        "read": read.as_json() if read else {},
        "kind": one.kind,
        "is_open": one.is_open,
        "questions": one.questions,
        "problem": one.problem,
        "values": one.values,
        "changes": one.changes,
        "entry": one.entry.pk if one.entry else None,
    }


@transaction.atomic
def sweep_comparisons() -> int:
    """Remove comparisons asked for more than an hour ago, with their files; how many."""
    old = list(Job.objects.filter(kind=COMPARE_JOB, created_at__lt=clock.now() - KEPT))
    for job in old:
        job.delete()
    kept = Job.objects.filter(kind=COMPARE_JOB).values_list("payload__sha256", flat=True)
    quarantine = store("quarantine")
    for sha256 in {job.payload["sha256"] for job in old} - set(kept):
        quarantine.delete(sha256)
    return len(old)
