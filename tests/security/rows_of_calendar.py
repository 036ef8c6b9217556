"""Rows of the calendar: dates for who may know them, planning for who plans, one's own addresses for everybody."""

from __future__ import annotations

from tests.security.table import (
    IN_ICB,
    OUTSIDE,
    READ_ONLY,
    RUNNERS,
    SEE_DRAFTS,
    Row,
    answer,
    detail,
    form,
    listing,
    only,
    public,
    register,
)

SIGNED_IN = IN_ICB | OUTSIDE
OWNER = frozenset({"nobody"})


def _asks(holders: frozenset[str], readers: frozenset[str]) -> Row:
    """A page that asks, and then acts with nothing more to fill in."""
    return Row(answer(holders, refused=readers), answer(holders, status=302, refused=readers))


CALENDAR = {
    "meetings:calendar-list": listing(),
    "meetings:calendar-mine": Row(answer(SIGNED_IN), answer(SIGNED_IN, status=302)),
    "meetings:calendar-feed-end": Row(READ_ONLY, answer(OWNER, status=302)),
    "meetings:calendar-feed": public(),
    "meetings:calendar-feed@withdrawn": Row(only(404), READ_ONLY, public=True),
    "meetings:calendar-committee": detail(),
    "meetings:calendar-announce": _asks(RUNNERS, IN_ICB),
    **register("meetings", "series", holders=RUNNERS, readers=SEE_DRAFTS),
    "meetings:series-year": form(RUNNERS, SEE_DRAFTS),
    "meetings:meeting-move": form(RUNNERS, SEE_DRAFTS),
    "reports:calendar-publish": _asks(RUNNERS, IN_ICB),
    "public:calendar": public(),
    "public:calendar-file": public(),
}
