"""What the rules of membership read: plain, frozen facts."""

from __future__ import annotations

from dataclasses import dataclass

from governance.foundation.periods import Period


@dataclass(frozen=True)
class Holding:
    """A person in a seat or post for a span of days. `key` is the appointment's id, None while it is new."""

    key: int | None
    person: int
    person_name: str
    period: Period
    is_job_share: bool = False


@dataclass(frozen=True)
class Job:
    """A person's work for an organisation for a span of days. `key` is the employment's id, None while it is new."""

    key: int | None
    person: int
    person_name: str
    organisation: int
    organisation_name: str
    period: Period


@dataclass(frozen=True)
class SeatFacts:
    """A seat: its span, and whether it follows a post whose holder may nominate somebody else (R35)."""

    name: str
    period: Period
    follows_post: str = ""
    nominee_allowed: bool = False


@dataclass(frozen=True)
class Standing:
    """Who sits in a seat on a day, by which way: its own appointment, the post it follows, or as nominee."""

    person: int
    person_name: str
    way: str  # "seat", "post" or "nominee"
    appointment: int
    office_holder: str = ""  # whom a nominee stands for


@dataclass(frozen=True, order=True)
class Body:
    """An organisation that may have a vote."""

    name: str
    id: int


@dataclass(frozen=True)
class Voter:
    """A holder of a voting seat, and the organisations whose vote they could carry; none = as an individual."""

    person: int
    person_name: str
    organisations: tuple[Body, ...] = ()


@dataclass(frozen=True)
class OrganisationVote:
    """One vote: its organisation, or none for a member as an individual, and who shares it."""

    organisation: Body | None
    representatives: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.organisation.name if self.organisation else self.representatives[0]


@dataclass(frozen=True)
class VotesByOrganisation:
    """The votes around the table; `to_choose` holds joint post-holders with the organisations to choose from."""

    votes: tuple[OrganisationVote, ...]
    to_choose: tuple[Voter, ...] = ()
