"""Rows of interests to look at: for who reads interests, and noted by who prepares, presides or guards."""

from __future__ import annotations

from tests.security.table import IN_ICB, READ_ONLY, RUNNERS, SEE_DRAFTS, SEE_INTERESTS, Row, answer, form

# A planned meeting is not there for the guardian, who sees no drafts.
PLANNED = Row(answer(SEE_INTERESTS & SEE_DRAFTS, refused=SEE_DRAFTS), READ_ONLY)

MATCHING = {
    "meetings:meeting-interests": PLANNED,
    "meetings:meeting-interests@issued": Row(answer(SEE_INTERESTS, refused=IN_ICB), READ_ONLY),
    "meetings:meeting-interests-csv": PLANNED,
    "meetings:item-interests": PLANNED,
    "meetings:interest-look": form(RUNNERS | {"chair"}, SEE_DRAFTS),
}
