"""The roadmap as it stood on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from delegation.models import Indicator, Milestone, RoadmapPhase
from delegation.rules.milestones import Standing
from delegation.rules.roadmap import (
    Reading,
    Tally,
    check_indicator,
    check_indicators_agreed,
    reading_on,
    tally,
    when,
)
from delegation.selectors.milestones import RELATED, due_of, standing_of
from governance.foundation.outcome import Outcome
from governance.models import IntegratedCareBoard, Place


@dataclass(frozen=True)
class Deliverable:
    milestone: Milestone
    now: Standing
    due: Outcome


@dataclass(frozen=True)
class Measured:
    """An indicator with its newest reading by the day; None when there is none."""

    indicator: Indicator
    reading: Reading | None
    outcome: Outcome


@dataclass(frozen=True)
class PhaseOnDay:
    phase: RoadmapPhase
    when: str
    deliverables: tuple[Deliverable, ...]
    indicators: tuple[Measured, ...]
    tally: Tally
    agreed: Outcome


@dataclass(frozen=True)
class Roadmap:
    """The phases of the whole ICB (no place) or of a place, in order."""

    place: Place | None
    phases: tuple[PhaseOnDay, ...]


def roadmaps(user: Any, icb: IntegratedCareBoard, *, on: date, rights_on: date) -> list[Roadmap]:
    """That of the ICB first, then those of places by name. Six queries, whatever their number."""
    by_place: dict[Place | None, list[PhaseOnDay]] = {}
    for phase in _phases(user, rights_on).filter(icb=icb):
        by_place.setdefault(phase.place, []).append(phase_on(phase, on=on))
    ordered = sorted(
        by_place.items(), key=lambda item: (item[0] is not None, item[0].name if item[0] else "")
    )
    return [Roadmap(place, tuple(phases)) for place, phases in ordered]


def phase_on(phase: RoadmapPhase, *, on: date) -> PhaseOnDay:
    deliverables = tuple(
        Deliverable(row, standing_of(row, on=on), due_of(row, on=on)) for row in phase.deliverables.all()
    )
    indicators = tuple(measured_on(row, on=on) for row in phase.indicators.all())
    return PhaseOnDay(
        phase,
        when(phase.first_day, phase.last_day, on=on),
        deliverables,
        indicators,
        tally(each.now.status for each in deliverables),
        check_indicators_agreed(phase.indicators_wanted, len(indicators)),
    )


def measured_on(indicator: Indicator, *, on: date) -> Measured:
    """The indicator with its newest reading (prefetch `readings` for many rows)."""
    readings = [Reading(row.read_on, row.pk, row.state, row.value) for row in indicator.readings.all()]
    newest = reading_on(readings, on=on)
    return Measured(indicator, newest, check_indicator(newest))


def _phases(user: Any, rights_on: date) -> Any:
    deliverables = Milestone.objects.select_related(*RELATED).prefetch_related("notes")
    return (
        RoadmapPhase.objects.visible_to(user, on=rights_on)
        .select_related("icb", "place")
        .prefetch_related(
            Prefetch("deliverables", deliverables),
            Prefetch("indicators", Indicator.objects.prefetch_related("readings")),
        )
        .order_by("first_day", "pk")
    )
