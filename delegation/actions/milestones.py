"""Milestones and deliverables, and the notes that tell their progress (R77, R102, R103)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from delegation.models import Milestone, MilestoneNote
from delegation.permissions import KEEP_SCHEME
from delegation.rules.milestones import check_told_day
from governance.foundation import actions, clock, words
from governance.models import IntegratedCareBoard


def create_milestone(
    *, icb: IntegratedCareBoard, title: str, source: str, by: Any, reason: str = "", **values: Any
) -> Milestone:
    """Put a milestone into the plan. `values`: the other fields of Milestone; with a `phase` it is a deliverable."""
    row = Milestone(icb=icb, title=title, source=source, **values)
    return actions.create(
        row,
        by=by,
        permission=KEEP_SCHEME,
        event="milestone.entered",
        summary=f"Entered the milestone {title}, due by {words.day(row.due_on)}",
        reason=reason,
    )


def change_milestone(
    row: Milestone,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> Milestone:
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="milestone.changed",
        summary=f"Changed the milestone {row}",
        reason=reason,
        expected_version=expected_version,
    )


def create_note(
    *, milestone: Milestone, noted_on: date, status: str, evidence: str, by: Any, reason: str = ""
) -> MilestoneNote:
    """Tell how a milestone stood on a day that has come, and what shows it. Raises RuleNotMet `told.day_to_come`."""
    row = MilestoneNote(milestone=milestone, noted_on=noted_on, status=status, evidence=evidence)
    return actions.create(
        row,
        by=by,
        permission=KEEP_SCHEME,
        event="milestone.noted",
        summary=f"{row}, as on {words.day(noted_on)}",
        reason=reason,
        rules=[check_told_day(noted_on, today=clock.today(), field="noted_on")],
    )


def change_note(
    row: MilestoneNote,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> MilestoneNote:
    day = values.get("noted_on", row.noted_on)
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="milestone.note_changed",
        summary=f"Changed the note of {words.day(row.noted_on)} on {row.milestone}",
        reason=reason,
        expected_version=expected_version,
        rules=[check_told_day(day, today=clock.today(), field="noted_on")],
    )
