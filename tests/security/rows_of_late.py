"""Rows of late papers and supplements: read by who sees drafts, asked by who writes, answered by the chair."""

from __future__ import annotations

from tests.security.table import (
    IN_ICB,
    READ_ONLY,
    RUNNERS,
    SEE_DRAFTS,
    SEE_PRIVATE_DRAFTS,
    WRITERS,
    Row,
    answer,
    button,
    detail,
    form,
)

ANSWERERS = RUNNERS | {"chair"}

# The samples without a variant are of a meeting that was issued; "@planned" is one in preparation.
LATE = {
    "meetings:late-list": Row(answer(SEE_DRAFTS, refused=IN_ICB), READ_ONLY),
    "meetings:late-list@planned": detail(SEE_DRAFTS),
    "meetings:supplement-issue": Row(
        answer(RUNNERS, refused=IN_ICB), answer(RUNNERS, status=302, refused=IN_ICB)
    ),
    "meetings:supplement-issue@planned": Row(
        answer(RUNNERS, refused=SEE_DRAFTS), answer(RUNNERS, status=302, refused=SEE_DRAFTS)
    ),
    "meetings:late-ask": form(RUNNERS, IN_ICB),
    "meetings:late-ask-paper": form(WRITERS, IN_ICB),
    "meetings:late-detail": Row(answer(SEE_DRAFTS), answer(ANSWERERS, refused=SEE_DRAFTS)),
    "meetings:late-detail@private": Row(
        answer(SEE_PRIVATE_DRAFTS), answer(ANSWERERS, refused=SEE_PRIVATE_DRAFTS)
    ),
    "meetings:late-withdraw": button(WRITERS),
}
