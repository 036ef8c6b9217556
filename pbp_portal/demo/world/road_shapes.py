"""Shapes of the road to delegation: phases with indicators, milestones with notes, groups with stances."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Indicator:
    key: str
    measures: str
    target: str = ""
    readings: tuple[tuple[date, str, str], ...] = ()
    """Day, state, words."""


@dataclass(frozen=True)
class Phase:
    key: str
    title: str
    first_day: date
    last_day: date
    aim: str
    source: str
    indicators_wanted: int | None = None
    indicators: tuple[Indicator, ...] = ()
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Milestone:
    """With a `phase` a deliverable of it. `notes` are day, status and what shows it; owners and place are keys."""

    key: str
    title: str
    source: str
    due_on: date | None = None
    phase: str = ""
    place: str = ""
    owner_post: str = ""
    owner_committee: str = ""
    evidences: str = ""
    conditions: tuple[str, ...] = ()
    notes: tuple[tuple[date, str, str], ...] = ()
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Theme:
    key: str
    title: str
    meaning: str
    source: str


@dataclass(frozen=True)
class GroupStance:
    """A group, and how it took the proposal; `themes` are keys."""

    key: str
    name: str
    stance: str
    source: str
    themes: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Engagement:
    """What was proposed, and who said what of it on which day."""

    proposal: str
    stated_on: date
    themes: tuple[Theme, ...]
    groups: tuple[GroupStance, ...]
    serves: tuple[str, ...] = ()


@dataclass(frozen=True)
class Road:
    phases: tuple[Phase, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    engagement: Engagement | None = None
