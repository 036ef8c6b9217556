"""Organisations and successions: created, changed, followed by others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation import actions, words
from governance.foundation.outcome import Outcome, not_met
from governance.foundation.permissions import DEPLOYMENT, can
from governance.foundation.slugs import unique_slug
from governance.models import IntegratedCareBoard, Organisation, Succession


def keeping(organisation: Organisation) -> str:
    """The permission that guards an organisation: an ICB's own is structure, a shared one is the administrator's."""
    return Permission.CHANGE_STRUCTURE if organisation.kept_by_id else Permission.CREATE_ICB


def check_keeping(by: Any, organisation: Organisation, *, on: date) -> Outcome:
    """May this person change it? Of a shared one the answer says whom to ask."""
    outcome = can(by, keeping(organisation), organisation, on=on)
    if outcome.ok or organisation.kept_by_id:
        return outcome
    return not_met(
        "organisation.shared",
        "This organisation is shared by every ICB. Only a system administrator of the portal changes it: ask them.",
        permission=keeping(organisation),
    )


def create_organisation(
    *, icb: IntegratedCareBoard | None, by: Any, reason: str = "", **values: Any
) -> Organisation:
    """Enter an organisation. `icb` is the ICB that keeps the row; None makes it shared by the deployment."""
    values.setdefault("slug", unique_slug(Organisation, values["name"]))
    return actions.create(
        Organisation(kept_by=icb, **values),
        by=by,
        permission=Permission.CHANGE_STRUCTURE if icb else Permission.CREATE_ICB,
        event="organisation.created",
        summary=f"Entered {values['name']}",
        reason=reason,
        at=icb or DEPLOYMENT,
    )


def change_organisation(
    organisation: Organisation,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> Organisation:
    """Change an organisation's particulars. A shared one is changed by the system administrator."""
    return actions.update(
        organisation,
        values,
        by=by,
        permission=keeping(organisation),
        event="organisation.changed",
        summary=f"Changed {organisation.name}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def end_organisation(organisation: Organisation, *, last_day: date, by: Any, reason: str) -> Organisation:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        organisation,
        last_day=last_day,
        by=by,
        permission=keeping(organisation),
        event="organisation.ended",
        summary=f"Ended {organisation}, last day {words.day(last_day)}",
        reason=reason,
    )


def record_succession(*, icb: IntegratedCareBoard, by: Any, reason: str = "", **values: Any) -> Succession:
    """Say who follows whom from which day: a merger, split, acquisition, rename or closure (R65, LP105)."""
    succession = Succession(icb=icb, **values)
    return actions.create(
        succession,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="succession.recorded",
        summary=f"{succession.get_kind_display()}: {succession}",
        reason=reason,
    )


def change_succession(
    succession: Succession,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> Succession:
    return actions.update(
        succession,
        values,
        by=by,
        permission=Permission.CHANGE_STRUCTURE,
        event="succession.changed",
        summary=f"Changed the succession {succession}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )
