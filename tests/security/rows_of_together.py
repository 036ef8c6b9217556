"""Rows of committees that meet together: asked by who services the meeting, answered by who plans for the other."""

from __future__ import annotations

from tests.security.table import KEEPERS, RUNNERS, SEE_DRAFTS, Row, answer, form

TOGETHER = {
    # The other ICB's committee takes part: its staff see the meeting, and are told who services it.
    "meetings:together-ask": form(RUNNERS, SEE_DRAFTS | {"other_icb"}),
    "meetings:together-leave": form(RUNNERS | {"other_icb"}, SEE_DRAFTS),
    # Asked of the vale board: who plans for it answers.
    "meetings:together-detail": Row(answer(RUNNERS), answer(KEEPERS, refused=RUNNERS)),
    "meetings:together-withdraw": form(RUNNERS, RUNNERS),
}
