"""What the rules of composition read: places, organisations, committees, rules, seats and holders as frozen facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from governance.foundation.periods import Period

# What a rule asks its seats for: codes of `membership.enums.SeatsFor`.
ONCE, AUTHORITY, DISTRICT, LISTED, KIND = "once", "authority", "district", "listed", "kind"
OF_PLACES = ("place", "delivery_unit", "sub_place", "neighbourhood")


@dataclass(frozen=True, order=True)
class Unit:
    """What one seat stands for: a place, an organisation, or (kind "") the committee as a whole."""

    kind: str = ""
    id: int = 0
    name: str = field(default="", compare=False)


WHOLE = Unit()


@dataclass(frozen=True)
class PlaceFacts:
    """`parent` is the place that it lies in."""

    id: int
    icb: int
    name: str
    kind: str
    period: Period
    parent: int | None = None


@dataclass(frozen=True)
class AlignmentFacts:
    """A local authority that a place aligns with, between two dates (R67)."""

    place: int
    organisation: int
    period: Period


@dataclass(frozen=True)
class OrganisationFacts:
    """`tier` is empty where it is not recorded, or where the organisation is no authority."""

    id: int
    name: str
    kind: str
    sector: str
    period: Period
    tier: str = ""


@dataclass(frozen=True)
class CommitteeFacts:
    """`own` is the organisation that is the ICB; without a place the committee spans the whole ICB."""

    id: int
    icb: int
    name: str
    kind: str
    period: Period
    place: int | None = None
    own: int = 0
    convening: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Area:
    """Everything that seats can be asked for: of all times, so that one reading serves every day."""

    places: Mapping[int, PlaceFacts] = field(default_factory=dict)
    alignments: tuple[AlignmentFacts, ...] = ()
    organisations: Mapping[int, OrganisationFacts] = field(default_factory=dict)


@dataclass(frozen=True)
class RuleFacts:
    """A rule of composition. Without a committee it holds for every committee of its kind in the ICB."""

    id: int
    icb: int
    seat_title: str
    category: str
    per: str
    period: Period
    clause: str = ""
    position: int = 0
    committee: int | None = None
    committee_kind: str = ""
    only_place: int | None = None
    part: int | None = None
    part_period: Period | None = None
    is_voting: bool = True
    count: int = 1
    is_minimum: bool = False
    organisations: frozenset[int] = frozenset()
    kinds: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    holder: HolderRule = field(default_factory=lambda: HolderRule())


@dataclass(frozen=True)
class HolderRule:
    """Who may hold the seats of a rule; what is empty is not asked for."""

    post: int | None = None
    post_title: str = ""
    office: str = ""
    nominee_allowed: bool = False
    nominee_seniority: str = ""
    minimum_seniority: str = ""
    is_independent: bool = False
    basis: str = ""
    nominators: frozenset[int] = frozenset()
    excluded_posts: frozenset[int] = frozenset()
    excluded_rules: frozenset[int] = frozenset()
    follows: int | None = None


@dataclass(frozen=True)
class RequiredSeat:
    """One seat that a rule asks for on a day. `until` is the last day already known on which it will be asked for."""

    rule: RuleFacts
    unit: Unit
    ordinal: int
    title: str
    until: date | None = None

    @property
    def slot(self) -> tuple[int, Unit, int]:
        return (self.rule.id, self.unit, self.ordinal)

    @property
    def organisation(self) -> int | None:
        return self.unit.id if self.unit.kind == "organisation" else None


@dataclass(frozen=True)
class ExistingSeat:
    """A seat of the committee. `rule_text` is what was written on it by hand; `kind` and `sector` are those of its
    organisation."""

    id: int
    title: str
    category: str
    period: Period
    part: int | None = None
    is_voting: bool = True
    organisation: int | None = None
    post: int | None = None
    rule_text: str = ""
    position: int = 0
    kind: str = ""
    sector: str = ""


@dataclass(frozen=True)
class SeatLink:
    """The seat that was made for, or recognised as, the seat of a rule and unit."""

    rule: int
    unit: Unit
    ordinal: int
    seat: int

    @property
    def slot(self) -> tuple[int, Unit, int]:
        return (self.rule, self.unit, self.ordinal)


@dataclass(frozen=True)
class JobFacts:
    """For whom somebody works on the day; an empty seniority is not recorded."""

    organisation: int
    name: str
    kind: str
    sector: str
    title: str = ""
    seniority: str = ""


@dataclass(frozen=True)
class HolderFacts:
    """Who sits in a seat on the day. `speaks_for` is the organisation that the appointment names, `posts` are the
    offices held, by id and title; `way` as in Standing."""

    person: int
    name: str
    way: str = "seat"
    basis: str = ""
    job_title: str = ""
    jobs: tuple[JobFacts, ...] = ()
    speaks_for: JobFacts | None = None
    posts: Mapping[int, str] = field(default_factory=dict)
    nominated_by: frozenset[int] = frozenset()

    @property
    def bodies(self) -> tuple[JobFacts, ...]:
        """The organisations that somebody comes from: employers, and the one spoken for."""
        return (*self.jobs, *((self.speaks_for,) if self.speaks_for else ()))

    @property
    def titles(self) -> tuple[str, ...]:
        told = (self.job_title, *(job.title for job in self.jobs), *self.posts.values())
        return tuple(dict.fromkeys(title for title in told if title))
