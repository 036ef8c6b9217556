"""Groups and themes as they stood on a day: how each group took what was proposed, and what concerned it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from delegation.models import ConcernTheme, StakeholderGroup, Stance
from delegation.rules.engagement import Statement, standing_statements, themes_by_group
from governance.models import IntegratedCareBoard


@dataclass(frozen=True)
class GroupLine:
    """A group, its standing statements, and how often each theme was raised in them; without a group, the sum."""

    group: StakeholderGroup | None
    stances: tuple[Stance, ...]
    counts: dict[int, int]


def themes_of(user: Any, icb: IntegratedCareBoard, *, rights_on: date) -> list[ConcernTheme]:
    return list(ConcernTheme.objects.visible_to(user, on=rights_on).filter(icb=icb))


def concerns(
    user: Any, icb: IntegratedCareBoard, *, on: date, rights_on: date, stance: str = "", wanted: str = ""
) -> list[GroupLine]:
    """A line for each group that had said something by that day, by name, and then the sum of the lines shown.

    `stance` keeps statements of one kind; `wanted` groups whose name holds these words.
    """
    rows = Stance.objects.visible_to(user, on=rights_on).filter(group__icb=icb)
    stances = {row.pk: row for row in rows.select_related("group").prefetch_related("themes")}
    standing = [
        one
        for one in standing_statements(map(statement, stances.values()), on=on)
        if stance in ("", one.stance) and wanted.lower() in stances[one.order].group.name.lower()
    ]
    counted = themes_by_group(standing)
    groups = {one.group: stances[one.order].group for one in standing}
    lines = [
        GroupLine(
            group,
            tuple(stances[one.order] for one in standing if one.group == key),
            {theme: number for (of, theme), number in counted.items() if of == key},
        )
        for key, group in sorted(groups.items(), key=lambda item: item[1].name)
    ]
    return [*lines, _sum(lines)] if lines else []


def standing_stances(group: StakeholderGroup, *, on: date) -> list[Stance]:
    """What the group said last of each proposal by that day."""
    rows = {row.pk: row for row in group.stances.select_related("group").prefetch_related("themes")}
    return [rows[one.order] for one in standing_statements(map(statement, rows.values()), on=on)]


def is_standing(row: Stance, *, on: date) -> bool:
    """Whether no later statement of the group on that proposal had taken its place by that day."""
    return row in standing_stances(row.group, on=on)


def statement(row: Stance) -> Statement:
    """The row for the rules; its key is its order, for later rows have later keys."""
    themes = frozenset(theme.pk for theme in row.themes.all())
    return Statement(row.group_id, row.proposal, row.stated_on, row.pk, row.stance, themes)


def _sum(lines: list[GroupLine]) -> GroupLine:
    counts: dict[int, int] = {}
    for line in lines:
        for theme, number in line.counts.items():
            counts[theme] = counts.get(theme, 0) + number
    return GroupLine(None, (), counts)
