"""The ICB as tenant: set up, its settings, its standing orders and its cover sheets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from governance.enums import OrganisationKind, Permission, Sector
from governance.foundation import actions, words
from governance.foundation.permissions import DEPLOYMENT
from governance.foundation.slugs import unique_slug
from governance.models import CoverSheetTemplate, IntegratedCareBoard, Organisation, StandingOrders
from governance.selectors.procedure import in_force_before


@transaction.atomic
def create_icb(
    *, organisation_values: dict[str, Any], by: Any, reason: str = "", **values: Any
) -> IntegratedCareBoard:
    """Set up an ICB with its organisation. The first governance lead is then named by the administrator."""
    particulars = {"kind": OrganisationKind.ICB, "sector": Sector.COMMISSIONER, **organisation_values}
    particulars.setdefault("slug", unique_slug(Organisation, particulars["name"]))
    values.setdefault("slug", unique_slug(IntegratedCareBoard, values["short_name"]))
    organisation = actions.create(
        Organisation(**particulars),
        by=by,
        permission=Permission.CREATE_ICB,
        event="organisation.created",
        summary=f"Entered {organisation_values['name']}",
        reason=reason,
        at=DEPLOYMENT,
    )
    icb = IntegratedCareBoard(organisation=organisation, **values)
    return actions.create(
        icb,
        by=by,
        permission=Permission.CREATE_ICB,
        event="icb.created",
        summary=f"Set up {icb.short_name}",
        reason=reason,
        at=DEPLOYMENT,
    )


def change_icb(
    icb: IntegratedCareBoard,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> IntegratedCareBoard:
    """Change an ICB's settings: default cover sheet, allowed forms, public words."""
    return actions.update(
        icb,
        values,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="icb.changed",
        summary=f"Changed the settings of {icb.short_name}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


@transaction.atomic
def create_standing_orders(
    *, icb: IntegratedCareBoard, by: Any, reason: str = "", ends_previous: bool = False, **values: Any
) -> StandingOrders:
    """Put standing orders in force between two dates; committees inherit what they leave unset (LP31).

    `ends_previous` ends the version in force on the day before, in the same transaction.
    """
    orders = StandingOrders(icb=icb, **values)
    if ends_previous:
        for before in in_force_before(icb.standing_orders, orders.effective_from):
            end_standing_orders(
                before, last_day=orders.effective_from - timedelta(days=1), by=by, reason=reason
            )
    return actions.create(
        orders,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="standing_orders.created",
        summary=f"Standing orders from {orders.effective_from:%-d %B %Y}",
        reason=reason,
    )


def change_standing_orders(
    orders: StandingOrders,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> StandingOrders:
    return actions.update(
        orders,
        values,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="standing_orders.changed",
        summary=f"Changed the standing orders of {orders.icb}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def end_standing_orders(
    standing_orders: StandingOrders, *, last_day: date, by: Any, reason: str
) -> StandingOrders:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        standing_orders,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="standing_orders.ended",
        summary=f"Ended {standing_orders}, last day {words.day(last_day)}",
        reason=reason,
    )


def create_cover_sheet_template(
    *, icb: IntegratedCareBoard, by: Any, reason: str = "", **values: Any
) -> CoverSheetTemplate:
    """Give the ICB a cover sheet: fields in order, their labels and which must be filled (R192)."""
    template = CoverSheetTemplate(icb=icb, **values)
    return actions.create(
        template,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="cover_sheet_template.created",
        summary=f"Added the cover sheet {template.name}",
        reason=reason,
    )


def change_cover_sheet_template(
    template: CoverSheetTemplate,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: dict[str, Iterable[Any]] | None = None,
) -> CoverSheetTemplate:
    return actions.update(
        template,
        values,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="cover_sheet_template.changed",
        summary=f"Changed the cover sheet {template.name}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )
