"""One row of everything on the road to delegation; what the ICB alone reads is a canary."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from delegation.actions.engagement import create_group, create_stance, create_theme
from delegation.actions.milestones import create_milestone, create_note
from delegation.actions.roadmap import create_indicator, create_phase, create_reading
from tests.fixtures.people import START

if TYPE_CHECKING:
    from tests.security.samples import Samples


def add(s: Samples) -> None:
    shared = {"source": "Board paper, paragraph 4.9", "by": s.lead}
    s.rows["roadmap-phase"] = phase = create_phase(
        icb=s.world.north,
        title="Year 1: Stabilise",
        first_day=START,
        last_day=date(2021, 3, 31),
        aim=s.canary("internal", "phaseaim"),
        **shared,
    )
    s.rows["indicator"] = indicator = create_indicator(phase=phase, measures="Out of hospital", **shared)
    s.rows["indicator-reading"] = create_reading(
        indicator=indicator,
        read_on=date(2020, 6, 1),
        state="towards",
        value=s.canary("internal", "reading"),
        by=s.lead,
    )
    s.rows["milestone"] = milestone = create_milestone(
        icb=s.world.north,
        place=s.world.hill,
        title="Readiness to operate",
        phase=phase,
        owner_committee=s.world.hill_board,
        due_on=date(2020, 12, 31),
        conditions=["outcomes"],
        **shared,
    )
    s.rows["milestone-note"] = create_note(
        milestone=milestone,
        noted_on=date(2020, 6, 1),
        status="underway",
        evidence=s.canary("internal", "noteevidence"),
        by=s.lead,
    )
    s.rows["stakeholder-group"] = group = create_group(icb=s.world.north, name="Practices", by=s.lead)
    s.rows["concern-theme"] = theme = create_theme(icb=s.world.north, title="Leadership", **shared)
    s.rows["stance"] = create_stance(
        group=group,
        proposal="Places that match councils",
        stance="concerns",
        stated_on=date(2020, 6, 1),
        themes=[theme],
        said=s.canary("internal", "stancewords"),
        **shared,
    )
