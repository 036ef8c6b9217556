"""Reads of packs: plans, problems, builds, and whether a build still says what its papers say."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from governance.foundation.outcome import Outcome, first_not_met
from meetings.models import Meeting, PaperWithholding
from meetings.papers.facts import PackFacts
from meetings.papers.selectors.packs import pack_facts, pack_problems
from reports.audience import has_private_business, is_held_in_public, with_inherited_privacy
from reports.enums import Audience
from reports.models import PackBuild
from reports.packs.plan import PackPlan, make_plan
from reports.packs.rules import check_audience_fits, check_complete


@dataclass(frozen=True)
class PackState:
    """One audience's pack of a meeting: what was built, whether it is current, and whether it may be built.

    `facts` reads the meeting's papers; they are read, and the pages planned, only when they are asked about.
    """

    meeting: Meeting
    audience: Audience
    on: date
    facts: Callable[[], PackFacts]
    latest: PackBuild | None
    at_work: PackBuild | None

    @cached_property
    def plan(self) -> PackPlan:
        return make_plan(self.facts(), self.audience)

    @cached_property
    def outcome(self) -> Outcome:
        """May it be built now? `details["problems"]` lists what is missing."""
        return may_build(self.meeting, self.facts(), self.plan, on=self.on)

    @property
    def is_current(self) -> bool:
        """The latest pack says what the papers say today."""
        return self.latest is not None and self.latest.content_key == self.plan.content_key


def plan_of(meeting: Meeting, *, audience: str, on: date, without: frozenset[str] = frozenset()) -> PackPlan:
    return make_plan(pack_facts(meeting, on=on), audience, without=without)


def may_build(meeting: Meeting, facts: PackFacts, plan: PackPlan, *, on: date) -> Outcome:
    """The first reason why this pack cannot be built, with the list of what is missing."""
    settled = has_private_business(PackFacts(facts.meeting, with_inherited_privacy(facts)))
    return first_not_met(
        check_audience_fits(
            plan.audience,
            is_held_in_public=is_held_in_public(facts.meeting),
            has_private=settled,
        ),
        check_complete(pack_problems(meeting, on=on, audience=plan.audience)),
    )


def pack_state(meeting: Meeting, *, audience: str, on: date, facts: PackFacts | None = None) -> PackState:
    def read() -> PackFacts:
        return facts or pack_facts(meeting, on=on)

    return _state(meeting, audience, on, cache(read), builds_of(meeting, audience=audience))


def pack_states(meeting: Meeting, *, on: date) -> list[PackState]:
    """For every audience; facts are read once, if at all."""
    facts = cache(lambda: pack_facts(meeting, on=on))
    builds = builds_of(meeting)
    return [_state(meeting, audience, on, facts, builds) for audience in Audience.values]


def _state(
    meeting: Meeting, audience: str, on: date, facts: Callable[[], PackFacts], builds: list[PackBuild]
) -> PackState:
    mine = [build for build in builds if build.audience == audience]
    return PackState(
        meeting=meeting,
        audience=Audience(audience),
        on=on,
        facts=facts,
        latest=next((build for build in mine if build.file_id), None),
        at_work=next((build for build in mine if build.job.state in ("queued", "running")), None),
    )


def builds_of(meeting: Meeting, *, audience: str = "") -> list[PackBuild]:
    """Whole packs of a meeting, the newest first; copies with papers left out for one reader are not among them."""
    found = PackBuild.objects.filter(meeting=meeting, left_out=[]).select_related("job", "file", "created_by")
    if audience:
        found = found.filter(audience=audience)
    return list(found.order_by("-created_at", "-pk"))


def visible_build(user: Any, public_id: UUID, *, on: date) -> PackBuild | None:
    found = PackBuild.objects.visible_to(user, on=on).select_related("job", "file", "meeting", "created_by")
    return found.filter(public_id=public_id).first()


def build_of_job(job_id: Any) -> PackBuild | None:
    return PackBuild.objects.select_related("meeting", "file").filter(job_id=job_id).first()


def own_copy(meeting: Meeting, *, audience: str, left_out: Collection[str]) -> PackBuild | None:
    """The newest copy without exactly these papers."""
    found = PackBuild.objects.filter(meeting=meeting, audience=audience, left_out=sorted(left_out))
    return found.select_related("job", "file").order_by("-created_at", "-pk").first()


def withheld_from(meeting: Meeting, user: Any, *, on: date) -> list[str]:
    """Public ids of this meeting's papers that are withheld from this reader on that day (R9)."""
    held_back = PaperWithholding.objects.in_force(on).filter(person__user=user, paper__item__meeting=meeting)
    return sorted(str(paper_id) for paper_id in held_back.values_list("paper__public_id", flat=True))


def readable_builds(user: Any, meeting: Meeting, *, on: date) -> list[PackBuild]:
    """Finished packs of a meeting that this person may read, the newest first."""
    found = PackBuild.objects.visible_to(user, on=on).filter(meeting=meeting, file__isnull=False)
    mine = found.filter(Q(left_out=[]) | Q(created_by=user))
    return list(mine.select_related("job", "file", "created_by", "meeting").order_by("-created_at", "-pk"))


def is_current(build: PackBuild, *, on: date) -> bool:
    """Does the build say what its papers say today?"""
    plan = plan_of(build.meeting, audience=build.audience, on=on, without=frozenset(build.left_out))
    return plan.content_key == build.content_key
