"""What the matching of interests with agenda items looks at, and what it gives."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

ORGANISATION, SEAT, EMPLOYER = "match.organisation", "match.seat", "match.employer"
NAMED, CLASS, WORDS = "match.named", "match.class", "match.words"
STRENGTH = {ORGANISATION: 3, SEAT: 3, EMPLOYER: 3, NAMED: 2, CLASS: 1, WORDS: 1}


@dataclass(frozen=True)
class Body:
    """An organisation with every name it goes by; `sector` is the code of `governance.enums.Sector`."""

    key: int
    name: str
    other_names: tuple[str, ...] = ()
    sector: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.other_names)


@dataclass(frozen=True)
class Passage:
    """Words of an item and where they stand; a heading says what the item is about, running text may only touch it."""

    where: str
    text: str
    is_heading: bool = False


@dataclass(frozen=True)
class ItemFact:
    """An item with its tags; `functions` are titles."""

    key: int
    title: str
    bodies: tuple[Body, ...] = ()
    functions: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class InterestFact:
    """A declared interest in force that day: the party as a known organisation, or in the person's own words."""

    key: int
    version: int
    person: int
    who: str
    body: Body | None = None
    party: str = ""
    position: str = ""
    nature: str = ""
    relation: str = ""

    @property
    def party_name(self) -> str:
        return self.body.name if self.body else self.party


@dataclass(frozen=True)
class SeatFact:
    """Somebody in a seat that day, or who may stand in; `bodies` are those for whom they may speak there."""

    key: int
    version: int
    person: int
    who: str
    title: str
    committee: int
    committee_name: str
    category: str = ""
    category_words: str = ""
    is_deputy: bool = False
    bodies: tuple[Body, ...] = ()


@dataclass(frozen=True)
class JobFact:
    """For whom somebody works that day."""

    key: int
    version: int
    person: int
    who: str
    body: Body
    title: str = ""


@dataclass(frozen=True)
class MeetingFacts:
    """`links` are successions as (predecessor, successor); `partnerships` are names of place partnerships;
    `ordinary` are words that tell nothing here: those of the ICB's, the places' and the committees' names;
    `sectors` are words by the code of a sector."""

    items: tuple[ItemFact, ...] = ()
    interests: tuple[InterestFact, ...] = ()
    seats: tuple[SeatFact, ...] = ()
    jobs: tuple[JobFact, ...] = ()
    links: frozenset[tuple[int, int]] = frozenset()
    bodies: Mapping[int, Body] = field(default_factory=dict)
    partnerships: tuple[str, ...] = ()
    ordinary: frozenset[str] = frozenset()
    sectors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Basis:
    """What a suggestion rests on: `kind` is interest, seat, employment or class (the key is then the committee's).

    `version` is that of the row: what is changed afterwards is looked at anew.
    """

    kind: str
    key: int
    version: int = 0
    category: str = ""


@dataclass(frozen=True)
class Suggestion:
    """Somebody, or a class of members, may have an interest in an item. Never a ruling.

    `why` has no subject, so that it fits both “you” and a name; `about` are the organisations or words it rests on;
    `people` are the members of a class.
    """

    item: int
    code: str
    who: str
    why: str
    basis: Basis
    person: int | None = None
    about: tuple[str, ...] = ()
    people: tuple[str, ...] = ()

    @property
    def strength(self) -> int:
        """3: by an organisation of the item; 2: by a name in its words; 1: by likelihood."""
        return STRENGTH[self.code]

    @property
    def mark(self) -> str:
        """What was looked at: another reason, another person or a changed interest has another mark."""
        basis = self.basis
        parts = (self.item, self.code, self.person, basis.kind, basis.key, basis.version, basis.category)
        told = "|".join(str(part) for part in (*parts, *sorted(self.about), *sorted(self.people)))
        return hashlib.sha256(told.encode()).hexdigest()[:32]
