"""What the rules of composition read, from the database: a fixed number of queries for any number of committees."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from governance.foundation.periods import Period
from governance.models import Committee, Organisation, Place, PlaceAuthority, Seat
from membership.composition.models import CompositionRule, RuleSeat
from membership.composition.rules.composition import applies_to
from membership.composition.rules.facts import (
    AlignmentFacts,
    Area,
    CommitteeFacts,
    ExistingSeat,
    HolderFacts,
    HolderRule,
    JobFacts,
    OrganisationFacts,
    PlaceFacts,
    RuleFacts,
    SeatLink,
    Unit,
)
from membership.people.models import Appointment, Employment
from membership.people.selectors.committees import Holder, Member, fill

LISTS = ("organisations", "nominators", "excluded_posts", "excluded_rules")
NO_LISTS: Mapping[str, Iterable[Any]] = dict.fromkeys(LISTS, ())


@dataclass(frozen=True)
class Gathered:
    """Facts of the ICBs of some committees, and the rows that pages show. Keys are ids; `rules` are of all times."""

    area: Area
    committees: dict[int, CommitteeFacts]
    committee_rows: dict[int, Committee]
    rules: dict[int, RuleFacts]
    rule_rows: dict[int, CompositionRule]
    members: dict[int, Member] = field(default_factory=dict)
    links: tuple[SeatLink, ...] = ()
    holders: dict[int, tuple[HolderFacts, ...]] = field(default_factory=dict)

    def rules_of(self, committee: int, *, on: date | None = None) -> list[RuleFacts]:
        """The rules that hold for a committee: those in force on a day, or of all times."""
        facts = self.committees[committee]
        return [
            rule
            for rule in self.rules.values()
            if applies_to(rule, facts, self.area) and (on is None or rule.period.covers(on))
        ]

    def seats_of(self, committee: int) -> list[ExistingSeat]:
        return [existing(m.seat) for m in self.members.values() if m.seat.committee_id == committee]


def gather(committees: Iterable[Committee], *, on: date) -> Gathered:
    """Everything that is needed to compare the seats of these committees with their rules on a day."""
    rows_asked = list(committees)
    asked, icbs = {row.pk for row in rows_asked}, {row.icb_id for row in rows_asked}
    rule_rows = {row.pk: row for row in _rule_rows(icbs)}
    rules = {key: rule_facts(row) for key, row in rule_rows.items()}
    rows = {row.pk: row for row in _committee_rows(icbs)}
    facts = {key: committee_facts(row) for key, row in rows.items()}
    found = Gathered(_area(icbs, facts.values(), rules.values()), facts, rows, rules, rule_rows)
    needed = asked | _also_needed(found, asked, on)
    members = {m.pk: m for m in fill(Seat.objects.in_force(on).filter(committee__in=needed), on=on)}
    return Gathered(
        found.area, facts, rows, rules, rule_rows, members, _links(members), _holders(members.values(), on)
    )


def committees_with_rules(committees: Collection[Committee], *, on: date) -> set[int]:
    """Those of the committees for which a rule holds on that day."""
    icbs = {row.icb_id for row in committees}
    in_force = CompositionRule.objects.filter(icb__in=icbs).in_force(on).select_related("part", "post")
    rules = [rule_facts(row, NO_LISTS) for row in in_force]
    if not rules:
        return set()
    area = Area(_places(icbs))
    facts = [
        CommitteeFacts(row.pk, row.icb_id, row.name, row.kind, _period(row), row.place_id)
        for row in committees
    ]
    return {one.id for one in facts if any(applies_to(rule, one, area) for rule in rules)}


def _rule_rows(icbs: Iterable[int]) -> Iterable[CompositionRule]:
    rows = CompositionRule.objects.filter(icb__in=icbs).select_related("committee", "part", "post")
    return rows.prefetch_related("organisations", "nominators", "excluded_posts", "excluded_rules")


def _committee_rows(icbs: Iterable[int]) -> Iterable[Committee]:
    rows = Committee.objects.filter(icb__in=icbs).select_related("icb__organisation", "place")
    return rows.prefetch_related("convening_organisations")


def _also_needed(found: Gathered, asked: set[int], on: date) -> set[int]:
    """The committees whose seats other rules refer to: a seat that entails another, a seat that shuts one out."""
    named: set[int] = set()
    for committee in asked:
        for rule in found.rules_of(committee, on=on):
            named |= rule.holder.excluded_rules | ({rule.holder.follows} if rule.holder.follows else set())
    return {
        key
        for key, facts in found.committees.items()
        if facts.period.covers(on) and any(applies_to(found.rules[n], facts, found.area) for n in named)
    }


def _area(icbs: Iterable[int], committees: Iterable[CommitteeFacts], rules: Iterable[RuleFacts]) -> Area:
    links = tuple(
        AlignmentFacts(row.place_id, row.authority_id, _period(row))
        for row in PlaceAuthority.objects.filter(place__icb__in=icbs)
    )
    wanted = {link.organisation for link in links}
    for committee in committees:
        wanted |= committee.convening | {committee.own}
    for rule in rules:
        wanted |= rule.organisations | rule.holder.nominators
    bodies = Organisation.objects.filter(pk__in=wanted)
    return Area(_places(icbs), links, {row.pk: organisation_facts(row) for row in bodies})


def _places(icbs: Iterable[int]) -> dict[int, PlaceFacts]:
    return {
        row.pk: PlaceFacts(row.pk, row.icb_id, row.name, row.kind, _period(row), row.parent_id)
        for row in Place.objects.filter(icb__in=icbs)
    }


def _period(row: Any) -> Period:
    return Period(row.effective_from, row.effective_to)


def organisation_facts(row: Organisation) -> OrganisationFacts:
    return OrganisationFacts(row.pk, row.name, row.kind, row.sector, _period(row), row.authority_tier)


def committee_facts(row: Committee) -> CommitteeFacts:
    return CommitteeFacts(
        row.pk,
        row.icb_id,
        row.name,
        row.kind,
        _period(row),
        place=row.place_id,
        own=row.icb.organisation_id,
        convening=frozenset(body.pk for body in row.convening_organisations.all()),
    )


def rule_facts(row: CompositionRule, many: Mapping[str, Iterable[Any]] | None = None) -> RuleFacts:
    """The row as a fact; its part, post and lists must be loaded or loadable.

    `many` are lists that are not saved yet, by name, and stand in place of the row's own.
    """
    lists = {
        name: frozenset(one.pk for one in many[name]) if many and name in many else _keys(row, name)
        for name in LISTS
    }
    return RuleFacts(
        id=row.pk or 0,
        icb=row.icb_id,
        seat_title=row.seat_title,
        category=row.category,
        per=row.per,
        period=_period(row),
        clause=row.clause,
        position=row.position,
        committee=row.committee_id,
        committee_kind=row.committee_kind,
        only_place=row.only_place_id,
        part=row.part_id,
        part_period=_period(row.part) if row.part else None,
        is_voting=row.is_voting,
        count=row.count,
        is_minimum=row.is_minimum,
        organisations=lists["organisations"],
        kinds=frozenset(row.kinds),
        sectors=frozenset(row.sectors),
        holder=_holder_rule(row, lists),
    )


def _holder_rule(row: CompositionRule, lists: Mapping[str, frozenset[int]]) -> HolderRule:
    return HolderRule(
        post=row.post_id,
        post_title=row.post.title if row.post else "",
        office=row.office,
        nominee_allowed=row.nominee_allowed,
        nominee_seniority=row.nominee_seniority,
        minimum_seniority=row.minimum_seniority,
        is_independent=row.is_independent,
        basis=row.basis,
        nominators=lists["nominators"],
        excluded_posts=lists["excluded_posts"],
        excluded_rules=lists["excluded_rules"],
        follows=row.follows_id,
    )


def _keys(row: CompositionRule, name: str) -> frozenset[int]:
    """The ids in one of the row's lists; a row that is not saved has none."""
    return frozenset(one.pk for one in getattr(row, name).all()) if row.pk else frozenset()


def existing(seat: Seat) -> ExistingSeat:
    return ExistingSeat(
        seat.pk,
        seat.title,
        seat.category,
        _period(seat),
        part=seat.part_id,
        is_voting=seat.is_voting,
        organisation=seat.organisation_id,
        post=seat.post_id,
        rule_text=seat.rule,
        position=seat.position,
        kind=seat.organisation.kind if seat.organisation else "",
        sector=seat.organisation.sector if seat.organisation else "",
    )


def _links(seats: Collection[int]) -> tuple[SeatLink, ...]:
    rows = RuleSeat.objects.filter(seat__in=seats).select_related("unit_place", "unit_organisation")
    return tuple(SeatLink(row.rule_id, unit_of(row), row.ordinal, row.seat_id) for row in rows)


def unit_of(row: RuleSeat) -> Unit:
    if row.unit_place is not None:
        return Unit("place", row.unit_place.pk, row.unit_place.name)
    if row.unit_organisation is not None:
        return Unit("organisation", row.unit_organisation.pk, row.unit_organisation.name)
    return Unit()


def _holders(members: Iterable[Member], on: date) -> dict[int, tuple[HolderFacts, ...]]:
    """Who sits in each seat, with jobs, offices and nominations in force that day."""
    seated = [(member.pk, holder) for member in members for holder in member.holders]
    people = {holder.person.pk for _, holder in seated}
    jobs: dict[int, list[JobFacts]] = defaultdict(list)
    for row in Employment.objects.filter(person__in=people).in_force(on).select_related("organisation"):
        jobs[row.person_id].append(_job(row.organisation, row.job_title, row.seniority))
    posts: dict[int, dict[int, str]] = defaultdict(dict)
    held = Appointment.objects.filter(person__in=people, post__isnull=False).in_force(on)
    for appointment in held.select_related("post"):
        if appointment.post is not None:
            posts[appointment.person_id][appointment.post.pk] = appointment.post.title
    nominated: dict[int, set[int]] = defaultdict(set)
    nominations = Appointment.nominated_by.through.objects.filter(
        appointment__in={holder.appointment.pk for _, holder in seated}
    )
    for appointment_id, organisation_id in nominations.values_list("appointment_id", "organisation_id"):
        nominated[appointment_id].add(organisation_id)
    found: dict[int, tuple[HolderFacts, ...]] = {}
    for key, holder in seated:
        one = _holder(holder, tuple(jobs[holder.person.pk]), posts[holder.person.pk], nominated)
        found[key] = (*found.get(key, ()), one)
    return found


def _holder(
    holder: Holder, jobs: tuple[JobFacts, ...], posts: dict[int, str], nominated: dict[int, set[int]]
) -> HolderFacts:
    appointment = holder.appointment
    speaks_for = appointment.on_behalf_of
    return HolderFacts(
        person=holder.person.pk,
        name=str(holder.person),
        way=holder.standing.way,
        basis=appointment.basis,
        job_title=holder.person.job_title,
        jobs=jobs,
        speaks_for=_job(speaks_for) if speaks_for else None,
        posts=posts,
        nominated_by=frozenset(nominated.get(appointment.pk, ())),
    )


def _job(body: Organisation, title: str = "", seniority: str = "") -> JobFacts:
    return JobFacts(body.pk, body.name, body.kind, body.sector, title, seniority)
