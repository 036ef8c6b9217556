"""Rows of the forward plan, of standing items, and of agendas made from the last one."""

from __future__ import annotations

from tests.security.table import (
    NOBODY,
    RUNNERS,
    SEE_DRAFTS,
    SEE_PRIVATE_DRAFTS,
    Row,
    answer,
    button,
    creation,
    detail,
    form,
    listing,
    public,
    register,
)

_GRID = listing(SEE_DRAFTS | {"other_icb"})
_MOVE = Row(answer(RUNNERS | {"other_icb"}, rest=403), answer(RUNNERS | {"other_icb"}, rest=403))
_SAVED = Row(answer(RUNNERS), answer(RUNNERS, status=302))
_PLAN = register("meetings", "planned-item", holders=RUNNERS, readers=SEE_DRAFTS)

PLAN = {
    **_PLAN,
    "meetings:planned-item-detail@private": detail(SEE_PRIVATE_DRAFTS),
    "meetings:plan-grid": _GRID,
    "meetings:plan-xlsx": _GRID,
    "meetings:plan-csv": _GRID,
    "meetings:plan-move": _MOVE,
    **register(
        "meetings", "plan-import", holders=RUNNERS, readers=RUNNERS, forms=("create",), has_history=False
    ),
    "meetings:plan-import-apply": _SAVED,
    "meetings:plan-import-undo": form(RUNNERS, NOBODY),  # the sample is still to be looked through
    "meetings:plan-import-abandon": _SAVED,
    **register("meetings", "standing-item", holders=RUNNERS, readers=SEE_DRAFTS),
    "meetings:standing-item-start": creation(RUNNERS),
    "meetings:agenda-roll": form(RUNNERS, SEE_DRAFTS),
    "meetings:agenda-roll-undo": button(RUNNERS),
    "meetings:agenda-due": button(RUNNERS),
    "meetings:item-defer": form(RUNNERS, SEE_DRAFTS),
    "meetings:item-deferral": button(RUNNERS),
    "reports:plan-publish": form(RUNNERS),
    "public:plan": public(),
}
