"""For which organisation somebody sits at a table: the hats they may wear, and why (R144, R165, R166)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.foundation import words
from governance.foundation.periods import Period
from membership.people.rules.facts import Body, Job


@dataclass(frozen=True)
class Hat:
    """An organisation for which somebody may speak, and why. Without a vote it is told, and never counted."""

    body: Body
    why: str
    carries_vote: bool = True


@dataclass(frozen=True)
class Employer:
    """An employer of a joint post, with its own dates."""

    body: Body
    period: Period


@dataclass(frozen=True)
class SeatedFacts:
    """Somebody in a seat: `named` is the organisation that the appointment names, `own` the seat's own.

    `post_title` and `employers` are those of the post that the seat follows; a nominee of its holder has none.
    """

    seat_title: str
    named: Body | None = None
    own: Body | None = None
    post_title: str = ""
    employers: tuple[Employer, ...] = ()


def hats(
    seated: SeatedFacts, *, jobs: Iterable[Job], bodies_here: Iterable[Body], on: date
) -> tuple[Hat, ...]:
    """The hats of one person in one seat on that day.

    The organisation that the appointment names is the only one. Else a joint post's employers, those that exist
    that day and for which the person is not known to have stopped working; else the seat's own; none for a member
    as an individual (R164). Further employers that have a seat at the table (`bodies_here`) are told without a vote.
    """
    jobs = tuple(jobs)
    if seated.named is not None:
        return (Hat(seated.named, f"Appointed to {seated.seat_title} on behalf of {seated.named.name}."),)
    joint = (
        tuple(e for e in seated.employers if _may_speak_for(e, jobs, on)) if len(seated.employers) > 1 else ()
    )
    if joint:
        voting = tuple(
            Hat(e.body, _joint_words(seated, e, jobs, on)) for e in sorted(joint, key=lambda e: e.body)
        )
    elif seated.own is not None:
        voting = (Hat(seated.own, f"{seated.seat_title} is a seat of {seated.own.name}."),)
    else:
        voting = ()
    return (*voting, *_other_employers(voting, jobs, set(bodies_here), on))


def _may_speak_for(employer: Employer, jobs: tuple[Job, ...], on: date) -> bool:
    """Its own dates decide, and those of the person's job with it where one is recorded."""
    known = [job for job in jobs if job.organisation == employer.body.id]
    works = not known or any(job.period.covers(on) for job in known)
    return employer.period.covers(on) and works


def _joint_words(seated: SeatedFacts, employer: Employer, jobs: tuple[Job, ...], on: date) -> str:
    since = next(
        (j.period.start for j in jobs if j.organisation == employer.body.id and j.period.covers(on)), None
    )
    works = f"; works for {employer.body.name} since {words.day(since)}" if since else ""
    others = " and ".join(sorted(e.body.name for e in seated.employers))
    return f"{seated.post_title} is a joint post of {others}{works}."


def _other_employers(
    voting: tuple[Hat, ...], jobs: tuple[Job, ...], bodies_here: set[Body], on: date
) -> tuple[Hat, ...]:
    worn = {hat.body for hat in voting}
    found = {Body(job.organisation_name, job.organisation): job for job in jobs if job.period.covers(on)}
    return tuple(
        Hat(
            body,
            f"Works for {body.name} since {words.day(found[body].period.start)}, which has a seat here.",
            False,
        )
        for body in sorted(found)
        if body in bodies_here and body not in worn
    )
