"""Who sits in a seat on a day."""

from __future__ import annotations

from datetime import date

import pytest

from governance.foundation.periods import Period
from membership.people.rules.facts import Holding, SeatFacts
from membership.people.rules.seats import is_vacant, vacant_since, who_sits

JUNE = date(2023, 6, 1)
PLAIN = SeatFacts("Lay member", Period(date(2023, 1, 1), date(2023, 12, 31)))
OF_POST = SeatFacts("Chair", Period(date(2023, 1, 1)), follows_post="Place Director", nominee_allowed=True)
ANA = Holding(11, 1, "Ana Whitlock", Period(date(2023, 1, 1)))
BEN = Holding(12, 2, "Ben Castellane", Period(date(2023, 1, 1)))
GONE = Holding(13, 3, "Gil Farrow", Period(date(2023, 1, 1), date(2023, 5, 31)))
LATE = Holding(14, 4, "Lena Marsh", Period(date(2023, 6, 2)))

CASES = [
    pytest.param(PLAIN, [ANA], [], JUNE, [("Ana Whitlock", "seat", "")], id="appointed"),
    pytest.param(PLAIN, [GONE, LATE], [], JUNE, [], id="one gone, the next not yet there"),
    pytest.param(PLAIN, [GONE], [], date(2023, 5, 31), [("Gil Farrow", "seat", "")], id="on the last day"),
    pytest.param(PLAIN, [LATE], [], date(2023, 6, 2), [("Lena Marsh", "seat", "")], id="on the first day"),
    pytest.param(
        PLAIN,
        [ANA, BEN],
        [],
        JUNE,
        [("Ana Whitlock", "seat", ""), ("Ben Castellane", "seat", "")],
        id="shared",
    ),
    pytest.param(PLAIN, [ANA], [], date(2024, 1, 1), [], id="the seat is gone"),
    pytest.param(PLAIN, [], [BEN], JUNE, [], id="no post is followed"),
    pytest.param(OF_POST, [], [BEN], JUNE, [("Ben Castellane", "post", "")], id="ex officio"),
    pytest.param(
        OF_POST, [BEN], [BEN], JUNE, [("Ben Castellane", "seat", "")], id="the office-holder, appointed"
    ),
    pytest.param(OF_POST, [ANA], [BEN], JUNE, [("Ana Whitlock", "nominee", "Ben Castellane")], id="nominee"),
    pytest.param(OF_POST, [ANA], [GONE], JUNE, [("Ana Whitlock", "seat", "")], id="the post is empty"),
    pytest.param(OF_POST, [], [GONE], JUNE, [], id="nobody holds the post"),
]


@pytest.mark.requirement("R35", "R190")
@pytest.mark.parametrize(("seat", "own", "of_post", "on", "expected"), CASES)
def test_who_sits(
    seat: SeatFacts,
    own: list[Holding],
    of_post: list[Holding],
    on: date,
    expected: list[tuple[str, str, str]],
) -> None:
    found = who_sits(seat, own=own, of_post=of_post, on=on)
    assert [(s.person_name, s.way, s.office_holder) for s in found] == expected


@pytest.mark.parametrize(
    ("seat", "own", "on", "expected"),
    [
        pytest.param(PLAIN, [ANA], JUNE, False, id="held"),
        pytest.param(PLAIN, [GONE], JUNE, True, id="nobody any more"),
        pytest.param(PLAIN, [], date(2022, 12, 31), False, id="a seat that does not exist yet is not vacant"),
    ],
)
def test_is_vacant(seat: SeatFacts, own: list[Holding], on: date, expected: bool) -> None:
    assert is_vacant(seat, own=own, of_post=[], on=on) is expected


@pytest.mark.requirement("R34")
@pytest.mark.parametrize(
    ("seat", "holdings", "since"),
    [
        pytest.param(PLAIN, [], date(2023, 1, 1), id="nobody yet: from its start"),
        pytest.param(PLAIN, [GONE], date(2023, 6, 1), id="the day after the last holder"),
        pytest.param(PLAIN, [GONE, LATE], date(2023, 6, 1), id="the next has not begun"),
        pytest.param(
            SeatFacts("New seat", Period(date(2023, 5, 1))),
            [Holding(15, 5, "Old holder of the post", Period(date(2022, 1, 1), date(2022, 12, 31)))],
            date(2023, 5, 1),
            id="a post left before the seat was made",
        ),
    ],
)
def test_since_when_a_seat_is_vacant(seat: SeatFacts, holdings: list[Holding], since: date) -> None:
    assert vacant_since(seat, holdings=holdings, on=JUNE) == since
