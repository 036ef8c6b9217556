"""Engagement: groups, themes of concern and stances entered and changed (R74)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from delegation.models import ConcernTheme, StakeholderGroup, Stance
from delegation.permissions import KEEP_SCHEME
from delegation.rules.engagement import check_themes
from delegation.rules.milestones import check_told_day
from governance.foundation import actions, clock, words
from governance.models import IntegratedCareBoard


def create_group(
    *, icb: IntegratedCareBoard, name: str, by: Any, note: str = "", reason: str = ""
) -> StakeholderGroup:
    """Name a group whose stance is to be recorded."""
    return actions.create(
        StakeholderGroup(icb=icb, name=name, note=note),
        by=by,
        permission=KEEP_SCHEME,
        event="stakeholder_group.entered",
        summary=f"Entered the stakeholder group {name}",
        reason=reason,
    )


def change_group(
    row: StakeholderGroup,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> StakeholderGroup:
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="stakeholder_group.changed",
        summary=f"Changed the stakeholder group {row}",
        reason=reason,
        expected_version=expected_version,
    )


def create_theme(
    *, icb: IntegratedCareBoard, title: str, source: str, by: Any, meaning: str = "", reason: str = ""
) -> ConcernTheme:
    """Name what a concern may be about."""
    return actions.create(
        ConcernTheme(icb=icb, title=title, meaning=meaning, source=source),
        by=by,
        permission=KEEP_SCHEME,
        event="concern_theme.entered",
        summary=f"Entered the theme of concern {title}",
        reason=reason,
    )


def change_theme(
    row: ConcernTheme,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> ConcernTheme:
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="concern_theme.changed",
        summary=f"Changed the theme of concern {row}",
        reason=reason,
        expected_version=expected_version,
    )


def create_stance(
    *,
    group: StakeholderGroup,
    proposal: str,
    stance: str,
    stated_on: date,
    source: str,
    by: Any,
    themes: Iterable[ConcernTheme] = (),
    said: str = "",
    reason: str = "",
) -> Stance:
    """Record how a group took a proposal on a day that has come, and the themes that it raised.

    Raises RuleNotMet `told.day_to_come` or `stance.theme_elsewhere`.
    """
    raised = list(themes)
    row = Stance(group=group, proposal=proposal, stance=stance, stated_on=stated_on, said=said, source=source)
    return actions.create(
        row,
        by=by,
        permission=KEEP_SCHEME,
        event="stance.entered",
        summary=f"{row} ({proposal}), as on {words.day(stated_on)}",
        reason=reason,
        many={"themes": raised},
        rules=[
            check_told_day(stated_on, today=clock.today(), field="stated_on"),
            check_themes(group.icb_id, {theme.icb_id for theme in raised}),
        ],
    )


def change_stance(
    row: Stance,
    values: Mapping[str, Any],
    *,
    by: Any,
    many: Mapping[str, Iterable[Any]] | None = None,
    reason: str = "",
    expected_version: int | None = None,
) -> Stance:
    group, day = values.get("group", row.group), values.get("stated_on", row.stated_on)
    raised = list((many or {}).get("themes", row.themes.all()))
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="stance.changed",
        summary=f"Changed the stance of {row.group} of {words.day(row.stated_on)}",
        reason=reason,
        expected_version=expected_version,
        many=many,
        rules=[
            check_told_day(day, today=clock.today(), field="stated_on"),
            check_themes(group.icb_id, {theme.icb_id for theme in raised}),
        ],
    )
