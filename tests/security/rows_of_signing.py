"""Rows of routes of sign-off, of who signs while somebody is away, and of one's own signatures."""

from __future__ import annotations

from tests.security.table import (
    IN_ICB,
    READ_ONLY,
    RUNNERS,
    SEE_DRAFTS,
    Row,
    creation,
    detail,
    form,
    listing,
    only,
    register,
)

# Who is away says so too; of the sample it is somebody besides these roles.
SIGNING = {
    **register("meetings", "sign-off-route"),
    "meetings:stand-in-list": listing(IN_ICB | {"other_icb"}),
    "meetings:stand-in-csv": listing(IN_ICB | {"other_icb"}),
    "meetings:stand-in-detail": detail(SEE_DRAFTS),
    "meetings:stand-in-history": detail(SEE_DRAFTS),
    "meetings:stand-in-create": creation(RUNNERS),
    "meetings:stand-in-end": form(RUNNERS, SEE_DRAFTS),
    # One's own: everybody has the page.
    "meetings:my-signatures": Row(only(200), READ_ONLY),
}
