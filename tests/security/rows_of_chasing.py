"""Rows of papers that are waited for: read by who sees drafts, written about by who keeps an agenda."""

from __future__ import annotations

from tests.security.table import RUNNERS, SEE_DRAFTS, creation, detail, listing

BOARD = listing(SEE_DRAFTS | {"other_icb"})

CHASING = {
    "meetings:awaited-paper-list": BOARD,
    "meetings:awaited-paper-csv": BOARD,
    "meetings:awaited-paper-remind": creation(RUNNERS),
    "meetings:awaited-paper-escalate": creation(RUNNERS),
    "meetings:meeting-chasing": detail(SEE_DRAFTS),
    "meetings:meeting-chasing-csv": detail(SEE_DRAFTS),
}
