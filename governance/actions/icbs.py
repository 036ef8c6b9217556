"""The ICB as tenant: set up, its settings, its standing orders and its cover sheets."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from governance.enums import OrganisationKind, Permission, Sector
from governance.foundation import actions
from governance.foundation.permissions import DEPLOYMENT
from governance.models import CoverSheetTemplate, IntegratedCareBoard, Organisation, StandingOrders


@transaction.atomic
def create_icb(
    *, organisation_values: dict[str, Any], by: Any, reason: str = "", **values: Any
) -> IntegratedCareBoard:
    """Set up an ICB with its organisation. The first governance lead is then named by the administrator."""
    organisation = actions.create(
        Organisation(**{"kind": OrganisationKind.ICB, "sector": Sector.COMMISSIONER, **organisation_values}),
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


def create_standing_orders(
    *, icb: IntegratedCareBoard, by: Any, reason: str = "", **values: Any
) -> StandingOrders:
    """Put standing orders in force between two dates; committees inherit what they leave unset (LP31)."""
    orders = StandingOrders(icb=icb, **values)
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
