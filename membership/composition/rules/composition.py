"""Rules of composition, expanded: which seats a committee must have on a day (R34).

"One clinical director per sub-place", "each social-care authority", "at least two independent non-executives" follow
places and organisations as they change: a seat is asked for on the days on which the rule, the committee and the unit
are all in force.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from governance.foundation.periods import Period
from membership.composition.rules.facts import (
    AUTHORITY,
    DISTRICT,
    KIND,
    LISTED,
    OF_PLACES,
    ONCE,
    WHOLE,
    Area,
    CommitteeFacts,
    OrganisationFacts,
    RequiredSeat,
    RuleFacts,
    Unit,
)

SOCIAL_CARE_TIERS = frozenset({"county", "unitary", "metropolitan", "london_borough"})
"""Tiers of the councils with social services functions; a district is none of them."""
UNIT = "{unit}"
TITLE_LENGTH = 200
Span = tuple[Unit, Period]


def common(*periods: Period) -> Period | None:
    """The days that all of these spans share; None when there is none."""
    start = max(period.start for period in periods)
    end = min((period.end for period in periods if period.end is not None), default=None)
    return None if end is not None and end < start else Period(start, end)


def lies_within(place: int | None, outer: int, area: Area) -> bool:
    """Is this place the outer one, or does it lie inside it, at whatever depth?"""
    while place is not None:
        if place == outer:
            return True
        facts = area.places.get(place)
        place = facts.parent if facts else None
    return False


def applies_to(rule: RuleFacts, committee: CommitteeFacts, area: Area) -> bool:
    """Is this a rule of that committee: its own, or of every committee of its kind, in the place that it names?"""
    if rule.icb != committee.icb:
        return False
    if rule.committee is not None:
        if rule.committee != committee.id:
            return False
    elif rule.committee_kind != committee.kind:
        return False
    in_place = rule.only_place is None or committee.place is None
    return in_place or lies_within(committee.place, rule.only_place or 0, area)


def spans(rule: RuleFacts, committee: CommitteeFacts, area: Area) -> list[Span]:
    """Every unit that the rule asks seats for in that committee, with the days on which it does."""
    if not applies_to(rule, committee, area):
        return []
    whole = common(rule.period, committee.period, *([rule.part_period] if rule.part_period else []))
    if whole is None:
        return []
    found = ((unit, common(whole, *periods)) for unit, periods in _units(rule, committee, area))
    return [(unit, period) for unit, period in found if period is not None]


def _units(
    rule: RuleFacts, committee: CommitteeFacts, area: Area
) -> Iterator[tuple[Unit, tuple[Period, ...]]]:
    """Every unit of all times, with the spans on which it depends."""
    if rule.per == ONCE:
        yield WHOLE, ()
    elif rule.per in OF_PLACES:
        yield from _places(rule, committee, area)
    elif rule.per in (AUTHORITY, DISTRICT):
        yield from _authorities(rule, committee, area)
    elif rule.per in (LISTED, KIND):
        yield from _bodies(rule, committee, area)


def _places(
    rule: RuleFacts, committee: CommitteeFacts, area: Area
) -> Iterator[tuple[Unit, tuple[Period, ...]]]:
    for place in area.places.values():
        is_another = place.kind == rule.per and place.id != committee.place
        if is_another and _in_area(place.id, rule, committee, area):
            yield Unit("place", place.id, place.name), (place.period,)


def _authorities(
    rule: RuleFacts, committee: CommitteeFacts, area: Area
) -> Iterator[tuple[Unit, tuple[Period, ...]]]:
    for link in area.alignments:
        council, place = area.organisations[link.organisation], area.places[link.place]
        if _is_of_tier(council, rule.per) and _in_area(link.place, rule, committee, area):
            yield _organisation(council), (link.period, place.period, council.period)


def _bodies(
    rule: RuleFacts, committee: CommitteeFacts, area: Area
) -> Iterator[tuple[Unit, tuple[Period, ...]]]:
    named = rule.organisations | (committee.convening if rule.per == KIND else frozenset())
    for key in sorted(named):
        body = area.organisations[key]
        if rule.per == LISTED or is_of_kind(body.kind, body.sector, rule):
            yield _organisation(body), (body.period,)


def _organisation(body: OrganisationFacts) -> Unit:
    return Unit("organisation", body.id, body.name)


def _is_of_tier(council: OrganisationFacts, per: str) -> bool:
    return council.tier in SOCIAL_CARE_TIERS if per == AUTHORITY else council.tier == "district"


def is_of_kind(kind: str, sector: str, rule: RuleFacts) -> bool:
    """Does an organisation have one of the kinds and one of the sectors of the rule? None named means any."""
    return (not rule.kinds or kind in rule.kinds) and (not rule.sectors or sector in rule.sectors)


def _in_area(place: int, rule: RuleFacts, committee: CommitteeFacts, area: Area) -> bool:
    """The area of a committee is its place; of one without a place the place that the rule names, else the ICB."""
    outer = committee.place if committee.place is not None else rule.only_place
    if outer is not None:
        return lies_within(place, outer, area)
    return area.places[place].icb == committee.icb


def required_seats(
    rules: Iterable[RuleFacts], committee: CommitteeFacts, area: Area, *, on: date
) -> list[RequiredSeat]:
    """The seats that the rules ask for on that day: rules in their order, units by name, one entry a seat."""
    return [
        RequiredSeat(rule, unit, ordinal, seat_title(rule, unit, ordinal), until)
        for rule in sorted(rules, key=lambda rule: (rule.position, rule.id))
        for unit, until in units_on(rule, committee, area, on=on)
        for ordinal in range(1, rule.count + 1)
    ]


def units_on(
    rule: RuleFacts, committee: CommitteeFacts, area: Area, *, on: date
) -> list[tuple[Unit, date | None]]:
    """The units of a rule on that day, each once, and the last known day of each (None = open)."""
    ends: dict[Unit, list[date | None]] = {}
    for unit, period in spans(rule, committee, area):
        if period.covers(on):
            ends.setdefault(unit, []).append(period.end)
    last = {
        unit: None if None in days else max(day for day in days if day is not None)
        for unit, days in ends.items()
    }
    return sorted(last.items(), key=lambda item: (item[0].name, item[0]))


def last_day_before(
    rule: RuleFacts, unit: Unit, committee: CommitteeFacts, area: Area, *, on: date
) -> date | None:
    """The last day before `on` on which the rule asked for a seat of that unit; None when it never did."""
    found = [
        period.end
        for one, period in spans(rule, committee, area)
        if one == unit and period.end is not None and period.end < on
    ]
    return max(found, default=None)


def seat_title(rule: RuleFacts, unit: Unit, ordinal: int) -> str:
    """The seat's title: the unit in the place of {unit}, or behind the words; a number where a unit has several."""
    title = rule.seat_title
    if UNIT in title:
        title = title.replace(UNIT, unit.name)
    elif unit.name:
        title = f"{title}: {unit.name}"
    number = f" ({ordinal})" if rule.count > 1 else ""
    return title.strip()[: TITLE_LENGTH - len(number)] + number


def authorities_of_unknown_tier(
    rule: RuleFacts, committee: CommitteeFacts, area: Area, *, on: date
) -> list[str]:
    """Aligned councils whose tier is not recorded: whether the rule asks for their seat cannot be told."""
    if rule.per not in (AUTHORITY, DISTRICT) or not applies_to(rule, committee, area):
        return []
    return sorted(
        {
            council.name
            for link in area.alignments
            for council in [area.organisations[link.organisation]]
            if not council.tier
            and link.period.covers(on)
            and council.period.covers(on)
            and _in_area(link.place, rule, committee, area)
        }
    )
