"""Long work of this floor as a person may see it: the job, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from governance.foundation.models import Job
from governance.foundation.permissions import Anchor
from meetings.planning.selectors.meetings import meetings_for
from reports.checking.actions import CHECK_JOB
from reports.documents.laying_out import LAY_OUT_JOB
from reports.models import PackBuild
from reports.packs.actions import BUILD_JOB
from reports.publication.meetings import PUBLISH_JOB
from reports.publication.releases import RELEASE_JOB
from reports.publication.schemes import PUBLISH_SCHEME_JOB
from reports.publication.selectors import scheme_version

OF_SCHEMES = (PUBLISH_SCHEME_JOB, LAY_OUT_JOB)
KINDS = (BUILD_JOB, PUBLISH_JOB, RELEASE_JOB, CHECK_JOB, *OF_SCHEMES)


@dataclass(frozen=True)
class Work:
    """`subject` is the meeting or the version of a scheme; `build` is set for packs only."""

    job: Job
    subject: Any
    build: PackBuild | None = None

    def anchors(self) -> tuple[Anchor, ...]:
        anchors: tuple[Anchor, ...] = self.subject.anchors()
        return anchors


def work_for(user: Any, job_id: UUID, *, on: date) -> Work | None:
    """The work if this person may see what it is about, and asked for it or may read what comes of it."""
    job = Job.objects.select_related("created_by").filter(pk=job_id, kind__in=KINDS).first()
    if job is None:
        return None
    if job.kind in OF_SCHEMES:
        version = scheme_version(user, job.payload["scheme_version"], on=on)
        return Work(job, version) if version and job.created_by_id == user.pk else None
    build = PackBuild.objects.filter(job=job).first()
    meeting_id = build.meeting_id if build else job.payload.get("meeting")
    meeting = meetings_for(user, on=on).filter(pk=meeting_id).first()
    if meeting is None:
        return None
    readable = build is not None and PackBuild.objects.visible_to(user, on=on).filter(pk=build.pk).exists()
    return Work(job, meeting, build) if readable or job.created_by_id == user.pk else None
