"""Rows of a meeting at work: read by whoever reads the meeting, run by who services it."""

from __future__ import annotations

from tests.security.table import IN_ICB, RUNNERS, Row, answer, button, detail, form

# The sample is a meeting that was issued and opened.
CONDUCT = {
    "meetings:live": detail(),
    "meetings:live-list": button(RUNNERS, IN_ICB),
    "meetings:live-open": form(RUNNERS),
    # An empty form closes the meeting now.
    "meetings:live-close": Row(answer(RUNNERS, refused=IN_ICB), answer(RUNNERS, status=302, refused=IN_ICB)),
    "meetings:reply": Row(answer(frozenset()), answer(frozenset())),
    "meetings:live-exclude": form(RUNNERS),
    "meetings:live-readmit": button(RUNNERS, IN_ICB),
    "meetings:live-turn": button(RUNNERS, IN_ICB),
    "meetings:live-add": form(RUNNERS),
    "meetings:live-person": form(RUNNERS),
    "meetings:live-move": button(RUNNERS, IN_ICB),
}
