"""Reads of what is set in an ICB."""

from __future__ import annotations

from django.db.models import QuerySet

from governance.models import CoverSheetTemplate, IntegratedCareBoard, StandingOrders


def standing_orders_of(icb: IntegratedCareBoard) -> QuerySet[StandingOrders]:
    """Every version, newest first."""
    return icb.standing_orders.order_by("-effective_from")


def templates_of(icb: IntegratedCareBoard) -> QuerySet[CoverSheetTemplate]:
    return icb.cover_sheet_templates.all()
