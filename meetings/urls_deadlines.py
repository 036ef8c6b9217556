"""Addresses of deadlines and of their rules; puts the panel on the meeting's page and the block on the first page."""

from __future__ import annotations

from django.urls import URLPattern

from governance.foundation.screens import dashboard
from meetings.planning import deadline_panel
from meetings.planning.views.deadlines import DeadlineRules, Deadlines

urlpatterns: list[URLPattern] = [*Deadlines().urls(), *DeadlineRules().urls()]

dashboard.contribute(deadline_panel.deadlines_ahead)
