"""Committees and their parts: created, changed, ended."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation import actions, words
from governance.foundation.slugs import unique_slug
from governance.models import Committee, CommitteePart, IntegratedCareBoard, Organisation
from governance.rules.committees import check_form_allowed


def create_committee(
    *,
    icb: IntegratedCareBoard,
    by: Any,
    reason: str = "",
    convening_organisations: Iterable[Organisation] = (),
    reports_to: Iterable[Committee] = (),
    **values: Any,
) -> Committee:
    """Set up a committee of any form (R87, R89). Its form must be one that the ICB allows (R147)."""
    values.setdefault("slug", unique_slug(Committee, values["name"]))
    committee = Committee(icb=icb, **values)
    return actions.create(
        committee,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="committee.created",
        summary=f"Set up {committee.name}",
        reason=reason,
        many={"convening_organisations": convening_organisations, "reports_to": reports_to},
        at=icb,
        rules=[check_form_allowed(committee.form, kind=committee.kind, allowed=icb.allowed_forms)],
    )


def change_committee(
    committee: Committee,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> Committee:
    """Change a committee's particulars; history and ledger keep what they were."""
    form, kind = values.get("form", committee.form), values.get("kind", committee.kind)
    return actions.update(
        committee,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="committee.changed",
        summary=f"Changed {committee.name}",
        reason=reason,
        expected_version=expected_version,
        many=many,
        rules=[check_form_allowed(form, kind=kind, allowed=committee.icb.allowed_forms)],
    )


def end_committee(committee: Committee, *, last_day: date, by: Any, reason: str) -> Committee:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        committee,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="committee.ended",
        summary=f"Ended {committee}, last day {words.day(last_day)}",
        reason=reason,
    )


def create_committee_part(*, committee: Committee, by: Any, reason: str = "", **values: Any) -> CommitteePart:
    """Give a board a Part 1 or Part 2 with its own purpose, openness and end date (R158)."""
    part = CommitteePart(committee=committee, **values)
    return actions.create(
        part,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="committee_part.created",
        summary=f"Added {part} to {committee.name}",
        reason=reason,
    )


def change_committee_part(
    committee_part: CommitteePart,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> CommitteePart:
    """Change a part's particulars or its dates."""
    return actions.update(
        committee_part,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="committee_part.changed",
        summary=f"Changed {committee_part}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def end_committee_part(
    committee_part: CommitteePart, *, last_day: date, by: Any, reason: str
) -> CommitteePart:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        committee_part,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="committee_part.ended",
        summary=f"Ended {committee_part}, last day {words.day(last_day)}",
        reason=reason,
    )
