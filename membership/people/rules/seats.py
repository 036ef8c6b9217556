"""Who sits in a seat on a day, and whether it is vacant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from membership.people.rules.facts import Holding, SeatFacts, Standing


def holders_on(holdings: Iterable[Holding], on: date) -> tuple[Holding, ...]:
    """The holdings in force on that day, by name."""
    current = [holding for holding in holdings if holding.period.covers(on)]
    return tuple(sorted(current, key=lambda holding: (holding.person_name, holding.person)))


def who_sits(
    seat: SeatFacts, *, own: Iterable[Holding], of_post: Iterable[Holding], on: date
) -> tuple[Standing, ...]:
    """A seat's own appointment comes first; without one, the holder of the post it follows sits ex officio.

    Somebody appointed to a seat that follows a post, and who does not hold the post, is the office-holder's
    nominee: both are named (R35).
    """
    if not seat.period.covers(on):
        return ()
    offices = holders_on(of_post, on) if seat.follows_post else ()
    appointed = holders_on(own, on)
    if not appointed:
        return tuple(_standing(holding, "post") for holding in offices)
    office_ids = {holding.person for holding in offices}
    office_names = " and ".join(holding.person_name for holding in offices)
    return tuple(
        _standing(holding, "nominee", office_names)
        if office_ids and holding.person not in office_ids
        else _standing(holding, "seat")
        for holding in appointed
    )


def _standing(holding: Holding, way: str, office_holder: str = "") -> Standing:
    assert holding.key is not None, "only saved holdings are in force"
    return Standing(holding.person, holding.person_name, way, holding.key, office_holder)


def is_vacant(seat: SeatFacts, *, own: Iterable[Holding], of_post: Iterable[Holding], on: date) -> bool:
    """A seat that exists on that day and that nobody holds (R34)."""
    return seat.period.covers(on) and not who_sits(seat, own=own, of_post=of_post, on=on)


def vacant_since(seat: SeatFacts, *, holdings: Iterable[Holding], on: date) -> date:
    """The first day without a holder, for a seat that is vacant on that day.

    `holdings` are those of the seat and of the post it follows; a seat that nobody held yet is vacant from its start.
    """
    ends = [h.period.end for h in holdings if h.period.end is not None and h.period.end < on]
    return max([seat.period.start, *(end + timedelta(days=1) for end in ends)])
