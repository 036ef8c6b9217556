"""What the rules of a meeting at work are told: frozen facts for one moment of one committee's table."""

from __future__ import annotations

from dataclasses import dataclass, field

from governance.rules.procedure import Parameter
from meetings.conduct.rules.states import MAYBE, YES
from membership.people.rules.facts import Body

MEMBER, DEPUTY, IN_ATTENDANCE, OBSERVER = "member", "deputy", "in_attendance", "observer"


@dataclass(frozen=True)
class SeatAt:
    """A seat of the committee on the day. `bodies` are the organisations for which its holders may speak.

    What a line of the terms of reference may call it by: `words` are its title, category and post, `body_words` the
    name, kind and sector of an organisation, with its id.
    """

    key: int
    title: str
    category: str = ""
    is_voting: bool = True
    is_filled: bool = True
    bodies: tuple[Body, ...] = ()
    words: tuple[str, ...] = ()
    body_words: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Bars:
    """What a ruling on a conflict leaves to somebody, for one item (R8, R9). Without a ruling all is open."""

    may_stay: bool = True
    may_speak: bool = True
    may_vote: bool = True
    has_paper: bool = True

    @property
    def is_none(self) -> bool:
        return self.may_stay and self.may_speak and self.may_vote and self.has_paper


@dataclass(frozen=True)
class Told:
    """An answer with why: "yes", "no", or "" while nothing says so."""

    value: str = YES
    why: str = ""
    clause: str = ""


@dataclass(frozen=True)
class Attendee:
    """Somebody at the table. `key` is the attendance's, `seat` the one sat in, `bodies` for whom they could speak.

    `body` is the organisation that they speak for here; None where there are none, or several and nobody asked.
    `deputy_votes` and `deputy_counts` hold for deputies only; `hears` for who is there by video or telephone:
    whether all can hear each other (R173).
    """

    key: int
    person: int
    name: str
    capacity: str = MEMBER
    seat: SeatAt | None = None
    bodies: tuple[Body, ...] = ()
    body: Body | None = None
    is_present: bool = True
    is_remote: bool = False
    hears: str = YES
    deputy_votes: Told = field(default_factory=Told)
    deputy_counts: Told = field(default_factory=Told)
    bars: Bars = field(default_factory=Bars)

    @property
    def sits(self) -> bool:
        """In a seat that has a vote."""
        return self.capacity in (MEMBER, DEPUTY) and self.seat is not None and self.seat.is_voting

    @property
    def speaks_for(self) -> tuple[Body, ...]:
        """The one organisation, or those among which they have not chosen (R166)."""
        return (self.body,) if self.body is not None else self.bodies

    @property
    def is_here(self) -> bool:
        """In the meeting, and not sent out of it for this item."""
        return self.is_present and self.bars.may_stay


@dataclass(frozen=True)
class Table:
    """One committee at one moment: its seats, who is there, and its rules of procedure of the day (LP31).

    A person is at the table once: somebody with two seats sits in one of them, and has one voice.
    """

    committee: str
    seats: tuple[SeatAt, ...]
    people: tuple[Attendee, ...]
    rules: dict[str, Parameter]
    clause: str = ""

    def rule(self, name: str) -> Parameter:
        return self.rules.get(name) or Parameter(name, None, "")

    def says(self, name: str) -> str:
        """The value of a yes/no rule or a choice; "" while neither document sets it."""
        return str(self.rule(name).value or MAYBE)

    @property
    def present(self) -> tuple[Attendee, ...]:
        return tuple(person for person in self.people if person.is_here)
