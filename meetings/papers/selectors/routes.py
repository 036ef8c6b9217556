"""Which route of sign-off holds for a meeting, what it asks of a paper, and who may be named in one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from governance.enums import Permission
from governance.foundation.effective import not_ended_q
from governance.foundation.outcome import Outcome, first_not_met, met, not_met
from governance.foundation.permissions import can
from governance.models import Committee, IntegratedCareBoard, Post
from meetings.papers.cover_sheets import cover_fields
from meetings.papers.models import Commission, Paper, PaperVersion, SignOffRoute
from meetings.papers.rules.routes import (
    IMPLICATIONS,
    PERSON,
    POST,
    SPONSOR,
    PaperAnswers,
    RouteStep,
    check_needed,
    positions,
)
from meetings.papers.sheet_design import design_of
from membership.models import Appointment, Person

SIGNS = (Permission.SIGN_OFF_PAPER, Permission.CHANGE_AGENDA)


def route_of(committee: Committee, *, on: date) -> SignOffRoute | None:
    """That of the committee, else that of its ICB; None where one signature is enough."""
    mine = Q(committee=committee) | Q(committee__isnull=True)
    found = SignOffRoute.objects.filter(mine, icb=committee.icb_id).in_force(on)
    return min(found, key=lambda route: route.committee_id is None, default=None)


def posts_to_name(icb: IntegratedCareBoard, *, on: date) -> QuerySet[Post]:
    return Post.objects.filter(icb=icb).filter(not_ended_q(on))


def people_to_name(icb: IntegratedCareBoard, *, on: date) -> list[Person]:
    """The people who may sign somewhere in this ICB, by name."""
    with_account = Person.objects.filter(icb=icb, user__is_active=True).select_related("user")
    return [person for person in with_account if holds_right(person, on=on)]


def holds_right(person: Person, *, on: date) -> bool:
    """Whether they hold the right to sign papers off, or to keep an agenda, anywhere in their ICB."""
    if person.user is None:
        return False
    grants = person.user.grants_in_force(on)
    return any(
        grant.anchor.icb_id == person.icb_id and grant.permissions.intersection(SIGNS) for grant in grants
    )


def answers_of(paper: Paper, version: PaperVersion) -> PaperAnswers:
    """What the paper says about itself, for the steps that depend on it."""
    fields = {field.key for field in cover_fields(design_of(version).fields)}
    cover = version.cover
    table = cover.get("implications") or {}
    return PaperAnswers(
        purposes=frozenset(cover.get("purposes") or ()) | frozenset(paper.item.purposes),
        recommends=frozenset(row.kind for row in version.recommendations.all()),
        is_private=paper.is_private,
        implications={row: (table.get(row) or {}).get("answer", "") for row in IMPLICATIONS}
        if "implications" in fields
        else None,
        texts={row: str(cover.get(row) or "") for row in IMPLICATIONS if row in fields},
    )


def sponsor_of(paper: Paper, version: PaperVersion) -> tuple[Person | None, str]:
    """The sponsor on record, and the name as it was given: by the request for the paper, else by its cover sheet."""
    asked = Commission.objects.filter(paper=paper, sponsor__isnull=False).exclude(state="withdrawn")
    if (one := asked.select_related("sponsor__user").first()) is not None:
        return one.sponsor, str(one.sponsor)
    for key in ("executive_sponsor", "executive_lead"):
        if name := str((version.cover.get(key) or {}).get("name") or "").strip():
            return named(name, paper.icb), name
    return None, ""


def named(name: str, icb: IntegratedCareBoard) -> Person | None:
    """The one person on record under this name, with a title before it or not."""
    wanted = " ".join(name.split()).casefold()
    people = Person.objects.filter(icb=icb).select_related("user")
    found = [one for one in people if wanted in (one.name.casefold(), str(one).casefold())]
    return found[0] if len(found) == 1 else None


@dataclass(frozen=True)
class Planned:
    """One step of the route as it would be for a paper today. `need` says whether and why it is needed; `outcome`
    whether somebody can be asked."""

    step: RouteStep
    position: int
    post: Post | None
    person: Person | None
    need: Outcome
    outcome: Outcome


def plan_of(paper: Paper, version: PaperVersion, *, on: date) -> list[Planned]:
    """The steps that this paper takes when it is submitted on that day; none where no route holds."""
    route = route_of(paper.prepared_by or paper.item.meeting.lead_committee, on=on)
    if route is None:
        return []
    steps, answers = route.as_steps(), answers_of(paper, version)
    return [
        _planned(step, position, check_needed(step.needed, answers), paper, version, on=on)
        for step, position in zip(steps, positions(steps), strict=True)
    ]


def _planned(
    step: RouteStep, position: int, need: Outcome, paper: Paper, version: PaperVersion, *, on: date
) -> Planned:
    icb = paper.icb
    if step.source == SPONSOR:
        person, name = sponsor_of(paper, version)
        asked = _check_sponsor(person, name, paper, on=on) if need.ok else met("route.passed_by")
        return Planned(step, position, None, person, need, asked)
    post = Post.objects.get(icb=icb, slug=step.slug) if step.source == POST else None
    named_one = Person.objects.get(icb=icb, slug=step.slug) if step.source == PERSON else None
    is_vacant = (
        post is not None and need.ok and not Appointment.objects.filter(post=post).in_force(on).exists()
    )
    asked = _vacant(step, post) if is_vacant and post else met("route.somebody_asked")
    return Planned(step, position, post, named_one, need, asked)


def _vacant(step: RouteStep, post: Post) -> Outcome:
    """A paper that waits for a post without a holder would wait for nobody."""
    words = (
        f"{step.title} signs this paper, and nobody holds the post {post.title} today. "
        "Say who holds it, or change the sign-off route."
    )
    return not_met("route.post_vacant", words, "R63", field="post")


def check_route_open(paper: Paper, version: PaperVersion, *, on: date) -> Outcome:
    """Can everybody be asked whom the route of that day needs for this paper?"""
    return first_not_met(*(one.outcome for one in plan_of(paper, version, on=on)), met("route.open"))


def _check_sponsor(person: Person | None, name: str, paper: Paper, *, on: date) -> Outcome:
    ask = "Name the sponsor on the cover sheet, or in the request for this paper, as they are recorded under People."
    if person is None and not name:
        return not_met(
            "route.no_sponsor", f"Its sponsor signs this paper first, and none is named. {ask}", "R63"
        )
    if person is None:
        return not_met("route.sponsor_unknown", f"Nobody is recorded as “{name}”. {ask}", "R63")
    if person.user is None or not can(person.user, Permission.SIGN_OFF_PAPER, paper, on=on).ok:
        words = f"{person} sponsors this paper and may not sign papers off here. Name another sponsor, or ask the "
        return not_met("route.sponsor_cannot_sign", f"{words}governance team for the right.", "R63")
    return met("route.sponsor")
