"""Rows of deadlines: what is due is for those who prepare meetings; rules are read in the ICB and set by its staff."""

from __future__ import annotations

from tests.security.table import KEEPERS, SEE_DRAFTS, Row, answer, creation, listing, register

DUE = listing(SEE_DRAFTS | {"other_icb"})

DEADLINES: dict[str, Row] = {
    "meetings:deadline-list": DUE,
    "meetings:deadline-csv": DUE,
    **register("meetings", "deadline-rule"),
    "meetings:deadline-rule-set": creation(KEEPERS),
    "meetings:deadline-rule-set@unknown": Row(*(answer(frozenset()),) * 2),  # a set that does not exist
}
