"""Milestones as they stood on a day, and the conditions that they evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from delegation.enums import AssuranceCondition
from delegation.models import Milestone
from delegation.rules.milestones import Standing, Told, check_condition, check_due, standing
from governance.foundation.outcome import Outcome
from governance.models import IntegratedCareBoard

RELATED = ("icb", "place", "phase", "owner_post", "owner_committee")


def standing_of(row: Milestone, *, on: date) -> Standing:
    """The status on that day, by the notes (prefetch `notes` for many rows)."""
    notes = [Told(note.noted_on, note.pk, note.status, note.evidence) for note in row.notes.all()]
    return standing(notes, on=on)


def due_of(row: Milestone, *, on: date) -> Outcome:
    return check_due(standing_of(row, on=on), row.due_on, on=on)


def overdue_milestones(user: Any, icb: IntegratedCareBoard, *, on: date, rights_on: date) -> list[Milestone]:
    """What was late on that day, the longest first."""
    rows = Milestone.objects.visible_to(user, on=rights_on).filter(icb=icb, due_on__lt=on)
    return [
        row for row in rows.select_related(*RELATED).prefetch_related("notes") if not due_of(row, on=on).ok
    ]


@dataclass(frozen=True)
class Condition:
    """One of the conditions of assurance, with the milestones that are to show it and what they say together."""

    condition: AssuranceCondition
    milestones: tuple[Milestone, ...]
    outcome: Outcome


def conditions_among(rows: Iterable[Milestone], *, on: date) -> list[Condition]:
    """Every condition in the order of the document, also those that no milestone shows (R102)."""
    known = list(rows)
    found = []
    for condition in AssuranceCondition:
        showing = tuple(row for row in known if condition in row.conditions)
        outcome = check_condition([standing_of(row, on=on).status for row in showing])
        found.append(Condition(condition, showing, outcome))
    return found
