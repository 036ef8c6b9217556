"""Which existing seat stands for which required one, what is missing, and what has lost its unit."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from governance.foundation.periods import Period
from membership.composition.rules.composition import required_seats
from membership.composition.rules.facts import HolderRule, SeatLink, Unit
from membership.composition.rules.seats import Matching, Plan, match, plan_of
from tests.membership.rules.composition_sample import (
    AREA,
    BOARD,
    COUNCIL,
    NORTH,
    ON,
    PLACE_A,
    PLACE_C,
    START,
    TRUST,
    rule,
    seat,
)

BEFORE = date(2023, 3, 31)
CHAIR_POST = 70


def paired(rules: Any, seats: Any, links: Any = (), on: date = ON) -> Matching:
    return match(required_seats(rules, BOARD, AREA, on=on), seats, links, rules=rules)


def pairs(matching: Matching) -> dict[str, int | None]:
    return {one.required.title: one.seat.id if one.seat else None for one in matching.matched}


def plan(rules: Any, seats: Any, links: Any = (), on: date = ON) -> Plan:
    return plan_of(paired(rules, seats, links, on), BOARD, AREA, rules=rules, on=on)


SUB_PLACES = rule(per="sub_place", seat_title="PCN clinical director, {unit}", category="clinical")
COUNCILS = rule(2, per="authority", seat_title="{unit}")

LIKELY: dict[str, tuple[Any, Any, int | None]] = {
    "the post": (rule(holder=HolderRule(post=CHAIR_POST)), seat(1, "Chair of it all", post=CHAIR_POST), 1),
    "the title": (rule(seat_title="Finance lead"), seat(1, "finance LEAD"), 1),
    "a title that begins alike": (rule(seat_title="Lay member"), seat(1, "Lay member (audit)"), 1),
    "a title that begins alike, of another category": (
        rule(seat_title="Lay member"),
        seat(1, "Lay member (audit)", category="executive"),
        None,
    ),
    "the clause": (rule(seat_title="Chair"), seat(1, "Presides", rule_text="clause 1"), 1),
    "the organisation and category": (COUNCILS, seat(1, "Adult social care", organisation=COUNCIL), 1),
    "the organisation in another category": (
        COUNCILS,
        seat(1, "Adult social care", organisation=COUNCIL, category="attendee"),
        None,
    ),
    "another organisation with that title": (COUNCILS, seat(1, "Oxshire Council", organisation=TRUST), None),
    "nothing": (rule(seat_title="Finance lead"), seat(1, "Somebody else"), None),
}


@pytest.mark.requirement("R34")
@pytest.mark.parametrize("name", LIKELY)
def test_a_seat_is_recognised_by(name: str) -> None:
    one, existing, expected = LIKELY[name]
    assert list(pairs(paired([one], [existing])).values()) == [expected]


@pytest.mark.requirement("R34")
def test_the_name_of_the_sub_place_tells_its_seat() -> None:
    seats = [seat(n, f"PCN: {name}", category="clinical") for n, name in ((1, "Bridge"), (2, "Abbey"))]
    assert pairs(paired([SUB_PLACES], seats)) == {
        "PCN clinical director, Abbey": 2,
        "PCN clinical director, Bridge": 1,
    }


def test_the_surer_sign_comes_first_and_no_seat_stands_for_two() -> None:
    public_health = rule(3, seat_title="Director of Public Health")
    seats = [
        seat(1, "Director of Public Health", organisation=COUNCIL),
        seat(2, "Social care", organisation=COUNCIL),
    ]
    found = paired([COUNCILS, public_health], seats)
    assert pairs(found) == {"Oxshire Council": 2, "Director of Public Health": 1}
    assert found.spare == ()


def test_what_was_linked_stays_although_its_title_changed() -> None:
    link = SeatLink(SUB_PLACES.id, Unit("place", PLACE_A), 1, 5)
    found = paired([SUB_PLACES], [seat(5, "Renamed", category="attendee")], [link])
    assert [(m.seat and m.seat.id, m.is_linked) for m in found.matched] == [(5, True), (None, False)]


def test_a_seat_of_another_part_does_not_stand_for_the_rule() -> None:
    of_part = rule(seat_title="Chair", part=7)
    assert pairs(paired([of_part], [seat(1, "Chair", part=8)])) == {"Chair": None}
    assert pairs(paired([of_part], [seat(1, "Chair", part=7)])) == {"Chair": 1}


@pytest.mark.requirement("R112")
def test_seats_that_no_rule_asks_for_are_no_fault() -> None:
    found = paired([rule(seat_title="Chair")], [seat(1, "Chair"), seat(2, "Local additional member")])
    assert [one.id for one in found.spare] == [2]
    assert found.loose == ()


CASTLE = SeatLink(SUB_PLACES.id, Unit("place", PLACE_C, "Castle"), 1, 9)


@pytest.mark.requirement("R34")
def test_a_seat_whose_sub_place_closed_ends_on_the_last_day_of_the_sub_place() -> None:
    existing = seat(9, "PCN: Castle", category="clinical")
    assert [one.why for one in paired([SUB_PLACES], [existing], [CASTLE]).loose] == ["unit_gone"]
    (ending,) = plan([SUB_PLACES], [existing], [CASTLE]).end
    assert (ending.loose.seat.id, ending.last_day) == (9, BEFORE)
    assert paired([SUB_PLACES], [existing], [CASTLE], on=BEFORE).loose == ()


def test_a_seat_never_ends_before_it_began() -> None:
    existing = seat(9, "PCN: Castle", category="clinical", period=Period(date(2023, 5, 1)))
    (ending,) = plan([SUB_PLACES], [existing], [CASTLE]).end
    assert ending.last_day == date(2023, 5, 1)


def test_a_seat_whose_rule_is_over_goes_to_the_rule_that_follows_or_ends() -> None:
    old = replace(SUB_PLACES, period=Period(START, BEFORE))
    new = replace(SUB_PLACES, id=8, period=Period(date(2023, 4, 1)))
    existing = seat(5, "PCN: Abbey", category="clinical")
    link = SeatLink(old.id, Unit("place", PLACE_A, "Abbey"), 1, 5)
    in_force = [new]
    found = match(required_seats(in_force, BOARD, AREA, on=ON), [existing], [link], rules=in_force)
    assert [(m.seat and m.seat.id, m.is_linked) for m in found.matched] == [(5, False), (None, False)]
    alone = match([], [existing], [link], rules=[])
    assert [one.why for one in alone.loose] == ["rule_over"]
    (ending,) = plan_of(alone, BOARD, AREA, rules=[old], on=ON).end
    assert ending.last_day == BEFORE


def test_one_seat_too_many_is_told_and_left_to_people_and_a_minimum_may_be_exceeded() -> None:
    exact, least = rule(seat_title="Lay member"), rule(seat_title="Lay member", is_minimum=True)
    seats = [seat(1, "Lay member"), seat(2, "Lay member B")]
    links = [SeatLink(1, Unit(), 1, 1), SeatLink(1, Unit(), 2, 2)]
    assert [one.why for one in paired([exact], seats, links).loose] == ["too_many"]
    assert plan([exact], seats, links).end == ()
    found = paired([least], seats, links)
    assert (found.loose, [one.id for one in found.spare]) == ((), [2])


def test_the_plan_creates_recognises_and_leaves() -> None:
    seats = [seat(1, "North District", organisation=NORTH)]
    districts = rule(per="district", seat_title="{unit}")
    made = plan([districts], seats)
    assert [wanted.title for wanted in made.create] == ["South District"]
    assert [one.seat and one.seat.id for one in made.link] == [1]
    assert not made.does_nothing
    links = [SeatLink(1, Unit("organisation", NORTH), 1, 1)]
    again = plan([rule(per="listed", seat_title="{unit}", organisations=frozenset({NORTH}))], seats, links)
    assert [one.seat and one.seat.id for one in again.there] == [1]
    assert again.does_nothing
    assert again.mark == ""
    assert made.mark != plan([districts], []).mark
