"""What changed around a table between two days."""

from __future__ import annotations

from datetime import date

import pytest

from membership.people.rules.changes import Change, SeatOnDay, Sitting, changes

START, LAST, NEXT = date(2023, 1, 1), date(2023, 3, 31), date(2023, 4, 1)
ANA = Sitting(1, "Ana", START, LAST, status="Designate", why_ended="Term ended")
BEN = Sitting(2, "Ben", NEXT, status="Substantive")


def seat(key: int = 1, **values: object) -> SeatOnDay:
    return SeatOnDay(key, f"Seat {key}", START, **values)  # type: ignore[arg-type]


def told(found: list[Change]) -> list[tuple[str, str, date | None]]:
    return [(change.kind, change.name, change.on) for change in found]


@pytest.mark.requirement("R190")
def test_one_leaves_and_another_joins() -> None:
    found = changes([seat(holders=(ANA,))], [seat(holders=(BEN,))])
    assert told(found) == [("left", "Ana", NEXT), ("joined", "Ben", NEXT)]
    assert found[0].details == {"why": "Term ended"}


def test_seats_come_and_go_with_their_holders() -> None:
    gone = SeatOnDay(2, "Seat 2", START, LAST, holders=(ANA,))
    made = SeatOnDay(3, "Seat 3", NEXT, holders=(BEN,))
    assert told(changes([seat(), gone], [seat(), made])) == [
        ("seat_made", "", NEXT),
        ("joined", "Ben", NEXT),
        ("seat_ended", "", NEXT),
        ("left", "Ana", NEXT),
    ]


def test_designate_becomes_substantive() -> None:
    (change,) = changes(
        [seat(holders=(ANA,))], [seat(holders=(Sitting(1, "Ana", NEXT, status="Substantive"),))]
    )
    assert (change.kind, change.on) == ("status", NEXT)
    assert change.details == {"was": "Designate", "now": "Substantive"}


def test_deputies_and_particulars() -> None:
    old = seat(deputies=(ANA,), particulars=(("Organisation", "Trust"),))
    new = seat(deputies=(BEN,), particulars=(("Organisation", "Borough"),))
    found = changes([old], [new])
    assert told(found) == [
        ("seat_changed", "", None),
        ("deputy_ended", "Ana", NEXT),
        ("deputy_named", "Ben", NEXT),
    ]
    assert found[0].details == {"label": "Organisation", "was": "Trust", "now": "Borough"}


def test_the_same_day_twice_has_no_changes() -> None:
    table = [seat(holders=(ANA,), deputies=(BEN,)), seat(2)]
    assert changes(table, table) == []
