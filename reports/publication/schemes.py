"""Publishing an adopted version of a scheme: asked for here, done by a job, refused with the reason."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from delegation.models import SchemeVersion
from governance.enums import Permission
from governance.foundation import clock, jobs, ledger
from governance.foundation.actions import obey
from governance.foundation.files.storage import store
from governance.foundation.models import Job
from governance.foundation.outcome import Outcome, first_not_met
from governance.foundation.permissions import require
from reports.models import Publication
from reports.publication.actions import publish
from reports.publication.documents import Document, documents_of
from reports.publication.rules import check_address_free, check_content_new, check_scheme_publishable
from reports.publication.scheme_page import scheme_draft
from reports.publication.selectors import at_address, current
from reports.publication.shapes import Draft, FileDraft

PUBLISH_SCHEME_JOB = "reports.publish_scheme"


@dataclass(frozen=True)
class SchemeReadiness:
    """What would be published, and whether it may be. The files are made from the draft when it is published."""

    draft: Draft
    before: Publication | None
    outcome: Outcome


def scheme_readiness(version: SchemeVersion) -> SchemeReadiness:
    """Only what a body has adopted is published; a draft never (LP27)."""
    draft = scheme_draft(version)
    before = current(draft.subject_key)
    there = at_address(draft.kind, draft.slug)
    outcome = first_not_met(
        check_scheme_publishable(state=version.state, state_words=version.get_state_display()),
        check_address_free(owner=there.subject_key if there else None, subject=draft.subject_key),
        check_content_new(published=before.content if before else None, draft=draft.content),
    )
    return SchemeReadiness(draft, before, outcome)


@transaction.atomic
def publish_scheme(version: SchemeVersion, *, by: Any, reason: str = "") -> Job:
    """Queue the publication of a version with its map and files. Raises NotPermitted, RuleNotMet."""
    require(by, Permission.PUBLISH, version)
    ready = scheme_readiness(version)
    obey(ready.outcome)
    icb = version.scheme.icb
    job = jobs.create_job(
        PUBLISH_SCHEME_JOB,
        icb=icb,
        by=by,
        unique_key=jobs.input_key(ready.draft.subject_key, ready.draft.content_hash),
        payload={"scheme_version": version.pk, "reason": reason},
    )
    ledger.record(
        "publication.requested",
        by=by,
        icb=icb,
        subject=version,
        summary=f"Asked to publish {version}",
        reason=reason,
        after={"content_hash": ready.draft.content_hash},
    )
    return job


def run_publish_scheme(attempt: jobs.Attempt) -> dict[str, Any]:
    """The work of one publication. Right and rules are asked again: what is published is what is true now."""
    job = attempt.job
    version = SchemeVersion.objects.select_related("scheme__icb__organisation").get(
        pk=job.payload["scheme_version"]
    )
    require(job.created_by, Permission.PUBLISH, version, on=clock.today())
    ready = scheme_readiness(version)
    if attempt.number > 1 and ready.before is not None and ready.before.content == ready.draft.content:
        return _result(ready.before)  # an earlier try published it and died before it could say so
    obey(ready.outcome)
    total = len(ready.draft.content["documents"]) + 1
    files = []
    attempt.progress(0, total, "Making the files")
    for document in documents_of(version, ready.draft.content):
        files.append(_kept(document))
        attempt.progress(len(files), total, f"Made: {document.title}")
    with transaction.atomic():
        draft = replace(ready.draft, files=tuple(files))
        publication = publish(draft, subject=version, by=job.created_by, reason=job.payload["reason"])
        attempt.progress(total, total, "Published")  # still ours: a late worker publishes nothing
    return _result(publication)


def _kept(document: Document) -> FileDraft:
    return FileDraft(
        kind=document.kind,
        title=document.title,
        filename=document.filename,
        media_type=document.media_type,
        sha256=store("private").put(document.data),
        byte_size=len(document.data),
        pages=document.pages,
    )


def _result(publication: Publication) -> dict[str, Any]:
    return {
        "publication": str(publication.public_id),
        "number": publication.number,
        "address": publication.address_words,
    }
