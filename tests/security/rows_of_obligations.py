"""Rows of reports to the parent and of standing obligations: kept by who services the committee."""

from __future__ import annotations

from tests.security.table import RUNNERS, SEE_DRAFTS, button, detail, form, register

OBLIGATIONS = {
    **register("meetings", "obligation", holders=RUNNERS),
    "meetings:obligation-fulfil": form(RUNNERS),
    "meetings:assurance-start": form(RUNNERS),
    "meetings:assurance-detail": detail(SEE_DRAFTS),
    "meetings:assurance-detail@sent": detail(),
    "meetings:assurance-print": detail(SEE_DRAFTS),
    "meetings:assurance-version": detail(SEE_DRAFTS),
    "meetings:assurance-edit": form(RUNNERS, SEE_DRAFTS),
    "meetings:assurance-send": button(RUNNERS, SEE_DRAFTS),
}
