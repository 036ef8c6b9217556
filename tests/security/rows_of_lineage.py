"""Rows of what is sent on: sent by who services the sender, taken up by who keeps the receiver's agendas."""

from __future__ import annotations

from tests.security.table import IN_ICB, KEEPERS, READ_PRIVATE, RUNNERS, button, detail, form, listing

LINEAGE = {
    "meetings:referral-list": listing(),
    "meetings:referral-csv": listing(),
    "meetings:referral-detail": detail(),
    "meetings:referral-detail@private": detail(READ_PRIVATE),
    "meetings:referral-receive": button(KEEPERS, IN_ICB),
    # The receiver is another board, which the keepers of the whole ICB service.
    **{f"meetings:referral-{name}": form(KEEPERS, IN_ICB) for name in ("place", "answer", "decline")},
    "meetings:referral-withdraw": form(RUNNERS),
    "meetings:live-item-send": form(RUNNERS),
    "meetings:live-item-journey": detail(),
    "meetings:decision-send": form(RUNNERS),
    "meetings:decision-journey": detail(),
}
