"""The roadmap: phases, their indicators and readings entered and changed (R77)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from delegation.models import Indicator, IndicatorReading, RoadmapPhase
from delegation.permissions import KEEP_SCHEME
from delegation.rules.milestones import check_told_day
from governance.foundation import actions, clock, words
from governance.models import IntegratedCareBoard, Place


def create_phase(
    *,
    icb: IntegratedCareBoard,
    title: str,
    first_day: date,
    last_day: date,
    source: str,
    by: Any,
    place: Place | None = None,
    reason: str = "",
    **values: Any,
) -> RoadmapPhase:
    """Put a phase on the roadmap of the ICB, or of a place. `values`: aim, indicators_wanted."""
    row = RoadmapPhase(
        icb=icb, place=place, title=title, first_day=first_day, last_day=last_day, source=source, **values
    )
    return actions.create(
        row,
        by=by,
        permission=KEEP_SCHEME,
        event="roadmap_phase.entered",
        summary=f"Entered the phase {title} of the roadmap, {words.period(first_day, last_day)}",
        reason=reason,
    )


def change_phase(
    row: RoadmapPhase,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> RoadmapPhase:
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="roadmap_phase.changed",
        summary=f"Changed the phase {row} of the roadmap",
        reason=reason,
        expected_version=expected_version,
    )


def create_indicator(
    *, phase: RoadmapPhase, measures: str, source: str, by: Any, target: str = "", reason: str = ""
) -> Indicator:
    """Say what a phase is judged by; an empty target is not set yet."""
    return actions.create(
        Indicator(phase=phase, measures=measures, target=target, source=source),
        by=by,
        permission=KEEP_SCHEME,
        event="indicator.entered",
        summary=f"Entered the indicator {measures} of the phase {phase}",
        reason=reason,
    )


def change_indicator(
    row: Indicator,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> Indicator:
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="indicator.changed",
        summary=f"Changed the indicator {row}",
        reason=reason,
        expected_version=expected_version,
    )


def create_reading(
    *,
    indicator: Indicator,
    read_on: date,
    state: str,
    by: Any,
    value: str = "",
    source: str = "",
    reason: str = "",
) -> IndicatorReading:
    """Enter how an indicator stood on a day that has come. Raises RuleNotMet `told.day_to_come`."""
    row = IndicatorReading(indicator=indicator, read_on=read_on, state=state, value=value, source=source)
    return actions.create(
        row,
        by=by,
        permission=KEEP_SCHEME,
        event="indicator.read",
        summary=f"{row}, as on {words.day(read_on)}",
        reason=reason,
        rules=[check_told_day(read_on, today=clock.today(), field="read_on")],
    )


def change_reading(
    row: IndicatorReading,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> IndicatorReading:
    day = values.get("read_on", row.read_on)
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="indicator.reading_changed",
        summary=f"Changed the reading of {row.indicator} of {words.day(row.read_on)}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_told_day(day, today=clock.today(), field="read_on")],
    )
