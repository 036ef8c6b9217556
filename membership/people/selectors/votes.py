"""For whom the holders of seats sit at a table on a day, and how that shares out into votes (R165, R166)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from governance.foundation.periods import Period
from governance.models import Committee, CommitteePart, Post
from membership.people.models import Employment, Person
from membership.people.rules.facts import Body, Job, Voter, VotesByOrganisation
from membership.people.rules.hats import Employer, Hat, SeatedFacts, hats
from membership.people.rules.votes import votes_by_organisation as share_votes
from membership.people.selectors.committees import Holder, Member, members
from membership.people.selectors.employment import job_of


@dataclass(frozen=True)
class Seated:
    """Somebody in a seat, with the organisations for which they may speak there and why."""

    member: Member
    holder: Holder
    hats: tuple[Hat, ...]

    @property
    def pk(self) -> int:
        return self.member.seat.pk

    @property
    def person(self) -> Person:
        return self.holder.person


def hats_at(committee: Committee, *, on: date, part: CommitteePart | int | None = None) -> list[Seated]:
    """Every holder of a seat, voting or not, with their hats on that day, in the order of the seats."""
    seated = [(m, holder) for m in members(committee, on=on, part=part) for holder in m.holders]
    employers = _employers({post_id for m, _ in seated if (post_id := m.seat.post_id)})
    jobs = _jobs({holder.person.pk for _, holder in seated})
    here = {_body(m.organisation) for m, _ in seated if m.organisation}
    return [
        Seated(
            member,
            holder,
            hats(_facts(member, holder, employers), jobs=jobs[holder.person.pk], bodies_here=here, on=on),
        )
        for member, holder in seated
    ]


def hats_of(
    person: Person, committee: Committee, *, on: date, part: CommitteePart | int | None = None
) -> tuple[Hat, ...]:
    """The hats that one person may wear at a committee on a day, each organisation once (R144, R166).

    Which of several is worn is asked at the meeting; nothing here chooses.
    """
    found: dict[tuple[Body, bool], Hat] = {}
    for seated in hats_at(committee, on=on, part=part):
        if seated.person == person:
            for hat in seated.hats:
                found.setdefault((hat.body, hat.carries_vote), hat)
    return tuple(hat for (body, votes), hat in found.items() if votes or (body, True) not in found)


def _facts(member: Member, holder: Holder, employers: Mapping[int, tuple[Employer, ...]]) -> SeatedFacts:
    seat, named = member.seat, holder.appointment.on_behalf_of
    is_nominee = holder.standing.way == "nominee"
    return SeatedFacts(
        seat_title=seat.title,
        named=_body(named) if named else None,
        own=_body(seat.organisation) if seat.organisation else None,
        post_title=seat.post.title if seat.post else "",
        employers=() if is_nominee else employers.get(seat.post_id or 0, ()),
    )


def _body(organisation: object) -> Body:
    return Body(organisation.name, organisation.pk)  # type: ignore[attr-defined]


def _employers(posts: Iterable[int]) -> dict[int, tuple[Employer, ...]]:
    rows = Post.objects.filter(pk__in=posts).prefetch_related("employers")
    return {
        row.pk: tuple(
            Employer(_body(e), Period(e.effective_from, e.effective_to)) for e in row.employers.all()
        )
        for row in rows
    }


def _jobs(people: Iterable[int]) -> dict[int, list[Job]]:
    found: dict[int, list[Job]] = defaultdict(list)
    for row in Employment.objects.filter(person__in=people).select_related("person", "organisation"):
        found[row.person_id].append(job_of(row))
    return found


def voters(committee: Committee, *, on: date, part: CommitteePart | int | None = None) -> list[Voter]:
    """Facts for counting votes: each holder of a voting seat, and the organisations whose vote they could carry."""
    return [
        Voter(
            seated.person.pk,
            str(seated.person),
            tuple(sorted(hat.body for hat in seated.hats if hat.carries_vote)),
        )
        for seated in hats_at(committee, on=on, part=part)
        if seated.member.is_voting
    ]


def votes_by_organisation(
    committee: Committee,
    *,
    on: date,
    part: CommitteePart | int | None = None,
    chosen: Mapping[int, int] | None = None,
) -> VotesByOrganisation:
    """One vote per organisation on that day (R165); `chosen` is person's id → organisation's id for joint posts."""
    return share_votes(voters(committee, on=on, part=part), chosen=chosen)
