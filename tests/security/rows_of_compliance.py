"""Rows of compliance and of the registers of a meeting's record: read by whoever reads meetings."""

from __future__ import annotations

from tests.security.table import IN_ICB, RUNNERS, SEE_DRAFTS, Row, answer, button, detail, form, listing

COMPLIANCE = {
    "meetings:compliance-list": listing(),
    "meetings:compliance-detail": detail(),
    "meetings:decision-xlsx": listing(),
    "meetings:effectiveness-detail": detail(),
    "reports:effectiveness-file": detail(),
    "meetings:effectiveness-start": button(RUNNERS, IN_ICB),
    # An empty form is saved: no question is answered yet.
    "meetings:effectiveness-write": Row(
        answer(RUNNERS, refused=SEE_DRAFTS), answer(RUNNERS, status=302, refused=SEE_DRAFTS)
    ),
    "meetings:effectiveness-agree": form(RUNNERS, SEE_DRAFTS),
    "meetings:effectiveness-abandon": form(RUNNERS, SEE_DRAFTS),
    **{
        f"meetings:{noun}-{form}": listing()
        for noun in ("attendance", "vote", "between-decision", "conflict")
        for form in ("list", "csv", "xlsx")
    },
}
