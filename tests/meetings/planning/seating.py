"""People in seats of a committee, by real actions."""

from __future__ import annotations

from typing import Any

from governance.enums import SeatCategory
from governance.foundation.audit import save_recorded
from governance.models import Committee, Seat, User
from membership.people.actions import appoint, create_person
from tests.fixtures.people import START


def seat_at(committee: Committee, name: str, user: User | None = None, *, by: User, **dates: Any) -> Any:
    """A new seat with this person in it; the empty seat itself without a name."""
    seat = Seat(
        committee=committee,
        title=f"Seat of {name or 'nobody'}",
        category=SeatCategory.MEMBER_ORGANISATION,
        effective_from=START,
    )
    save_recorded(seat, by=None)
    if not name:
        return seat
    person = create_person(icb=committee.icb, name=name, by=by, user=user)
    appoint(person=person, seat=seat, basis="nominated", by=by, **({"effective_from": START} | dates))
    return person
