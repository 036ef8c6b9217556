"""Required against filled: the seats that rules ask for on a day, who holds them, and what is not right (R34)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.enums import BodyStatus
from governance.models import Committee, Seat
from membership.composition.models import CompositionRule, RuleSeat
from membership.composition.rules.board import check_board
from membership.composition.rules.composition import SOCIAL_CARE_TIERS, applies_to, required_seats
from membership.composition.rules.facts import RequiredSeat
from membership.composition.rules.findings import check_icp, findings
from membership.composition.rules.holders import Elsewhere, Finding
from membership.composition.rules.seats import Matching, Plan, match, plan_of
from membership.composition.selectors.facts import Gathered, committees_with_rules, gather
from membership.people.models import Appointment, DeputyArrangement
from membership.people.selectors.committees import Member

__all__ = [
    "Composition",
    "RuleReport",
    "Slot",
    "committee_visible_to",
    "committees_of_rule",
    "committees_with_rules",
    "composition_of",
    "compositions",
    "leaving_with",
    "links_of_seat",
    "what_rules_follow",
]


@dataclass(frozen=True)
class Slot:
    """One required seat: the seat that stands for it with its holders, and what is wrong with it."""

    required: RequiredSeat
    member: Member | None
    is_linked: bool
    findings: tuple[Finding, ...] = ()

    @property
    def is_filled(self) -> bool:
        return self.member is not None and not self.member.is_vacant


@dataclass(frozen=True)
class RuleReport:
    """What one rule asks for on the day. `findings` are those about the rule and no single seat."""

    rule: CompositionRule
    slots: tuple[Slot, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def required(self) -> int:
        return len(self.slots)

    @property
    def filled(self) -> int:
        return sum(slot.is_filled for slot in self.slots)


@dataclass(frozen=True)
class Composition:
    """A committee's rules against its seats on a day. `spare` are seats that no rule asks for (R112)."""

    committee: Committee
    on: date
    rules: tuple[RuleReport, ...]
    spare: tuple[Member, ...]
    loose: tuple[Member, ...]
    findings: tuple[Finding, ...]
    plan: Plan

    @property
    def required(self) -> int:
        return sum(report.required for report in self.rules)

    @property
    def filled(self) -> int:
        return sum(report.filled for report in self.rules)


def composition_of(committee: Committee, *, on: date) -> Composition:
    """One committee on a day."""
    (found,) = compositions([committee], on=on)
    return found


def compositions(committees: Collection[Committee], *, on: date) -> list[Composition]:
    """The committees on a day, in the order given: the number of queries does not grow with their number."""
    if not committees:
        return []
    gathered = gather(committees, on=on)
    seats_here = {member.seat.committee_id for member in gathered.members.values()}
    matchings = {key: _match(gathered, key, on) for key in {*seats_here, *(row.pk for row in committees)}}
    sitting = _sitting(gathered, matchings)
    return [_compose(gathered, row.pk, matchings, sitting, on) for row in committees]


def _match(gathered: Gathered, committee: int, on: date) -> Matching:
    rules = gathered.rules_of(committee, on=on)
    required = required_seats(rules, gathered.committees[committee], gathered.area, on=on)
    return match(required, gathered.seats_of(committee), gathered.links, rules=rules)


Sitting = Mapping[int, Mapping[int, frozenset[int]]]  # people by rule, by committee


def _sitting(gathered: Gathered, matchings: Mapping[int, Matching]) -> Sitting:
    found: dict[int, dict[int, frozenset[int]]] = defaultdict(dict)
    for committee, matching in matchings.items():
        for one in matching.matched:
            if one.seat is not None:
                people = {holder.person for holder in gathered.holders.get(one.seat.id, ())}
                known = found[committee].get(one.required.rule.id, frozenset())
                found[committee][one.required.rule.id] = known | people
    return found


def _elsewhere(gathered: Gathered, committee: int, sitting: Sitting) -> Elsewhere:
    """A rule of this committee too is asked here only; one of other committees in all of them."""
    people: dict[int, frozenset[int]] = {}
    for key, rule in gathered.rules.items():
        is_own = applies_to(rule, gathered.committees[committee], gathered.area)
        places = [committee] if is_own else list(sitting)
        people[key] = frozenset().union(*(sitting.get(place, {}).get(key, ()) for place in places))
    names = {key: str(row) for key, row in gathered.rule_rows.items()}
    return Elsewhere(people, names)


def _compose(
    gathered: Gathered, committee: int, matchings: Mapping[int, Matching], sitting: Sitting, on: date
) -> Composition:
    matching, facts = matchings[committee], gathered.committees[committee]
    rules = gathered.rules_of(committee, on=on)
    found = findings(
        matching,
        rules=rules,
        committee=facts,
        area=gathered.area,
        holders=gathered.holders,
        elsewhere=_elsewhere(gathered, committee, sitting),
        on=on,
    )
    row = gathered.committee_rows[committee]
    members = gathered.members
    found = [*_icp_findings(gathered, row, on), *_board_findings(gathered, matching, committee), *found]
    return Composition(
        committee=row,
        on=on,
        rules=_reports(gathered, matching, found, rules),
        spare=tuple(members[seat.id] for seat in matching.spare),
        loose=tuple(members[one.seat.id] for one in matching.loose),
        findings=tuple(found),
        plan=plan_of(matching, facts, gathered.area, rules=gathered.rules_of(committee), on=on),
    )


def _reports(
    gathered: Gathered, matching: Matching, found: Iterable[Finding], rules: Iterable[Any]
) -> tuple[RuleReport, ...]:
    of_seat: dict[int, list[Finding]] = defaultdict(list)
    of_rule: dict[int, list[Finding]] = defaultdict(list)
    slots: dict[int, list[Slot]] = defaultdict(list)
    for finding in found:
        if finding.seat is not None:
            of_seat[finding.seat].append(finding)
        elif finding.rule is not None and finding.code != "seat.missing":
            of_rule[finding.rule].append(finding)
    for one in matching.matched:
        member = gathered.members[one.seat.id] if one.seat else None
        told = tuple(of_seat.get(one.seat.id, ())) if one.seat else ()
        slots[one.required.rule.id].append(Slot(one.required, member, one.is_linked, told))
    ordered = sorted(rules, key=lambda rule: (rule.position, rule.id))
    return tuple(
        RuleReport(gathered.rule_rows[rule.id], tuple(slots[rule.id]), tuple(of_rule[rule.id]))
        for rule in ordered
    )


def _board_findings(gathered: Gathered, matching: Matching, committee: int) -> list[Finding]:
    required = sum(one.required.rule.is_voting for one in matching.matched)
    votes = [seat.id for seat in gathered.seats_of(committee) if seat.is_voting]
    return check_board(gathered.committees[committee], required_votes=required, votes=votes)


def _icp_findings(gathered: Gathered, row: Committee, on: date) -> list[Finding]:
    in_shadow = row.status in (BodyStatus.PROPOSED, BodyStatus.SHADOW)
    established_on = None if in_shadow else row.established_on or row.effective_from
    councils = {
        link.organisation
        for link in gathered.area.alignments
        if gathered.area.places[link.place].icb == row.icb_id
        and link.period.covers(on)
        and gathered.area.organisations[link.organisation].tier in SOCIAL_CARE_TIERS
        and gathered.area.organisations[link.organisation].period.covers(on)
    }
    facts = gathered.committees[row.pk]
    return check_icp(facts, established_on=established_on, area=gathered.area, councils=councils)


def what_rules_follow(icb: Any) -> dict[int, int | None]:
    """For every rule of an ICB, the rule whose seat entails its own, if any (R132)."""
    return dict(CompositionRule.objects.filter(icb=icb).values_list("pk", "follows"))


def committee_visible_to(user: Any, pk: int, *, on: date) -> Committee | None:
    """The committee, if this person may see it on that day."""
    rows = Committee.objects.visible_to(user, on=on).select_related("icb", "place")
    return rows.filter(pk=pk).first()


def committees_of_rule(rule: CompositionRule, *, on: date) -> list[Committee]:
    """The committees in force on that day for which a rule holds, whether or not it is in force itself."""
    rows = Committee.objects.filter(icb=rule.icb_id).in_force(on).order_by("name")
    rows = rows.filter(pk=rule.committee_id) if rule.committee_id else rows.filter(kind=rule.committee_kind)
    return list(rows)


def links_of_seat(seat: Seat) -> list[RuleSeat]:
    """The rules for which a seat stands, whatever the day, the newest first."""
    rows = RuleSeat.objects.filter(seat=seat).select_related(
        "rule__committee", "unit_place", "unit_organisation"
    )
    return list(rows.order_by("-rule__effective_from", "-pk"))


@dataclass(frozen=True)
class Leaving:
    """What hangs on a seat that ends: appointments and deputies that would outlast it."""

    appointments: tuple[Appointment, ...]
    deputies: tuple[DeputyArrangement, ...]


def leaving_with(seat: int, *, last_day: date) -> Leaving:
    """Appointments and deputy arrangements of the seat that are in force after that day, or have no end."""
    own = Appointment.objects.filter(seat=seat).exclude(effective_to__lte=last_day)
    deputies = DeputyArrangement.objects.filter(seat=seat).exclude(effective_to__lte=last_day)
    return Leaving(
        tuple(own.select_related("person", "seat__committee", "post")),
        tuple(deputies.select_related("person", "seat__committee")),
    )
