"""The writes of checks: ask for the papers of a meeting to be checked, do it, set a finding aside, take it up again."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock, jobs, ledger
from governance.foundation.models import Job
from governance.foundation.outcome import not_met
from governance.foundation.permissions import require
from meetings.models import Meeting, Paper
from meetings.papers.selectors.issues import AS_IT_STANDS
from meetings.papers.selectors.packs import pack_facts
from reports.checking import performing, selectors
from reports.checking.models import FindingSetAside
from reports.checking.rules.standing import check_may_be_checked, check_may_be_set_aside
from reports.packs import rendering

CHECK_JOB = "reports.check_papers"


@transaction.atomic
def check_papers(meeting: Meeting, *, by: Any) -> Job:
    """Queue the check of every paper of a meeting; the pages are laid out on the way, so that places are told.

    Raises NotPermitted, or RuleNotMet when there is nothing to check.
    """
    require(by, Permission.BUILD_PACK, meeting)
    facts = pack_facts(meeting, on=clock.today(), of=AS_IT_STANDS)
    actions.obey(check_may_be_checked(papers=len(facts.papers)))
    versions = [[str(paper.public_id), paper.version_number, paper.content_hash] for paper in facts.papers]
    job = jobs.create_job(
        CHECK_JOB,
        icb=meeting.icb,
        by=by,
        unique_key=jobs.input_key(meeting.pk, versions),
        payload={"meeting": meeting.pk},
    )
    ledger.record(
        "papers.check_requested",
        by=by,
        icb=meeting.icb,
        subject=meeting,
        summary=f"Asked for the papers of {meeting} to be checked",
    )
    return job


def run_check(attempt: jobs.Attempt) -> dict[str, Any]:
    """The work of one check, paper by paper. A paper that did not change costs nothing."""
    meeting = Meeting.objects.get(pk=attempt.job.payload["meeting"])
    on = clock.today()
    require(attempt.job.created_by, Permission.BUILD_PACK, meeting, on=on)
    attempt.progress(0, 1, "Reading the papers")
    facts = pack_facts(meeting, on=on, of=AS_IT_STANDS)
    subjects = selectors.subjects_of(meeting, facts, on=on)
    total = len(subjects) + 1
    for done, subject in enumerate(subjects):
        attempt.progress(done, total, f"Laying out and reading paper {done + 1} of {len(subjects)}")
        if not subject.is_laid_out:
            rendering.prepare(subject.parts)
    attempt.progress(len(subjects), total, "Checking what the papers say")
    checks = [performing.check(subject) for subject in selectors.subjects_of(meeting, facts, on=on)]
    attempt.progress(total, total, f"{len(checks)} papers checked")
    return {"papers": len(checks), "findings": sum(len(check.findings) for check in checks)}


def set_aside(paper: Paper, *, mark: str, note: str, by: Any) -> FindingSetAside:
    """Note why the finding with this mark stays as it is. It comes back when its passage changes.

    Raises NotPermitted, RuleNotMet when it no longer stands or cannot be set aside, or ValidationError.
    """
    today = clock.today()
    right, permission = selectors.may_set_aside(paper, by, on=today)
    actions.allow(right)
    found = selectors.finding_or_none(paper, mark, by, on=today)
    actions.obey(
        check_may_be_set_aside(
            code=found.code if found else "",
            severity=found.severity if found else "",
            is_there=found is not None,
            is_aside=found is not None and found.set_aside is not None,
        )
    )
    assert found is not None
    row = FindingSetAside(
        paper=paper, code=found.code, mark=mark, note=note.strip(), set_aside_by=by, set_aside_on=today
    )
    return actions.create(
        row,
        by=by,
        permission=permission,
        event="finding.set_aside",
        summary=f"Set a finding aside in “{paper}” ({found.heading.lower()})",
    )


def take_up(row: FindingSetAside, *, by: Any, reason: str = "") -> FindingSetAside:
    """The finding is open again. Raises NotPermitted, or RuleNotMet when it is already."""
    right, permission = selectors.may_set_aside(row.paper, by, on=clock.today())
    actions.allow(right)
    if row.is_taken_up:
        actions.obey(not_met("finding.already_open", "This finding is open already."))
    return actions.update(
        row,
        {"is_taken_up": True},
        by=by,
        permission=permission,
        event="finding.taken_up",
        summary=f"Took up a finding again in “{row.paper}”",
        reason=reason,
    )
