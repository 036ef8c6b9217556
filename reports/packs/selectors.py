"""Reads of packs: plans, problems, builds, and whether a build still says what its papers say."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from typing import Any
from uuid import UUID

from django.db.models import Q

from governance.foundation.outcome import Outcome, first_not_met
from meetings.models import Meeting, PaperWithholding
from meetings.papers.facts import PackFacts
from meetings.papers.selectors.issues import went_out
from meetings.papers.selectors.packs import pack_facts, pack_problems
from reports.audience import has_private_business, is_held_in_public, with_inherited_privacy
from reports.enums import Audience
from reports.models import PackBuild
from reports.packs.plan import PackPlan, make_plan
from reports.packs.rules import check_audience_fits, check_complete, check_supplement_fits
from reports.packs.supplement import (
    EVERYTHING,
    SupplementPlan,
    WholePlan,
    make_supplement,
    number_of,
    pages_of_papers,
    which_of,
)

NOT_FOR_THIS_AUDIENCE = ("pack.nothing_in_supplement", "pack.not_public", "pack.nothing_private")


@dataclass(frozen=True)
class PackState:
    """One audience's pack of a meeting: what was built, whether it is current, and whether it may be built.

    `facts` reads the meeting's papers; they are read, and the pages planned, only when they are asked about.
    """

    meeting: Meeting
    audience: Audience
    on: date
    facts: Callable[[], Sequence[PackFacts]]
    latest: PackBuild | None
    at_work: PackBuild | None
    which: str = ""

    @cached_property
    def plan(self) -> PackPlan | WholePlan:
        return _plan(self.facts(), self.audience, self.meeting, which=self.which)

    @cached_property
    def outcome(self) -> Outcome:
        """May it be built now? `details["problems"]` lists what is missing."""
        return may_build(self.meeting, self.facts(), self.plan, on=self.on, which=self.which)

    @property
    def is_current(self) -> bool:
        """The latest pack says what the papers say today."""
        return self.latest is not None and self.latest.content_key == self.plan.content_key


def facts_of(meeting: Meeting, *, on: date, which: str = "") -> tuple[PackFacts, ...]:
    """The facts of the packs that stand in one file: of one, or of the main pack and each supplement."""
    number = number_of(which)
    if number is not None:
        return (pack_facts(meeting, on=on, of=number),)
    numbers = [0, *(issue.number for issue in went_out(meeting).supplements)]
    return tuple(pack_facts(meeting, on=on, of=each) for each in numbers)


def plan_of(
    meeting: Meeting, *, audience: str, on: date, without: frozenset[str] = frozenset(), which: str = ""
) -> PackPlan | WholePlan:
    return _plan(facts_of(meeting, on=on, which=which), audience, meeting, which=which, without=without)


def _plan(
    facts: Sequence[PackFacts],
    audience: str,
    meeting: Meeting,
    *,
    which: str,
    without: frozenset[str] = frozenset(),
) -> PackPlan | WholePlan:
    """Supplements without anything for this audience are left out of the complete pack."""
    replaced = pages_in_main(meeting, audience=audience) if which and not without else {}
    plans = [
        make_supplement(each, audience, without=without, replaced=replaced)
        if each.supplement
        else make_plan(each, audience, without=without)
        for each in facts
    ]
    if which != EVERYTHING:
        return plans[0]
    return WholePlan(tuple(plan for plan in plans if not isinstance(plan, SupplementPlan) or plan.late))


def pages_in_main(meeting: Meeting, *, audience: str) -> dict[str, str]:
    """Paper → its pages in the main pack of this audience, as it was built last; empty before that."""
    main = next((build for build in builds_of(meeting, audience=audience) if build.file_id), None)
    return pages_of_papers(main.manifest) if main else {}


def may_build(
    meeting: Meeting, facts: Sequence[PackFacts], plan: PackPlan | WholePlan, *, on: date, which: str = ""
) -> Outcome:
    """The first reason why this pack cannot be built, with the list of what is missing."""
    settled = any(
        has_private_business(PackFacts(each.meeting, with_inherited_privacy(each))) for each in facts
    )
    fits = [
        check_supplement_fits(plan.audience, has_rows=bool(each.late))
        for each in plan.plans
        if isinstance(each, SupplementPlan)
    ]
    return first_not_met(
        *(fits if which != EVERYTHING else ()),
        check_audience_fits(
            plan.audience,
            is_held_in_public=is_held_in_public(facts[0].meeting),
            has_private=settled,
        ),
        check_complete(pack_problems(meeting, on=on, audience=plan.audience, of=number_of(which))),
    )


def pack_state(
    meeting: Meeting, *, audience: str, on: date, facts: PackFacts | None = None, which: str = ""
) -> PackState:
    def read() -> Sequence[PackFacts]:
        return (facts,) if facts else facts_of(meeting, on=on, which=which)

    builds = builds_of(meeting, audience=audience, which=which)
    return _state(meeting, audience, on, cache(read), builds, which)


def pack_states(meeting: Meeting, *, on: date, which: str = "") -> list[PackState]:
    """For every audience; facts are read once, if at all."""
    facts = cache(lambda: facts_of(meeting, on=on, which=which))
    builds = builds_of(meeting, which=which)
    return [_state(meeting, audience, on, facts, builds, which) for audience in Audience.values]


def packs_of(meeting: Meeting) -> list[tuple[str, str]]:
    """(which, words) of every pack that this meeting can have: main, each supplement, and all in one file."""
    issues = went_out(meeting).supplements
    main = [("", "Main pack")]
    if not issues:
        return main
    supplements = [(which_of(issue.number), str(issue)) for issue in issues]
    return [*main, *supplements, (EVERYTHING, "Complete pack: main pack and supplements in one file")]


def supplement_states(meeting: Meeting, *, on: date) -> list[PackState]:
    """The packs of supplements, for each audience that reads something of it."""
    return [
        state
        for which, _ in packs_of(meeting)
        if which and which != EVERYTHING
        for state in pack_states(meeting, on=on, which=which)
        if state.outcome.code not in NOT_FOR_THIS_AUDIENCE
    ]


def _state(
    meeting: Meeting,
    audience: str,
    on: date,
    facts: Callable[[], Sequence[PackFacts]],
    builds: list[PackBuild],
    which: str,
) -> PackState:
    mine = [build for build in builds if build.audience == audience]
    return PackState(
        meeting=meeting,
        audience=Audience(audience),
        on=on,
        facts=facts,
        latest=next((build for build in mine if build.file_id), None),
        at_work=next((build for build in mine if build.job.state in ("queued", "running")), None),
        which=which,
    )


def builds_of(meeting: Meeting, *, audience: str = "", which: str = "") -> list[PackBuild]:
    """Main packs of a meeting (or those of a supplement), the newest first; copies with papers left out for one
    reader are not among them."""
    found = PackBuild.objects.filter(meeting=meeting, left_out=[], which=which)
    found = found.select_related("job", "file", "created_by")
    if audience:
        found = found.filter(audience=audience)
    return list(found.order_by("-created_at", "-pk"))


def visible_build(user: Any, public_id: UUID, *, on: date) -> PackBuild | None:
    found = PackBuild.objects.visible_to(user, on=on).select_related("job", "file", "meeting", "created_by")
    return found.filter(public_id=public_id).first()


def build_of_job(job_id: Any) -> PackBuild | None:
    return PackBuild.objects.select_related("meeting", "file").filter(job_id=job_id).first()


def own_copy(
    meeting: Meeting, *, audience: str, left_out: Collection[str], which: str = ""
) -> PackBuild | None:
    """The newest copy without exactly these papers."""
    found = PackBuild.objects.filter(
        meeting=meeting, audience=audience, left_out=sorted(left_out), which=which
    )
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
    without = frozenset(build.left_out)
    plan = plan_of(build.meeting, audience=build.audience, on=on, without=without, which=build.which)
    return plan.content_key == build.content_key
