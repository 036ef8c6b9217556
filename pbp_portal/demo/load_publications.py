"""What the public reads: pages of the ICB, its places and committees, its scheme, and one meeting with its pack.

Jobs are done here and now, so that the world is published when the load ends. A worker that was faster is waited for.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from delegation.models import SchemeVersion
from governance.foundation import jobs
from governance.foundation.models import Job
from governance.models import Committee, Place
from meetings.models import Meeting
from meetings.papers.selectors.issues import went_out
from pbp_portal.demo.book import Desk
from reports.enums import Audience
from reports.packs.actions import build_pack
from reports.packs.supplement import which_of
from reports.publication.meetings import publish_meeting
from reports.publication.profiles import publish_profile
from reports.publication.registers import publish_register
from reports.publication.schemes import publish_scheme
from reports.publication.selectors import register_states, versions_of

WITH_REGISTERS = ("sel", "nel")
"""The systems whose registers of members, interests and gifts are public."""
PATIENCE_SECONDS = 2 * jobs.LEASE.total_seconds()
"""A job whose worker died can be taken up when its lease has run out."""


def load_publications(desk: Desk) -> None:
    """What was published before stays as it is, withdrawn or not."""
    for subject in _profiles(desk):
        if not versions_of(subject):
            publish_profile(subject, by=desk.lead)
    for kind, published in register_states(desk.icb) if desk.system.icb.key in WITH_REGISTERS else ():
        if published is None:
            publish_register(kind, desk.icb, by=desk.lead)
    for version in SchemeVersion.objects.adopted().filter(scheme__icb=desk.icb).order_by("effective_from"):
        if not versions_of(version):
            do_job(publish_scheme(version, by=desk.lead))
    for row in desk.system.meetings:
        if row.is_published and not versions_of(meeting := desk.book.row(Meeting, row.key)):
            for which in ("", *(which_of(issue.number) for issue in went_out(meeting).supplements)):
                do_job(build_pack(meeting, audience=Audience.PUBLIC, which=which, by=desk.lead).job)
            do_job(publish_meeting(meeting, by=desk.lead))


def _profiles(desk: Desk) -> Iterator[Any]:
    yield desk.icb
    for place in desk.system.places:
        yield desk.book.row(Place, place.key)
    for committee in desk.system.committees:
        yield desk.book.row(Committee, committee.key)


def do_job(job: Job) -> None:
    """Do the job, or wait for who does it. Raises RuntimeError with the job's own words when it fails."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        jobs.run(str(job.pk))
        job.refresh_from_db()
        if job.state == "done":
            return
        if job.state in ("failed", "cancelled"):
            break
        time.sleep(0.5)
    raise RuntimeError(f"{job.kind} was not done ({job.state}): {job.error}")
