"""Shapes of rules of membership in the demonstration world."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class MembershipRule:
    """A rule that expands into seats. No committee: every place partnership of the ICB.

    References are keys; `values` are further fields of the rule by their names (minimum_seniority, office, basis …).
    """

    key: str
    title: str
    category: str
    clause: str
    start: date
    end: date | None = None
    committee: str = ""
    only_place: str = ""
    per: str = "once"
    count: int = 1
    is_minimum: bool = False
    is_voting: bool = True
    organisations: tuple[str, ...] = ()
    nominators: tuple[str, ...] = ()
    post: str = ""
    follows: str = ""
    excluded_posts: tuple[str, ...] = ()
    excluded_rules: tuple[str, ...] = ()
    values: tuple[tuple[str, object], ...] = ()
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeatsMade:
    """The day for which the seats of a committee were made by its rules, or recognised as theirs."""

    committee: str
    on: date
