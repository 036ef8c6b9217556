"""Rows of minutes: read with the meeting once they went out, kept by who runs it, signed by the chair."""

from __future__ import annotations

from tests.security.table import IN_ICB, READ_ONLY, RUNNERS, Row, answer, detail, form, public

CHAIR = frozenset({"chair"})
# Who sat at the table of the sample.
THERE = frozenset({"conflicted"})

MINUTES = {
    "meetings:minutes": detail(),
    "meetings:minutes-version": detail(),
    "meetings:minutes-preview": Row(answer(RUNNERS, refused=IN_ICB), READ_ONLY),
    "meetings:minutes-write": form(RUNNERS),
    "meetings:minutes-write-one": form(RUNNERS),
    "meetings:minutes-mend": form(RUNNERS),
    "meetings:minutes-circulate": form(RUNNERS),
    "meetings:minutes-comment": form(THERE),
    "meetings:minutes-answer": form(RUNNERS),
    "meetings:minutes-to-meeting": form(RUNNERS),
    "meetings:minutes-approve": form(RUNNERS | CHAIR),
    "meetings:minutes-sign": form(CHAIR),
    "reports:minutes-pdf": detail(),
    "reports:minutes-word": Row(answer(RUNNERS, refused=IN_ICB), READ_ONLY),
    "reports:minutes-changes": detail(),
    "reports:minutes-word-back": form(RUNNERS),
    "reports:minutes-publish": Row(
        answer(RUNNERS, refused=IN_ICB), answer(RUNNERS, status=302, refused=IN_ICB)
    ),
    "public:minutes": public(),
}
