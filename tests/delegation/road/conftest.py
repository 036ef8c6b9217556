"""A roadmap with a milestone, and two groups with a theme, in north."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from delegation.actions.engagement import create_group, create_theme
from delegation.actions.milestones import create_milestone
from delegation.actions.roadmap import create_indicator, create_phase
from delegation.models import ConcernTheme, Indicator, Milestone, RoadmapPhase, StakeholderGroup
from tests.fixtures.people import START, World

SOURCE = "Board paper, paragraph 4.9"


def days(name: str, day: date) -> dict[str, str]:
    """A day as the form's three boxes."""
    return {f"{name}_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


@pytest.fixture
def phase(world: World, officer: Any) -> RoadmapPhase:
    """Year 1, to 31 March 2021; two indicators are to be agreed."""
    return create_phase(
        icb=world.north,
        title="Year 1: Stabilise",
        first_day=START,
        last_day=date(2021, 3, 31),
        aim="Firm ground",
        indicators_wanted=2,
        source=SOURCE,
        by=officer,
    )


@pytest.fixture
def indicator(phase: RoadmapPhase, officer: Any) -> Indicator:
    return create_indicator(
        phase=phase, measures="Out of hospital care", target="More at home", source=SOURCE, by=officer
    )


@pytest.fixture
def milestone(world: World, phase: RoadmapPhase, officer: Any) -> Milestone:
    """A deliverable of the phase, owned by the hill board, due by the end of 2020."""
    return create_milestone(
        icb=world.north,
        place=world.hill,
        phase=phase,
        title="Readiness to operate",
        owner_committee=world.hill_board,
        due_on=date(2020, 12, 31),
        conditions=["outcomes", "quality"],
        source=SOURCE,
        by=officer,
    )


@pytest.fixture
def practices(world: World, officer: Any) -> StakeholderGroup:
    return create_group(icb=world.north, name="General practice", by=officer)


@pytest.fixture
def councils(world: World, officer: Any) -> StakeholderGroup:
    return create_group(icb=world.north, name="Councils", by=officer)


@pytest.fixture
def leadership(world: World, officer: Any) -> ConcernTheme:
    return create_theme(icb=world.north, title="Clinical leadership", source=SOURCE, by=officer)
