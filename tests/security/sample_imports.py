"""A file brought in for the draft of the sample world, and one compared with what is in force."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl

from delegation.actions.imports import set_columns, start_comparison, start_import
from delegation.models import SchemeImport
from governance.actions.files import Upload
from governance.foundation import jobs
from governance.foundation.models import Job
from tests.security.samples import Samples


def workbook(*rows: tuple[str, ...]) -> Upload:
    book = openpyxl.Workbook()
    for row in (("Ref", "Decision", "Reserved to the Board", "Delegated to", "Limit"), *rows):
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return Upload("scheme.xlsx", file.getvalue())


def add(s: Samples) -> None:
    said = s.canary("scheme", "importedrow")
    upload = workbook(("1", f"Approve {said}", "", "Hill Partnership Board", "£50k"))
    made = start_import(scheme=s["scheme"], target=s["version"], upload=upload, by=s.lead)
    work(payload__scheme_import=made.pk)
    set_columns(SchemeImport.objects.get(pk=made.pk), {}, by=s.lead)
    work(payload__scheme_import=made.pk)
    s.rows["scheme-import"] = SchemeImport.objects.get(pk=made.pk)
    compared = start_comparison(scheme=s["scheme"], upload=upload, on=date(2026, 6, 1), by=s.lead)
    work(pk=compared.pk)
    s.rows["scheme-comparison"] = compared
    s.addresses |= {
        ("delegation:scheme-import-row", "row"): made.rows.get(kind="new").pk,
        ("delegation:scheme-comparison-detail", "job_id"): compared.pk,
    }


def work(**which: Any) -> None:
    """Do the work that waits, as a worker would."""
    for job in Job.objects.filter(state="queued", **which):
        jobs.run(str(job.pk))
