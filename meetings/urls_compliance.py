"""Addresses of compliance and of the registers of a meeting's record, under /workspace/."""

from __future__ import annotations

from django.urls import path

from governance.enums import Permission
from governance.foundation.screens import Section, navigation
from governance.foundation.screens.navigation import shown_with
from governance.foundation.screens.register import also_show
from meetings.conduct.views.decisions import Decisions
from meetings.record.committee_panel import of_committee
from meetings.record.views import compliance, effectiveness, registers

OVERVIEW = compliance.ComplianceEntrance("meetings:compliance-list", Permission.VIEW_MEETING)

compliance_urls = [
    path("compliance/", compliance.ComplianceOverview.as_view(register=OVERVIEW), name="compliance-list"),
    path("committees/<slug:slug>/compliance/", compliance.CompliancePage.as_view(), name="compliance-detail"),
    path(
        "committees/<slug:slug>/effectiveness/",
        effectiveness.EffectivenessPage.as_view(),
        name="effectiveness-detail",
    ),
    path(
        "committees/<slug:slug>/effectiveness/start/",
        effectiveness.ReviewStart.as_view(),
        name="effectiveness-start",
    ),
    *(
        path(f"effectiveness/<uuid:public_id>/{verb}/", view.as_view(), name=f"effectiveness-{verb}")
        for verb, view in (
            ("write", effectiveness.ReviewWrite),
            ("agree", effectiveness.ReviewAgree),
            ("abandon", effectiveness.ReviewAbandon),
        )
    ),
    path("decisions/xlsx/", registers.BookView.as_view(register=Decisions()), name="decision-xlsx"),
    *registers.AttendanceRegister().urls(),
    *registers.VoteRegister().urls(),
    *registers.BetweenRegister().urls(),
    *registers.ConflictRegister().urls(),
]

also_show("governance:committee", of_committee)
navigation.contribute(
    Section(
        "compliance",
        "Compliance",
        "meetings:compliance-list",
        55,
        "meetings",
        nouns=("compliance", "attendance", "vote", "between-decision", "conflict", "effectiveness"),
        shown=shown_with(Permission.VIEW_MEETING),
    )
)
