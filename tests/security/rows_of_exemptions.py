"""Rows of private business: read by who sees it, reasoned by who keeps agendas, reviewed by the ICB's governance."""

from __future__ import annotations

from tests.security.table import (
    KEEPERS,
    NOBODY,
    READ_PRIVATE,
    RUNNERS,
    SEE_PRIVATE_DRAFTS,
    Row,
    answer,
    button,
    creation,
    detail,
    form,
    listing,
    register,
)

LEDGER = listing(READ_PRIVATE | {"other_icb"})

EXEMPTIONS: dict[str, Row] = {
    "meetings:exemption-list": LEDGER,
    "meetings:exemption-csv": LEDGER,
    "meetings:exemption-detail": detail(SEE_PRIVATE_DRAFTS),  # of a meeting that is being prepared
    "meetings:exemption-detail@held": detail(READ_PRIVATE),
    "meetings:exemption-history": detail(SEE_PRIVATE_DRAFTS),
    # The ICB of the samples has worded no grounds: nothing chosen is an answer.
    "meetings:exemption-grounds": Row(
        answer(RUNNERS, refused=SEE_PRIVATE_DRAFTS),
        answer(RUNNERS, status=302, refused=SEE_PRIVATE_DRAFTS),
    ),
    "meetings:exemption-review": form(KEEPERS, SEE_PRIVATE_DRAFTS),
    "meetings:exemption-release": form(NOBODY, SEE_PRIVATE_DRAFTS),  # not before the meeting was held
    "meetings:exemption-release@held": form(KEEPERS, READ_PRIVATE),
    "meetings:agenda-private": button(RUNNERS),
    **register("meetings", "private-ground"),
    "meetings:private-ground-set": creation(KEEPERS),
}
