"""Who sits at a meeting, committee by committee: each has its own members, chair and quorum (LP17, G20)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.models import Committee, CommitteePart
from governance.rules.procedure import Parameter
from governance.selectors.procedure import rules_of_procedure
from meetings.planning.models import Meeting
from membership.models import Person
from membership.people.selectors import Member, chairs_of, members


@dataclass(frozen=True)
class AtTable:
    """One committee of a meeting on its day. `rules` are its parameters of procedure by name."""

    committee: Committee
    services: bool
    seats: tuple[Member, ...]
    chairs: tuple[Person, ...]
    rules: dict[str, Parameter]

    @property
    def voting(self) -> int:
        return sum(1 for seat in self.seats if seat.is_voting)

    @property
    def vacant(self) -> int:
        return sum(1 for seat in self.seats if seat.is_vacant)

    @property
    def people(self) -> list[Person]:
        """Each once, by name."""
        found = {person.pk: person for seat in self.seats for person in seat.people}
        return sorted(found.values(), key=lambda person: person.name)


def seating(meeting: Meeting, *, on: date) -> list[AtTable]:
    """The committees that hold the meeting, the lead committee first, as they stand on its day (`on` without one)."""
    day = meeting.date or on
    return [
        AtTable(
            committee=committee,
            services=committee.pk == meeting.lead_committee_id,
            seats=tuple(members(committee, on=day, part=part_of(meeting, committee))),
            chairs=tuple(chairs_of(committee, on=day)),
            rules=rules_of_procedure(committee, on=day),
        )
        for committee in meeting.holding
    ]


def sitting_twice(tables: Sequence[AtTable]) -> list[Person]:
    """People who sit on more than one of these committees: present once, they count in each."""
    count = Counter(person.pk for table in tables for person in table.people)
    seen = {person.pk: person for table in tables for person in table.people if count[person.pk] > 1}
    return sorted(seen.values(), key=lambda person: person.name)


def part_of(meeting: Meeting, committee: Committee) -> CommitteePart | None:
    """Which part of this committee meets (R158); None where the whole of it does."""
    part = meeting.part
    return part if part is not None and part.committee_id == committee.pk else None
