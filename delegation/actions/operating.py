"""Operating models: entered, changed, ended."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from delegation.models import Function, OperatingModel
from delegation.permissions import KEEP_SCHEME
from governance.foundation import actions, words
from governance.models import IntegratedCareBoard, Place


def create_operating_model(
    *,
    icb: IntegratedCareBoard,
    function: Function,
    source: str,
    effective_from: date,
    by: Any,
    place: Place | None = None,
    reason: str = "",
    **values: Any,
) -> OperatingModel:
    """Say how a service area works between place and system (R38). `values`: the fields of OperatingModel."""
    row = OperatingModel(
        icb=icb, function=function, place=place, source=source, effective_from=effective_from, **values
    )
    return actions.create(
        row,
        by=by,
        permission=KEEP_SCHEME,
        event="operating_model.entered",
        summary=f"Entered the operating model of {row}, {words.period(effective_from, row.effective_to)}",
        reason=reason,
    )


def change_operating_model(
    row: OperatingModel,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> OperatingModel:
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="operating_model.changed",
        summary=f"Changed the operating model of {row}",
        reason=reason,
        expected_version=expected_version,
    )


def end_operating_model(row: OperatingModel, *, last_day: date, by: Any, reason: str) -> OperatingModel:
    return actions.end(
        row,
        last_day=last_day,
        by=by,
        permission=KEEP_SCHEME,
        event="operating_model.ended",
        summary=f"The operating model of {row} ends, last day {words.day(last_day)}",
        reason=reason,
    )
