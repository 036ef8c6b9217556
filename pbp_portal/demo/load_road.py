"""The road to delegation: roadmap, milestone plan and engagement."""

from __future__ import annotations

from delegation.actions.engagement import create_group, create_stance, create_theme
from delegation.actions.milestones import create_milestone, create_note
from delegation.actions.roadmap import create_indicator, create_phase, create_reading
from delegation.models import (
    ConcernTheme,
    Indicator,
    IndicatorReading,
    Milestone,
    MilestoneNote,
    RoadmapPhase,
    StakeholderGroup,
    Stance,
)
from governance.models import Committee, Place, Post
from pbp_portal.demo.book import Desk
from pbp_portal.demo.world import road_shapes


def load_road(desk: Desk) -> None:
    road = desk.system.road
    for phase in road.phases:
        _load_phase(desk, phase)
    for milestone in road.milestones:
        _load_milestone(desk, milestone)
    if road.engagement:
        _load_engagement(desk, road.engagement)


def _load_phase(desk: Desk, row: road_shapes.Phase) -> None:
    phase = desk.enter(
        RoadmapPhase,
        row.key,
        create_phase,
        icb=desk.icb,
        title=row.title,
        first_day=row.first_day,
        last_day=row.last_day,
        aim=row.aim,
        indicators_wanted=row.indicators_wanted,
        source=row.source,
    )
    for each in row.indicators:
        indicator = desk.enter(
            Indicator,
            each.key,
            create_indicator,
            phase=phase,
            measures=each.measures,
            target=each.target,
            source=row.source,
        )
        for day, state, value in each.readings:
            desk.enter(
                IndicatorReading,
                f"{each.key}-{day.isoformat()}",
                create_reading,
                indicator=indicator,
                read_on=day,
                state=state,
                value=value,
                source=row.source,
            )


def _load_milestone(desk: Desk, row: road_shapes.Milestone) -> None:
    milestone = desk.enter(
        Milestone,
        row.key,
        create_milestone,
        icb=desk.icb,
        title=row.title,
        due_on=row.due_on,
        phase=desk.row(RoadmapPhase, row.phase),
        place=desk.row(Place, row.place),
        owner_post=desk.row(Post, row.owner_post),
        owner_committee=desk.row(Committee, row.owner_committee),
        evidences=row.evidences,
        conditions=list(row.conditions),
        source=row.source,
    )
    for day, status, evidence in row.notes:
        desk.enter(
            MilestoneNote,
            f"{row.key}-{day.isoformat()}",
            create_note,
            milestone=milestone,
            noted_on=day,
            status=status,
            evidence=evidence,
        )


def _load_engagement(desk: Desk, told: road_shapes.Engagement) -> None:
    for theme in told.themes:
        desk.enter(
            ConcernTheme,
            theme.key,
            create_theme,
            icb=desk.icb,
            title=theme.title,
            meaning=theme.meaning,
            source=theme.source,
        )
    for row in told.groups:
        group = desk.enter(
            StakeholderGroup, row.key, create_group, icb=desk.icb, name=row.name, note=row.note
        )
        desk.enter(
            Stance,
            row.key,
            create_stance,
            group=group,
            proposal=told.proposal,
            stance=row.stance,
            stated_on=told.stated_on,
            themes=[desk.book.row(ConcernTheme, key) for key in row.themes],
            source=row.source,
        )
