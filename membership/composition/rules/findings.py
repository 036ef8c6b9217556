"""Required against filled: vacancies, missing and surplus seats, seats without a unit, ineligible holders (R34)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from governance.foundation import words
from membership.composition.rules.composition import applies_to, authorities_of_unknown_tier, units_on
from membership.composition.rules.facts import (
    ONCE,
    Area,
    CommitteeFacts,
    HolderFacts,
    RuleFacts,
)
from membership.composition.rules.holders import NOT_MET, UNKNOWN, Elsewhere, Finding, check_holder
from membership.composition.rules.seats import Loose, Matched, Matching

JOINT_COMMITTEE = "Local Government and Public Involvement in Health Act 2007, section 116ZA"
LOOSE = {
    "unit_gone": (
        "seat.unit_gone",
        "{title} was made for {unit}, which the rule names no more on this day. End the seat.",
    ),
    "rule_over": (
        "seat.rule_over",
        "The rule that made {title} is over. End the seat, or give it another rule.",
    ),
    "too_many": ("seat.over", "{title} is one seat more than the rule asks for."),
}


def findings(
    matching: Matching,
    *,
    rules: Iterable[RuleFacts],
    committee: CommitteeFacts,
    area: Area,
    holders: Mapping[int, Sequence[HolderFacts]],
    elsewhere: Elsewhere,
    on: date,
) -> list[Finding]:
    """Everything to look at on that day, in the order of the rules. `rules` are those in force; `holders` by seat."""
    in_force = sorted(rules, key=lambda rule: (rule.position, rule.id))
    found: list[Finding] = []
    for rule in in_force:
        found += _on_units(rule, committee, area, on)
        for one in matching.matched:
            if one.required.rule.id == rule.id:
                found += _on_seat(one, holders, committee, area, elsewhere)
        found += _on_nominators(rule, area, on)
    by_id = {rule.id: rule for rule in in_force}
    return [*found, *(_on_loose(one, by_id) for one in matching.loose)]


def _on_units(rule: RuleFacts, committee: CommitteeFacts, area: Area, on: date) -> Iterator[Finding]:
    """A rule that asks for no seat because the portal knows no unit of it is worth a word."""
    for name in authorities_of_unknown_tier(rule, committee, area, on=on):
        reason = f"The tier of {name} is not recorded, so whether it has a seat cannot be told."
        yield Finding(UNKNOWN, "rule.tier_unknown", reason, rule.clause, rule=rule.id)
    if rule.per == ONCE or not applies_to(rule, committee, area) or units_on(rule, committee, area, on=on):
        return
    reason = f"{_plain(rule)}: nothing that the rule counts is recorded for this day, so it asks for no seat."
    yield Finding(UNKNOWN, "rule.no_unit", reason, rule.clause, rule=rule.id)


def _on_seat(
    one: Matched,
    holders: Mapping[int, Sequence[HolderFacts]],
    committee: CommitteeFacts,
    area: Area,
    elsewhere: Elsewhere,
) -> list[Finding]:
    wanted, rule, seat = one.required, one.required.rule, one.seat
    if seat is None:
        reason = f"The rule asks for {wanted.title}, and the committee has no such seat."
        return [Finding(NOT_MET, "seat.missing", reason, rule.clause, rule=rule.id)]
    found: list[Finding] = []
    if seat.is_voting != rule.is_voting:
        has, asks = ("has a vote", "none") if seat.is_voting else ("has no vote", "one")
        reason = f"{seat.title} {has}, and the rule gives it {asks}."
        found.append(Finding(NOT_MET, "seat.vote_differs", reason, rule.clause, rule=rule.id))
    sitting = holders.get(seat.id, ())
    if not sitting:
        found.append(Finding(NOT_MET, "seat.vacant", _vacant(one, elsewhere), rule.clause, rule=rule.id))
    for holder in sitting:
        found += check_holder(wanted, holder, area=area, own=committee.own, elsewhere=elsewhere)
    return [replace(finding, seat=seat.id) for finding in found]


def _vacant(one: Matched, elsewhere: Elsewhere) -> str:
    """That nobody holds it; and, of a seat that another entails, that somebody should (R132)."""
    assert one.seat is not None
    follows = one.required.rule.holder.follows
    if follows is not None and elsewhere.sitting.get(follows):
        name = elsewhere.rule_names.get(follows, "another seat")
        return f"Nobody holds {one.seat.title}, which goes with {name}: appoint its holder here as well."
    return f"Nobody holds {one.seat.title}."


def _on_nominators(rule: RuleFacts, area: Area, on: date) -> Iterator[Finding]:
    """Organisations that may nominate and no longer exist (R113)."""
    for key in sorted(rule.holder.nominators):
        body = area.organisations.get(key)
        if body is not None and body.period.end is not None and body.period.end < on:
            reason = f"{body.name} is on the list of who nominates and ended on {words.day(body.period.end)}."
            yield Finding(NOT_MET, "rule.nominator_ended", reason, rule.clause, rule=rule.id)


def _on_loose(one: Loose, rules: Mapping[int, RuleFacts]) -> Finding:
    code, reason = LOOSE[one.why]
    told = reason.format(title=one.seat.title, unit=one.link.unit.name or "the committee as a whole")
    rule = rules.get(one.link.rule)
    clause = rule.clause if rule else one.seat.rule_text
    return Finding(NOT_MET, code, told, clause, rule=one.link.rule, seat=one.seat.id)


def _plain(rule: RuleFacts) -> str:
    return rule.seat_title.replace("{unit}", "…")


def check_icp(
    committee: CommitteeFacts, *, established_on: date | None, area: Area, councils: Iterable[int]
) -> list[Finding]:
    """An ICP is set up once the ICB exists in law (R115), by the ICB and its councils as equal partners (R114).

    `established_on` is its first day as an ICP (None while it is only proposed or in shadow form); `councils` are
    the social-care authorities of the ICB's area.
    """
    if committee.kind != "icp":
        return []
    found: list[Finding] = []
    icb = area.organisations[committee.own]
    if established_on is not None and established_on < icb.period.start:
        reason = (
            f"{committee.name} is established from {words.day(established_on)}, before the ICB exists in law "
            f"({words.day(icb.period.start)}). An ICP can only be set up once the ICB is established."
        )
        found.append(Finding(NOT_MET, "icp.before_icb", reason, JOINT_COMMITTEE))
    partners = {committee.own, *councils}
    absent = sorted(area.organisations[key].name for key in partners - committee.convening)
    if absent:
        reason = f"The ICB and the councils set up an ICP jointly. Not among those who convene it: {'; '.join(absent)}."
        found.append(Finding(NOT_MET, "icp.not_joint", reason, JOINT_COMMITTEE))
    return found
