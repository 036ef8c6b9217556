"""Many people at the tables of one ICB, saved as actions save them, without their checks."""

from __future__ import annotations

from governance.enums import SeatCategory
from governance.foundation.audit import save_recorded
from governance.models import Seat
from membership.models import Appointment, Person
from tests.fixtures.people import START, World


def crowd(world: World, number: int) -> None:
    """So many members of the hill and vale boards, each with a seat and an address."""
    boards = (world.hill_board, world.vale_board)
    for n in range(number):
        person = save_recorded(
            Person(icb=world.north, name=f"Member {n:04}", slug=f"member-{n}", email=f"m{n}@crowd.example"),
            by=None,
        )
        seat = save_recorded(
            Seat(
                committee=boards[n % 2],
                title=f"Seat {n:04}",
                category=SeatCategory.MEMBER_ORGANISATION,
                effective_from=START,
            ),
            by=None,
        )
        save_recorded(Appointment(person=person, seat=seat, basis="elected", effective_from=START), by=None)
