"""Addresses of the forward plan, of standing items and of agendas made from the last one."""

from __future__ import annotations

from django.urls import path

from meetings.papers.views import rolling
from meetings.planning.views.plan import PlannedItems
from meetings.planning.views.plan_imports import PlanImports
from meetings.planning.views.standing import StandingItems

AGENDA = "meetings/<slug:pk>/agenda"

urlpatterns = [
    *PlannedItems().urls(),
    *PlanImports().urls(),
    *StandingItems().urls(),
    path(f"{AGENDA}/roll-forward/", rolling.RollForward.as_view(), name="agenda-roll"),
    path(f"{AGENDA}/roll-forward/undo/", rolling.RollUndo.as_view(), name="agenda-roll-undo"),
    path(f"{AGENDA}/due/", rolling.DueAdd.as_view(), name="agenda-due"),
    path(f"{AGENDA}/<uuid:item>/defer/", rolling.ItemDefer.as_view(), name="item-defer"),
    path(f"{AGENDA}/<uuid:item>/deferral/", rolling.DeferralTakeBack.as_view(), name="item-deferral"),
]
