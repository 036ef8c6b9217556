"""Who was expected and who came, as tallies (R163, R173): deputies apart, and what was not recorded apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ListedFact:
    """One line of a meeting's list of attendance. `seat` is 0 for who has none; `person` may be 0 too."""

    meeting: str
    name: str
    person: int
    seat: int
    seat_words: str
    organisation: str
    capacity: str
    came: bool
    is_remote: bool
    has_apologies: bool


@dataclass
class Tally:
    """One member in one seat over a period. `expected` counts meetings whose list had them in this seat."""

    name: str
    seat: str
    organisation: str
    expected: int = 0
    room: int = 0
    remote: int = 0
    deputy: int = 0
    apologies: int = 0
    absent: int = 0
    meetings: dict[str, str] = field(default_factory=dict)

    @property
    def own(self) -> int:
        return self.room + self.remote


STATES = {
    "room": "There",
    "remote": "Remotely",
    "deputy": "Deputy came",
    "apologies": "Apologies",
    "absent": "Not there",
}


def tallies(rows: Iterable[ListedFact]) -> list[Tally]:
    """A line for each member and seat, in the order in which they first appear.

    A deputy is counted for the holders of the seat that did not come themselves; where somebody shares a seat and one
    of them came, the other's absence is their own.
    """
    listed = list(rows)
    deputies = {(row.meeting, row.seat) for row in listed if row.capacity == "deputy" and row.came}
    found: dict[tuple[int, int], Tally] = {}
    for row in listed:
        if row.capacity != "member":
            continue
        tally = found.setdefault((row.seat, row.person), Tally(row.name, row.seat_words, row.organisation))
        state = state_of(row, is_deputised=(row.meeting, row.seat) in deputies)
        tally.expected += 1
        tally.meetings[row.meeting] = state
        setattr(tally, state, getattr(tally, state) + 1)
    return list(found.values())


def state_of(row: ListedFact, *, is_deputised: bool) -> str:
    """A code of `STATES`."""
    if row.came:
        return "remote" if row.is_remote else "room"
    if is_deputised:
        return "deputy"
    return "apologies" if row.has_apologies else "absent"


@dataclass(frozen=True)
class Represented:
    """An organisation over a period: at how many meetings it had a seat, and at how many somebody sat in one."""

    organisation: str
    expected: int
    present: int


def by_organisation(rows: Iterable[ListedFact]) -> list[Represented]:
    """By name; people whose seat is no organisation's are left out."""
    expected: dict[str, set[str]] = {}
    present: dict[str, set[str]] = {}
    for row in rows:
        if not row.organisation or row.capacity not in ("member", "deputy"):
            continue
        expected.setdefault(row.organisation, set()).add(row.meeting)
        if row.came:
            present.setdefault(row.organisation, set()).add(row.meeting)
    return [
        Represented(name, len(expected[name]), len(present.get(name, ())))
        for name in sorted(expected, key=str.casefold)
    ]
