"""What was private and is released goes to the public site: the meeting is published anew, with the pack that went out.

Nobody below asks for it: the row of the exemption ledger that ends as released is the signal.
"""

from __future__ import annotations

from typing import Any

from governance.enums import Permission
from governance.foundation import clock, jobs, words
from governance.foundation.permissions import can, require
from meetings.models import Exemption, Meeting
from reports.enums import Audience
from reports.models import PackBuild
from reports.packs.actions import run_build
from reports.packs.selectors import pack_state
from reports.publication.meetings import readiness, result_of, run_publish
from reports.publication.selectors import current, subject_key

RELEASE_JOB = "reports.publish_release"


def on_release(sender: type[Exemption], instance: Exemption, **_: Any) -> None:
    """Queue the new version, where the meeting is on the public site and who released may publish it."""
    if instance.outcome != "released" or instance.effective_to is None:
        return
    meeting, by = instance.meeting, instance.ended_by
    rights = (Permission.BUILD_PACK, Permission.PUBLISH)
    if current(subject_key(meeting)) is None or not all(
        can(by, one, meeting, on=clock.today()).ok for one in rights
    ):
        return
    reason = f"Something that was kept private was released on {words.day(instance.effective_to)}."
    jobs.create_job(
        RELEASE_JOB,
        icb=meeting.icb,
        by=by,
        unique_key=jobs.input_key("release", instance.pk),
        payload={"meeting": meeting.pk, "reason": reason},
    )


def run_release(attempt: jobs.Attempt) -> dict[str, Any]:
    """The work. A pack that is out of date for another reason is built first. Two releases at once give one version,
    if the first took both along."""
    job = attempt.job
    meeting = Meeting.objects.get(pk=job.payload["meeting"])
    by = job.created_by
    require(by, Permission.BUILD_PACK, meeting)
    assert by is not None, "who released it asked for this"
    if not pack_state(meeting, audience=Audience.PUBLIC, on=clock.today()).is_current:
        PackBuild.objects.get_or_create(
            job=job,
            defaults={
                "meeting": meeting,
                "audience": Audience.PUBLIC,
                "content_key": "",
                "created_at": clock.now(),
                "created_by": by,
            },
        )
        run_build(attempt)
    ready, published = readiness(meeting, on=clock.today()), current(subject_key(meeting))
    if published is not None and published.content_hash == ready.draft.content_hash:
        return result_of(published)
    return run_publish(attempt)
