"""The writes of packs: ask for a build, do it, cancel it; reading a pack is an act too."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.core.files.base import File
from django.db import transaction

from governance.enums import Permission
from governance.foundation import clock, jobs, ledger
from governance.foundation.actions import allow, obey
from governance.foundation.errors import NotPermitted
from governance.foundation.files.storage import store
from governance.foundation.lifecycle import Lifecycle
from governance.foundation.models import JOB_LIFECYCLE, Job
from governance.foundation.outcome import Outcome, not_met
from governance.foundation.permissions import require
from meetings.models import Meeting
from meetings.planning.selectors.together import may_service
from reports.enums import Audience
from reports.models import PackBuild
from reports.packs import cache, rendering, selectors
from reports.packs.supplement import EVERYTHING

BUILD_JOB = "reports.build_pack"
WORK: Lifecycle = JOB_LIFECYCLE


@transaction.atomic
def build_pack(meeting: Meeting, *, audience: str, by: Any, which: str = "") -> PackBuild:
    """Queue the pack of one audience, or give back the one that is at work or that says the same already.

    `which`: "" the main pack, "S1" supplement 1, "all" everything in one file.
    Raises NotPermitted; RuleNotMet with `details["problems"]` when something is missing.
    """
    allow(may_service(meeting, by, Permission.BUILD_PACK, on=clock.today()))
    state = selectors.pack_state(meeting, audience=audience, on=clock.today(), which=which)
    obey(state.outcome)
    if state.is_current and state.latest is not None:
        return state.latest
    return _queue(meeting, state.audience, content_key=state.plan.content_key, by=by, which=which)


@transaction.atomic
def build_own_copy(
    meeting: Meeting, *, audience: str, left_out: Collection[str], by: Any, which: str = ""
) -> PackBuild:
    """A reader's own copy, without the papers withheld from them (R9). Asks for the right to read, not to build."""
    require(by, Permission.READ_PACK, meeting)
    if audience != Audience.PUBLIC:
        require(by, Permission.VIEW_PRIVATE, meeting)
    without = frozenset(left_out)
    plan = selectors.plan_of(meeting, audience=audience, on=clock.today(), without=without, which=which)
    known = selectors.own_copy(meeting, audience=audience, left_out=left_out, which=which)
    if known is not None and known.file_id and known.content_key == plan.content_key:
        return known
    return _queue(
        meeting, audience, content_key=plan.content_key, by=by, left_out=sorted(left_out), which=which
    )


def _queue(
    meeting: Meeting,
    audience: str,
    *,
    content_key: str,
    by: Any,
    left_out: Collection[str] = (),
    which: str = "",
) -> PackBuild:
    missing = list(left_out)
    unique_key = jobs.input_key(meeting.pk, str(audience), content_key, missing)
    job = jobs.create_job(BUILD_JOB, icb=meeting.icb, by=by, unique_key=unique_key, payload={})
    known = selectors.build_of_job(job.pk)
    if known is not None:
        return known
    build = PackBuild.objects.create(
        meeting=meeting,
        audience=audience,
        job=job,
        content_key=content_key,
        left_out=missing,
        which=which,
        created_at=clock.now(),
        created_by=by,
    )
    _record("pack.requested", build, by=by, summary=f"Asked for {_named(build)}")
    return build


def run_build(attempt: jobs.Attempt) -> dict[str, Any]:
    """The work of one build job. The right is asked for again: it may have ended since the job was queued."""
    build = PackBuild.objects.select_related("meeting", "created_by").get(job=attempt.job)
    on = clock.today()
    if build.left_out:
        require(build.created_by, Permission.READ_PACK, build.meeting, on=on)
    else:
        allow(may_service(build.meeting, build.created_by, Permission.BUILD_PACK, on=on))
    attempt.progress(0, 1, "Reading the papers")
    if build.left_out:
        without = frozenset(build.left_out)
        plan = selectors.plan_of(
            build.meeting, audience=build.audience, on=on, without=without, which=build.which
        )
    else:
        state = selectors.pack_state(build.meeting, audience=build.audience, on=on, which=build.which)
        plan = state.plan
        _obey_in_full(state.outcome)
    pack = rendering.build(plan, progress=attempt.progress)
    with transaction.atomic():
        total = len(plan.parts)
        attempt.progress(total, total, f"{pack.pages} pages")  # still ours: a late worker writes nothing
        build.file = cache.stored(pack.pdf, pages=pack.pages)
        build.manifest, build.content_key = pack.manifest, plan.content_key
        build.save(update_fields=["file", "manifest", "content_key"])
        summary = f"Built {_named(build)}: {pack.pages} pages"
        _record("pack.built", build, by=build.created_by, summary=summary)
    return {"build": str(build.public_id), "pages": pack.pages}


def _obey_in_full(outcome: Outcome) -> None:
    """The job row keeps the reason only, so the list of what is missing goes into it, a line each."""
    lines = [outcome.reason, *outcome.details.get("problems", [])]
    obey(replace(outcome, reason="\n".join(lines)))


@transaction.atomic
def cancel_job(job: Job, *, subject: Any, by: Any) -> None:
    """Stop long work that waits or runs. Who asked for it may, and who may build packs there."""
    if job.created_by_id != by.pk:
        require(by, Permission.BUILD_PACK, subject)
    obey(WORK.check(job.state, "cancel"))
    if jobs.cancel(job):
        ledger.record("job.cancelled", by=by, icb=job.icb, subject=job, summary=f"Cancelled: {job.kind}")


@transaction.atomic
def read_pack(build: PackBuild, *, by: Any) -> File:
    """The bytes of a pack for a reader. Reading private business is written down before a byte leaves."""
    if (
        not PackBuild.objects.visible_to(by, on=clock.today())
        .filter(pk=build.pk, file__isnull=False)
        .exists()
    ):
        raise NotPermitted(not_met("pack.not_readable", "You may not read this pack."))
    if build.manifest.get("has_private"):
        _record("pack.read", build, by=by, summary=f"Read {_named(build)}")
    assert build.file is not None, "only a pack with a file was found"
    return store("private").open(build.file.sha256)


def _named(build: PackBuild) -> str:
    what = {"": "pack", EVERYTHING: "complete pack with supplements"}.get(
        build.which, f"pack of supplement {build.which.removeprefix('S')}"
    )
    return f"the {build.audience} {what} of {build.meeting}"


def _record(code: str, build: PackBuild, *, by: Any, summary: str) -> None:
    after = {"audience": str(build.audience), "content_key": build.content_key, "left_out": build.left_out}
    if build.file is not None:
        after |= {"sha256": build.file.sha256, "pages": build.manifest.get("pages")}
    ledger.record(code, by=by, icb=build.meeting.icb, subject=build, summary=summary, after=after)
