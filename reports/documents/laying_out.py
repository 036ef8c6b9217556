"""A long PDF is laid out by a job with progress; afterwards it is put together at once from what was kept.

The job is told what to lay out, not how it looks: the rows are read again, and what is asked for later is the same
document unless a draft changed in between.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from delegation.models import SchemeVersion
from governance.foundation import clock, jobs
from governance.foundation.errors import RuleNotMet
from governance.foundation.models import Job
from governance.foundation.outcome import not_met
from reports.documents.comparing import marked_comparison
from reports.documents.paper import Paper, lay_out
from reports.documents.redline_pdf import redline_paper
from reports.documents.scheme_pdf import paper_of
from reports.exports.gather import made_now, scheme_table
from reports.pdf.parts import PartRefused

LAY_OUT_JOB = "reports.lay_out_scheme"


def ask_to_lay_out(version: SchemeVersion, paper: Paper, *, by: Any, address: str, **told: Any) -> Job:
    """Queue the work; who asks for the same document while it is made joins in. `address` is where the finished PDF
    is; `told` are the days and versions as JSON: on, or before, day and everything."""
    return jobs.create_job(
        LAY_OUT_JOB,
        icb=version.scheme.icb,
        by=by,
        unique_key=jobs.input_key(by.pk, address, [chapter.html for chapter in paper.chapters[1:]]),
        payload={"scheme_version": version.pk, "address": address, "told": told},
    )


def run_lay_out(attempt: jobs.Attempt) -> dict[str, Any]:
    """The work of one document. Raises RuleNotMet when the engine cannot make it."""
    payload = attempt.job.payload
    versions = SchemeVersion.objects.select_related("scheme__icb__organisation")
    paper = _paper(versions.get(pk=payload["scheme_version"]), payload["told"], versions)
    try:
        lay_out(paper, attempt.progress)
    except PartRefused as refusal:
        raise RuleNotMet(not_met("document.refused", refusal.message)) from refusal
    return {"address": payload["address"]}


def _paper(version: SchemeVersion, told: dict[str, Any], versions: Any) -> Paper:
    icb = version.scheme.icb
    if "everything" not in told:
        on = told.get("on")
        return paper_of(scheme_table(version, on=_day(on), made=made_now(icb)))
    before = versions.get(pk=told["before"]) if told["before"] else None
    found = marked_comparison(version, before=before, day=_day(told["day"]), everything=told["everything"])
    return redline_paper(found, author=icb.organisation.name, at=clock.now())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
