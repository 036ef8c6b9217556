"""Rules of composition expand into seats, and follow places and organisations."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from governance.foundation.periods import Period
from membership.composition.rules.composition import (
    applies_to,
    authorities_of_unknown_tier,
    last_day_before,
    required_seats,
    units_on,
)
from membership.composition.rules.facts import AlignmentFacts, Unit
from tests.membership.rules.composition_sample import (
    ALWAYS,
    AREA,
    BOARD,
    COUNCIL,
    COUNTY,
    HEALTHWATCH,
    ON,
    OTHER_ICB,
    PLACE_C,
    PLACES,
    START,
    SYSTEM,
    TOWN,
    TRUST,
    body,
    rule,
)

BEFORE = date(2023, 3, 31)


def titles(one: Any, committee: Any = BOARD, area: Any = AREA, on: date = ON) -> list[str]:
    return [seat.title for seat in required_seats([one], committee, area, on=on)]


UNITS = {
    "once": (rule(), ["Member"]),
    "a number of seats": (rule(count=2), ["Member (1)", "Member (2)"]),
    "each sub-place": (rule(per="sub_place", seat_title="PCN, {unit}"), ["PCN, Abbey", "PCN, Bridge"]),
    "the unit stands behind the words": (rule(per="sub_place"), ["Member: Abbey", "Member: Bridge"]),
    "each social-care authority": (rule(per="authority", seat_title="{unit}"), ["Oxshire Council"]),
    "each district": (rule(per="district", seat_title="{unit}"), ["North District", "South District"]),
    "each listed": (
        rule(per="listed", seat_title="{unit}", organisations=frozenset({TRUST, HEALTHWATCH})),
        ["Healthwatch Oxshire", "Oxshire Hospitals"],
    ),
    "each of a kind that convenes": (
        rule(per="kind", seat_title="{unit}", kinds=frozenset({"nhs_trust", "foundation_trust"})),
        ["Oxshire Hospitals"],
    ),
    "each of a sector that convenes or is listed": (
        rule(
            per="kind",
            seat_title="{unit}",
            sectors=frozenset({"acute", "public_voice"}),
            organisations=frozenset({HEALTHWATCH}),
        ),
        ["Healthwatch Oxshire", "Oxshire Hospitals"],
    ),
    "two for each": (
        rule(per="district", seat_title="{unit}", count=2),
        ["North District (1)", "North District (2)", "South District (1)", "South District (2)"],
    ),
    "only in another place": (rule(committee=None, committee_kind="place_partnership", only_place=TOWN), []),
    "only in this place": (
        rule(committee=None, committee_kind="place_partnership", only_place=COUNTY),
        ["Member"],
    ),
    "of another committee": (rule(committee=99), []),
    "of another kind of committee": (rule(committee=None, committee_kind="board"), []),
    "of another ICB": (rule(icb=OTHER_ICB), []),
    "of a part that is over": (rule(part=5, part_period=Period(START, BEFORE)), []),
    "over": (rule(period=Period(START, BEFORE)), []),
}


@pytest.mark.requirement("R33", "R34")
@pytest.mark.parametrize("name", UNITS)
def test_a_rule_expands_into_its_seats(name: str) -> None:
    one, expected = UNITS[name]
    assert titles(one) == expected


@pytest.mark.requirement("R34")
def test_seats_follow_the_places() -> None:
    one = rule(per="sub_place", seat_title="{unit}")
    assert titles(one, on=BEFORE) == ["Abbey", "Bridge", "Castle"]
    assert titles(one, on=date(2023, 4, 1)) == ["Abbey", "Bridge"]
    assert last_day_before(one, Unit("place", PLACE_C), BOARD, AREA, on=ON) == BEFORE
    (castle,) = [s for s in required_seats([one], BOARD, AREA, on=BEFORE) if s.title == "Castle"]
    assert castle.until == BEFORE


@pytest.mark.requirement("R34")
def test_a_council_that_left_the_place_has_no_seat_there() -> None:
    moved = replace(AREA, alignments=(AlignmentFacts(COUNTY, COUNCIL, Period(START, BEFORE)),))
    one = rule(per="authority", seat_title="{unit}")
    assert titles(one, area=moved, on=BEFORE) == ["Oxshire Council"]
    assert titles(one, area=moved) == []


def test_a_committee_without_a_place_spans_the_icb_or_the_place_that_the_rule_names() -> None:
    ours = rule(committee=SYSTEM.id, per="sub_place", seat_title="{unit}")
    assert titles(ours, SYSTEM) == ["Abbey", "Bridge"]
    assert titles(replace(ours, only_place=TOWN), SYSTEM) == []
    assert titles(replace(ours, only_place=COUNTY), SYSTEM) == ["Abbey", "Bridge"]
    elsewhere = replace(PLACES[COUNTY], id=40, icb=OTHER_ICB, kind="sub_place", name="Far away")
    assert titles(ours, SYSTEM, replace(AREA, places=PLACES | {40: elsewhere})) == ["Abbey", "Bridge"]


def test_an_authority_of_two_places_is_one_unit_and_lasts_as_long_as_the_longer() -> None:
    both = replace(
        AREA,
        alignments=(
            AlignmentFacts(COUNTY, COUNCIL, Period(START, date(2024, 3, 31))),
            AlignmentFacts(TOWN, COUNCIL, Period(START, date(2025, 3, 31))),
        ),
    )
    ours = rule(committee=SYSTEM.id, per="authority")
    assert units_on(ours, SYSTEM, both, on=ON) == [(Unit("organisation", COUNCIL), date(2025, 3, 31))]
    open_ended = replace(both, alignments=(*both.alignments, AlignmentFacts(TOWN, COUNCIL, ALWAYS)))
    assert units_on(ours, SYSTEM, open_ended, on=ON) == [(Unit("organisation", COUNCIL), None)]


def test_an_authority_without_a_tier_is_not_guessed_at() -> None:
    city = body(27, "City Corporation", "local_authority", "local_government")
    area = replace(
        AREA,
        organisations=AREA.organisations | {27: city},
        alignments=(*AREA.alignments, AlignmentFacts(COUNTY, 27, ALWAYS)),
    )
    for per in ("authority", "district"):
        assert "City Corporation" not in titles(rule(per=per, seat_title="{unit}"), area=area)
        assert authorities_of_unknown_tier(rule(per=per), BOARD, area, on=ON) == ["City Corporation"]
    assert authorities_of_unknown_tier(rule(), BOARD, area, on=ON) == []


def test_titles_stay_within_what_a_seat_can_hold() -> None:
    area = replace(AREA, organisations=AREA.organisations | {TRUST: body(TRUST, "x" * 200, "nhs_trust")})
    one = rule(
        per="listed", seat_title="Chief Executive of {unit}", organisations=frozenset({TRUST}), count=2
    )
    assert [len(title) for title in titles(one, area=area)] == [200, 200]


def test_rules_without_a_committee_hold_for_their_kind() -> None:
    shared = rule(committee=None, committee_kind="place_partnership")
    assert applies_to(shared, BOARD, AREA)
    assert not applies_to(shared, SYSTEM, AREA)
