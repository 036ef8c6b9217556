"""Reads of requests for a next step."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from governance.models import Committee, IntegratedCareBoard, StepRequest


def step_requests_of(committee: Committee) -> QuerySet[StepRequest]:
    """Every request of a committee, the latest first."""
    return committee.step_requests.order_by("-submitted_on", "-pk")


def requests_waiting(user: Any, icb: IntegratedCareBoard, *, rights_on: date) -> QuerySet[StepRequest]:
    """What the ICB has to sign off or return, the oldest first."""
    rows = StepRequest.objects.visible_to(user, on=rights_on).filter(committee__icb=icb, state="submitted")
    return rows.select_related("committee").order_by("submitted_on", "pk")
