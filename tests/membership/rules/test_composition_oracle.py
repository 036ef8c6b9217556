"""Random counties, rules and days: the expansion is what a slow and obvious reading of the rule gives (R34)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.foundation.periods import Period
from membership.composition.rules.composition import last_day_before, required_seats, spans, units_on
from membership.composition.rules.facts import (
    AlignmentFacts,
    Area,
    CommitteeFacts,
    OrganisationFacts,
    PlaceFacts,
    RuleFacts,
    SeatLink,
)
from membership.composition.rules.seats import match, plan_of
from tests.membership.rules.composition_sample import seat

FIRST, DAYS = date(2023, 1, 1), 12
PLACE_KINDS = ("place", "delivery_unit", "sub_place", "neighbourhood")
KINDS = ("local_authority", "nhs_trust", "vcse")
SECTORS = ("local_government", "acute", "vcse")
TIERS = ("", "county", "unitary", "london_borough", "metropolitan", "district")
PER = ("once", *PLACE_KINDS, "authority", "district", "listed", "kind")


def day(offset: int) -> date:
    return FIRST + timedelta(days=offset)


@st.composite
def periods(draw: Any) -> Period:
    start = draw(st.integers(0, DAYS - 1))
    end = draw(st.one_of(st.none(), st.integers(start, DAYS - 1)))
    return Period(day(start), None if end is None else day(end))


@st.composite
def areas(draw: Any) -> Area:
    """Five places, each perhaps inside one with a smaller number, and five organisations."""
    places: dict[int, PlaceFacts] = {}
    for key in range(1, 6):
        parent = draw(st.one_of(st.none(), st.sampled_from(sorted(places)))) if places else None
        kind, icb = draw(st.sampled_from(PLACE_KINDS)), draw(st.sampled_from((1, 1, 1, 2)))
        places[key] = PlaceFacts(key, icb, f"Place {key}", kind, draw(periods()), parent)
    bodies = {
        key: OrganisationFacts(
            key,
            f"Body {key}",
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from(SECTORS)),
            draw(periods()),
            draw(st.sampled_from(TIERS)),
        )
        for key in range(11, 16)
    }
    links = draw(
        st.lists(
            st.builds(
                AlignmentFacts, st.sampled_from(sorted(places)), st.sampled_from(sorted(bodies)), periods()
            ),
            max_size=5,
        )
    )
    return Area(places, tuple(links), bodies)


PLACES = st.one_of(st.none(), st.integers(1, 5))
BODIES = st.frozensets(st.integers(11, 15))


@st.composite
def committees(draw: Any) -> CommitteeFacts:
    return CommitteeFacts(
        50, 1, "Board", "board", draw(periods()), place=draw(PLACES), own=11, convening=draw(BODIES)
    )


@st.composite
def rules(draw: Any) -> RuleFacts:
    own = draw(st.booleans())
    return RuleFacts(
        id=draw(st.integers(1, 3)),
        icb=draw(st.sampled_from((1, 1, 1, 2))),
        seat_title="Member, {unit}",
        category="partner",
        per=draw(st.sampled_from(PER)),
        period=draw(periods()),
        committee=50 if own else None,
        committee_kind="" if own else draw(st.sampled_from(("board", "board", "icp"))),
        only_place=draw(PLACES),
        part_period=draw(st.one_of(st.none(), periods())),
        count=draw(st.integers(1, 3)),
        organisations=draw(BODIES),
        kinds=draw(st.frozensets(st.sampled_from(KINDS), max_size=2)),
        sectors=draw(st.frozensets(st.sampled_from(SECTORS), max_size=2)),
    )


class Oracle:
    """One rule, one committee, one day, read word by word."""

    def __init__(self, rule: RuleFacts, committee: CommitteeFacts, area: Area, on: date) -> None:
        self.rule, self.committee, self.area, self.on = rule, committee, area, on

    def seats(self) -> Counter[tuple[str, int]]:
        if not self.holds():
            return Counter()
        return Counter(dict.fromkeys(self.units(), self.rule.count))

    def holds(self) -> bool:
        rule, committee = self.rule, self.committee
        if rule.icb != committee.icb:
            return False
        if rule.committee is None and rule.committee_kind != committee.kind:
            return False
        if not rule.period.covers(self.on) or not committee.period.covers(self.on):
            return False
        if rule.part_period is not None and not rule.part_period.covers(self.on):
            return False
        if rule.only_place is not None and committee.place is not None:
            return rule.only_place in self.upwards(committee.place)
        return True

    def upwards(self, place: int) -> list[int]:
        """The place itself and everything it lies in."""
        above = self.area.places[place].parent
        return [place] if above is None else [place, *self.upwards(above)]

    def is_ours(self, place: int) -> bool:
        if self.committee.place is not None:
            return self.committee.place in self.upwards(place)
        if self.rule.only_place is not None:
            return self.rule.only_place in self.upwards(place)
        return self.area.places[place].icb == self.committee.icb

    def units(self) -> set[tuple[str, int]]:
        per = self.rule.per
        if per == "once":
            return {("", 0)}
        if per in PLACE_KINDS:
            return {
                ("place", p.id)
                for p in self.area.places.values()
                if p.kind == per
                and p.id != self.committee.place
                and p.period.covers(self.on)
                and self.is_ours(p.id)
            }
        return {
            ("organisation", key)
            for key in self.bodies()
            if self.area.organisations[key].period.covers(self.on)
        }

    def bodies(self) -> set[int]:
        rule, known = self.rule, self.area.organisations
        if rule.per == "listed":
            return set(rule.organisations)
        if rule.per == "kind":
            return {
                key
                for key in {*rule.organisations, *self.committee.convening}
                if (known[key].kind in rule.kinds or not rule.kinds)
                and (known[key].sector in rule.sectors or not rule.sectors)
            }
        wanted = (
            {"district"}
            if rule.per == "district"
            else {"county", "unitary", "london_borough", "metropolitan"}
        )
        return {
            link.organisation
            for link in self.area.alignments
            if known[link.organisation].tier in wanted
            and link.period.covers(self.on)
            and self.area.places[link.place].period.covers(self.on)
            and self.is_ours(link.place)
        }


@pytest.mark.requirement("R34")
@settings(max_examples=150, deadline=None)
@given(rule=rules(), committee=committees(), area=areas())
def test_the_expansion_of_a_rule_is_the_oracles_on_every_day(
    rule: RuleFacts, committee: CommitteeFacts, area: Area
) -> None:
    for offset in range(DAYS + 1):
        on = day(offset)
        found = required_seats([rule], committee, area, on=on)
        assert Counter((s.unit.kind, s.unit.id) for s in found) == Oracle(rule, committee, area, on).seats()
        assert len({s.slot for s in found}) == len(found)


@pytest.mark.requirement("R34")
@settings(max_examples=100, deadline=None)
@given(rule=rules(), committee=committees(), area=areas())
def test_last_days_are_those_after_which_nothing_is_asked(
    rule: RuleFacts, committee: CommitteeFacts, area: Area
) -> None:
    asked = {
        on: {unit for unit, _ in units_on(rule, committee, area, on=on)} for on in map(day, range(DAYS + 2))
    }
    for unit in {unit for unit, _ in spans(rule, committee, area)}:
        for on in map(day, range(DAYS + 1)):
            if unit in asked[on]:
                continue
            before = [d for d in asked if d < on and unit in asked[d]]
            assert last_day_before(rule, unit, committee, area, on=on) == max(before, default=None)


@st.composite
def tables(draw: Any) -> tuple[list[RuleFacts], CommitteeFacts, Area]:
    drawn = draw(st.lists(rules(), max_size=3, unique_by=lambda rule: rule.id))
    return drawn, draw(committees()), draw(areas())


@pytest.mark.requirement("R34")
@settings(max_examples=100, deadline=None)
@given(
    table=tables(),
    offset=st.integers(0, DAYS),
    titles=st.lists(st.sampled_from(("Member, Place 1", "Odd")), max_size=4),
)
def test_a_plan_that_was_carried_out_leaves_nothing_to_do(
    table: tuple[list[RuleFacts], CommitteeFacts, Area], offset: int, titles: list[str]
) -> None:
    """Seats are created, linked and ended as the plan says; the same day then asks for nothing more."""
    drawn, committee, area = table
    on = day(offset)
    in_force = [rule for rule in drawn if rule.period.covers(on)]
    wanted = required_seats(in_force, committee, area, on=on)
    seats = {n: seat(n, title) for n, title in enumerate(titles, start=1)}
    plan = plan_of(match(wanted, seats.values(), [], rules=in_force), committee, area, rules=drawn, on=on)
    links = [SeatLink(*one.required.slot, one.seat.id) for one in plan.link if one.seat]
    for number, new in enumerate(plan.create, start=100):
        seats[number] = seat(number, new.title)
        links.append(SeatLink(*new.slot, number))
    again = match(wanted, seats.values(), links, rules=in_force)
    assert plan_of(again, committee, area, rules=drawn, on=on).does_nothing
    assert all(one.is_linked for one in again.matched)
    assert len(again.spare) + len(again.matched) == len(seats)
