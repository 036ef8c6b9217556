"""Rows of the action log: read with the item, kept by who services the meeting, answered by the owner or by link."""

from __future__ import annotations

from tests.security.table import (
    IN_ICB,
    NOBODY,
    READ_ONLY,
    READ_PRIVATE,
    RUNNERS,
    Row,
    answer,
    button,
    form,
    listing,
    only,
)

ACTION_LOG = {
    "meetings:action-list": listing(),
    "meetings:action-csv": listing(),
    "meetings:action-xlsx": listing(),
    # Nobody here is the owner of the sample, who alone says how it stands.
    "meetings:action-detail": Row(answer(IN_ICB), answer(NOBODY, refused=IN_ICB)),
    "meetings:action-detail@private": Row(answer(READ_PRIVATE), answer(NOBODY, refused=READ_PRIVATE)),
    "meetings:my-actions": Row(only(200), READ_ONLY),
    **{f"meetings:action-{name}": form(RUNNERS) for name in ("add", "edit", "drop", "reopen", "wish")},
    # What came of it may be left open: an empty form closes it.
    "meetings:action-close": Row(
        answer(RUNNERS, refused=IN_ICB), answer(RUNNERS, status=302, refused=IN_ICB)
    ),
    "meetings:action-send": button(RUNNERS, IN_ICB),
    "meetings:action-unlink": button(RUNNERS, IN_ICB),
    "meetings:meeting-actions-send": button(RUNNERS, IN_ICB),
    "meetings:live-item-action-add": form(RUNNERS),
    # Whoever has the address: it is the right. A changed one leads nowhere.
    "action-links:say": Row(only(200), only(200), public=True),
    "action-links:say@made-up": Row(only(404), only(404), public=True),
}
