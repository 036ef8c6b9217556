"""Rows of one item at work and of decisions: read with the item, written by who runs the meeting."""

from __future__ import annotations

from tests.security.table import IN_ICB, KEEPERS, RUNNERS, Row, answer, detail, form, listing, public

# An empty ballot is saved: nobody has said anything yet.
BALLOT = Row(answer(RUNNERS, refused=IN_ICB), answer(RUNNERS, status=302, refused=IN_ICB))
ACTS = ("declare", "rule", "withdraw", "vote-open", "vote-close", "vote-void")
# An empty form publishes what may be public.
SAVED = Row(answer(RUNNERS, refused=IN_ICB), answer(RUNNERS, status=302, refused=IN_ICB))
DECISION_ACTS = ("decision-add", "decision-edit", "decision-record", "decision-abandon")

DECISIONS = {
    "meetings:live-item": detail(),
    **{f"meetings:live-item-{name}": form(RUNNERS) for name in (*ACTS, *DECISION_ACTS)},
    "meetings:live-item-register": form(KEEPERS),
    "meetings:live-item-vote": BALLOT,
    "meetings:between-urgent": form(RUNNERS),
    "meetings:between-officers": form(RUNNERS),
    "meetings:decision-list": listing(),
    "meetings:decision-csv": listing(),
    "meetings:decision-detail": detail(),
    "meetings:decision-proof": detail(),
    "reports:decision-publish": SAVED,
    "reports:decisions-publish": SAVED,
    "public:decisions": public(),
    "public:decisions-file": public(),
    "public:decision": public(),
    "public:decision@private": public(404),
}
