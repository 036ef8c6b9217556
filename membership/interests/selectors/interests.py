"""Interests as rows, as facts for the rules, and what each rule says of them on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Min, QuerySet

from governance.foundation.outcome import Outcome
from governance.foundation.periods import Period
from governance.foundation.permissions import Anchor, can
from membership.interests.models import GiftOrHospitality, Interest, InterestRedaction
from membership.interests.models.interests import reports_of
from membership.interests.rules.interests import (
    InterestFacts,
    RedactionFacts,
    declared_in_time,
    private_term_over,
    public_on,
)
from membership.interests.rules.policy import PolicyFacts, in_force_of
from membership.interests.selectors.policy import versions_of
from membership.people.models import Appointment, Person
from membership.permissions import REVIEW_INTERESTS


def interest_facts(interest: Interest) -> InterestFacts:
    return InterestFacts(
        Period(interest.effective_from, interest.effective_to), interest.state, interest.declared_on
    )


def redaction_facts(redaction: InterestRedaction) -> RedactionFacts:
    return RedactionFacts(Period(redaction.effective_from, redaction.effective_to), redaction.scope)


@dataclass(frozen=True)
class Judged:
    """An interest with what the rules say of it on a day."""

    interest: Interest
    publicity: Outcome
    timing: Outcome
    redaction: InterestRedaction | None


def judged(interests: Iterable[Interest], *, icb: Any, on: date) -> list[Judged]:
    """Interests of one ICB with publicity, timing and the redaction of that day; three queries for any number."""
    rows = list(interests)
    versions = versions_of(icb)
    kept = _redactions(rows)
    first = first_held_by({row.person_id for row in rows})
    return [_judge(row, kept[row.pk], versions, first.get(row.person_id), on) for row in rows]


def judge(interest: Interest, *, on: date) -> Judged:
    """The same for one."""
    return judged([interest], icb=interest.person.icb_id, on=on)[0]


def _judge(
    row: Interest,
    redactions: list[InterestRedaction],
    versions: list[PolicyFacts],
    first_held: date | None,
    on: date,
) -> Judged:
    facts = interest_facts(row)
    publicity = public_on(facts, map(redaction_facts, redactions), in_force_of(versions, on), on)
    timing = declared_in_time(facts, first_held=first_held, versions=versions)
    return Judged(row, publicity, timing, next((one for one in redactions if one.is_in_force(on)), None))


def _redactions(rows: list[Interest]) -> dict[int, list[InterestRedaction]]:
    found: dict[int, list[InterestRedaction]] = defaultdict(list)
    for redaction in InterestRedaction.objects.filter(interest__in=rows):
        found[redaction.interest_id].append(redaction)
    return found


def first_held_by(people: Iterable[int]) -> dict[int, date]:
    """The first day on which each person took a seat or post, by the person's key: the clock of LP38 starts there."""
    held = Appointment.objects.filter(person__in=set(people)).order_by().values("person")
    return {row["person"]: row["first"] for row in held.annotate(first=Min("effective_from"))}


def interests_of(user: Any, person: Person, *, rights_on: date) -> QuerySet[Interest]:
    """Everything that a person has declared, of all times, for those who may read it; newest first."""
    rows = Interest.objects.visible_to(user, on=rights_on).filter(person=person)
    return rows.select_related("person", "organisation").order_by("-effective_from", "pk")


def to_review(user: Any, icb: Any, *, rights_on: date) -> QuerySet[Interest]:
    """What waits for this reviewer, oldest declaration first; one's own is looked at by somebody else."""
    rows = Interest.objects.filter(person__icb=icb, state="declared")
    if not can(user, REVIEW_INTERESTS, Anchor(icb.pk), on=rights_on).ok:
        rows = rows.filter(person__in=reports_of(user, on=rights_on))
    return (
        rows.exclude(person__user=user).select_related("person", "organisation").order_by("declared_on", "pk")
    )


def redactions_of(interest: Interest) -> QuerySet[InterestRedaction]:
    return InterestRedaction.objects.filter(interest=interest)


@dataclass(frozen=True)
class Purgeable:
    """The record of an interest or of an offer whose private term is over, and its last day."""

    record: Interest | GiftOrHospitality
    outcome: Outcome

    @property
    def pk(self) -> int:
        return self.record.pk


def past_private_term(icb: Any, *, on: date) -> list[Purgeable]:
    """The ended interests of an ICB whose years in the private record are over on that day (LP39)."""
    policy = in_force_of(versions_of(icb), on)
    rows = Interest.objects.filter(person__icb=icb, effective_to__lt=on).select_related("person")
    told = [Purgeable(row, private_term_over(interest_facts(row), policy, on)) for row in rows]
    return [one for one in told if one.outcome.ok]
