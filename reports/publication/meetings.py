"""Publishing a meeting: asked for here, done by a job, refused with the list of what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import clock, jobs, ledger
from governance.foundation.actions import allow, obey
from governance.foundation.models import Job
from governance.foundation.outcome import Outcome, first_not_met
from meetings.models import Meeting
from meetings.papers.actions.issues import record_main
from meetings.papers.selectors.issues import went_out
from meetings.papers.selectors.late import publication_problems
from meetings.papers.selectors.packs import pack_facts, pack_problems
from meetings.planning.selectors.together import may_service
from reports.audience import for_audience, is_held_in_public
from reports.checking.selectors import must_be_put_right
from reports.enums import Audience
from reports.models import PackBuild, Publication
from reports.packs.selectors import PackState, pack_state, pages_in_main
from reports.packs.supplement import SupplementPlan, which_of
from reports.publication.actions import publish
from reports.publication.asking import asking
from reports.publication.gather_meeting import PublicSupplement, meeting_draft, public_supplement
from reports.publication.rules import check_meeting_publishable, check_something_new
from reports.publication.selectors import current
from reports.publication.shapes import Draft

PUBLISH_JOB = "reports.publish_meeting"


@dataclass(frozen=True)
class Readiness:
    """What would be published, and whether it may be."""

    draft: Draft
    outcome: Outcome


def readiness(meeting: Meeting, *, on: date) -> Readiness:
    """A cancelled meeting is published without a pack, so that its page can say so."""
    facts = pack_facts(meeting, on=on)
    problems: list[str] = []
    pack: PackState | None = None
    supplements: list[PublicSupplement] = []
    if meeting.state != "cancelled":
        pack = pack_state(meeting, audience=Audience.PUBLIC, on=on)
        found = (
            *pack_problems(meeting, on=on, audience=Audience.PUBLIC),
            *publication_problems(meeting, at=clock.now()),
        )
        problems = [problem.reason for problem in found]
        problems += must_be_put_right(for_audience(facts, Audience.PUBLIC))
        states = _supplements(meeting, on=on)
        problems += _pack_problem(pack) + _supplement_problems(states) if not problems else []
        supplements = [
            public_supplement(state.facts()[0], build=_if_current(state), replaced=replaced)
            for state, replaced in states
        ]
    draft = meeting_draft(
        facts,
        pack=_if_current(pack) if pack else None,
        supplements=supplements,
        asking=asking(meeting, on=on),
    )
    published = current(draft.subject_key)
    return Readiness(
        draft,
        first_not_met(
            check_meeting_publishable(is_public_meeting=is_held_in_public(facts.meeting), problems=problems),
            check_something_new(
                published_hash=published.content_hash if published else None, draft_hash=draft.content_hash
            ),
        ),
    )


def _supplements(meeting: Meeting, *, on: date) -> list[tuple[PackState, dict[str, str]]]:
    """The supplements of which the public reads something, with the pages of the main pack that each replaces."""
    issues = went_out(meeting).supplements
    replaced = pages_in_main(meeting, audience=Audience.PUBLIC) if issues else {}
    states = (
        pack_state(meeting, audience=Audience.PUBLIC, on=on, which=which_of(issue.number)) for issue in issues
    )
    return [
        (state, replaced) for state in states if isinstance(state.plan, SupplementPlan) and state.plan.late
    ]


def _supplement_problems(states: Sequence[tuple[PackState, Mapping[str, str]]]) -> list[str]:
    found = []
    for state, _ in states:
        number = state.which.removeprefix("S")
        if state.latest is None:
            found.append(f"The public pack of supplement {number} has not been built. Build it first.")
        elif not state.is_current:
            found.append(f"The public pack of supplement {number} is out of date. Build it again.")
    return found


def _if_current(state: PackState) -> PackBuild | None:
    return state.latest if state.is_current else None


def _pack_problem(state: PackState) -> list[str]:
    if state.latest is None:
        return ["The public pack has not been built. Build it first."]
    if not state.is_current:
        return ["The public pack is out of date: something changed after it was built. Build it again."]
    return []


@transaction.atomic
def publish_meeting(meeting: Meeting, *, by: Any, reason: str = "") -> Job:
    """Queue the publication of a meeting's agenda, papers and public pack.

    Raises NotPermitted; RuleNotMet with `details["problems"]` when it is incomplete or its pack is out of date.
    """
    allow(may_service(meeting, by, Permission.PUBLISH, on=clock.today()))
    ready = readiness(meeting, on=clock.today())
    obey(ready.outcome)
    job = jobs.create_job(
        PUBLISH_JOB,
        icb=meeting.icb,
        by=by,
        unique_key=jobs.input_key(ready.draft.subject_key, ready.draft.content_hash),
        payload={"meeting": meeting.pk, "reason": reason},
    )
    ledger.record(
        "publication.requested",
        by=by,
        icb=meeting.icb,
        subject=meeting,
        summary=f"Asked to publish {meeting}",
        reason=reason,
        after={"content_hash": ready.draft.content_hash},
    )
    return job


def run_publish(attempt: jobs.Attempt) -> dict[str, Any]:
    """The work of one publication. Right and rules are asked again: what is published is what is true now."""
    job = attempt.job
    meeting = Meeting.objects.get(pk=job.payload["meeting"])
    allow(may_service(meeting, job.created_by, Permission.PUBLISH, on=clock.today()))
    attempt.progress(0, 3, "Checking what will be public")
    ready = readiness(meeting, on=clock.today())
    done = current(ready.draft.subject_key)
    if attempt.number > 1 and done is not None and done.content_hash == ready.draft.content_hash:
        return result_of(done)  # an earlier try published it and died before it could say so
    obey(ready.outcome)
    attempt.progress(1, 3, f"Copying {len(ready.draft.files)} files")
    with transaction.atomic():
        publication = publish(ready.draft, subject=meeting, by=job.created_by, reason=job.payload["reason"])
        if any(item["papers"] for item in publication.content["items"]):
            record_main(
                meeting, by=job.created_by
            )  # an agenda without papers is notice, and no issue of papers
        attempt.progress(3, 3, "Published")  # still ours: a late worker publishes nothing
    return result_of(publication)


def result_of(publication: Publication) -> dict[str, Any]:
    return {"publication": str(publication.public_id), "number": publication.number, "slug": publication.slug}
