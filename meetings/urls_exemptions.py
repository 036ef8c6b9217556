"""Addresses of private business: the exemption ledger, its reviews, and the grounds; the block on the first page."""

from __future__ import annotations

from django.urls import path

from governance.foundation.screens import dashboard
from meetings.papers.dashboard_exemptions import reviews_due
from meetings.papers.views import exemptions as views
from meetings.papers.views.grounds import PrivateGrounds

LEDGER = views.Exemptions()

exemption_urls = [
    path(
        "exemptions/<int:pk>/grounds/",
        views.ExemptionGrounds.as_view(register=LEDGER),
        name="exemption-grounds",
    ),
    path(
        "exemptions/<int:pk>/review/",
        views.ExemptionReviewed.as_view(register=LEDGER),
        name="exemption-review",
    ),
    path(
        "exemptions/<int:pk>/release/",
        views.ExemptionRelease.as_view(register=LEDGER),
        name="exemption-release",
    ),
    *LEDGER.urls(),
    *PrivateGrounds().urls(),
]

dashboard.contribute(reviews_due)
