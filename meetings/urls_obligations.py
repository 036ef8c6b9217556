"""Addresses of reports to the parent and of standing obligations, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance.foundation.screens import dashboard
from governance.foundation.screens.register import also_show
from meetings.record import panels_obligations as panels
from meetings.record.views import assurance as reports
from meetings.record.views.obligations import Obligations

REPORT = "assurance/<uuid:report>"

obligation_urls = [
    *Obligations().urls(),
    path("assurance/new/<slug:pk>/", reports.ReportStart.as_view(), name="assurance-start"),
    path(f"{REPORT}/", reports.ReportPage.as_view(), name="assurance-detail"),
    path(f"{REPORT}/edit/", reports.ReportEdit.as_view(), name="assurance-edit"),
    path(f"{REPORT}/send/", reports.ReportSend.as_view(), name="assurance-send"),
    path(f"{REPORT}/print/", reports.ReportPrint.as_view(), name="assurance-print"),
    path(f"{REPORT}/versions/<int:number>/", reports.ReportVersion.as_view(), name="assurance-version"),
]

also_show("governance:committee", panels.of_committee)
dashboard.contribute(panels.on_first_page)
