"""Rows of checks of papers: for those who prepare them; who writes, signs or builds sets findings aside."""

from __future__ import annotations

from tests.security.table import IN_ICB, READ_ONLY, RUNNERS, SEE_DRAFTS, WRITERS, Row, answer, form, only

ISSUED = answer(SEE_DRAFTS, refused=IN_ICB)
PLANNED = answer(SEE_DRAFTS)

CHECKS = {
    "reports:meeting-checks": Row(ISSUED, answer(RUNNERS, status=302, refused=IN_ICB)),
    "reports:meeting-checks@planned": Row(PLANNED, answer(RUNNERS, status=302, refused=SEE_DRAFTS)),
    "reports:meeting-checks-csv": Row(ISSUED, READ_ONLY),
    "reports:meeting-checks-csv@planned": Row(PLANNED, READ_ONLY),
    "reports:meeting-checks-word": Row(ISSUED, READ_ONLY),
    "reports:paper-checks": Row(PLANNED, READ_ONLY),
    "reports:finding-aside": form(WRITERS, SEE_DRAFTS),
    # The address alone leads back to the findings, whether there is such a one or not.
    "reports:finding-take-up": Row(only(302), answer(WRITERS, status=302, refused=SEE_DRAFTS)),
}
