"""Rows of papers that are asked of authors, of folders, of upload links, and of what changed between versions."""

from __future__ import annotations

from tests.security.table import (
    NOBODY,
    READ_ONLY,
    RUNNERS,
    SEE_DRAFTS,
    SEE_PRIVATE_DRAFTS,
    Row,
    answer,
    button,
    detail,
    form,
    only,
)

COMMISSIONS = {
    "meetings:paper-changes": detail(SEE_DRAFTS),
    "meetings:meeting-commissions": detail(SEE_DRAFTS),
    "meetings:commission-add": form(RUNNERS, SEE_DRAFTS),
    "meetings:commission-detail": detail(SEE_DRAFTS),
    "meetings:commission-detail@private": detail(SEE_PRIVATE_DRAFTS),
    "meetings:commission-edit": form(RUNNERS, SEE_DRAFTS),
    "meetings:commission-withdraw": form(RUNNERS, SEE_DRAFTS),
    **{
        f"meetings:{name}": button(RUNNERS)
        for name in ("commission-accept", "commission-receive", "link-give", "link-revoke", "sent-take-in")
    },
    "meetings:sent-set-aside": form(RUNNERS, SEE_DRAFTS),
    "meetings:sent-file": Row(answer(RUNNERS, refused=SEE_DRAFTS), READ_ONLY),
    # One's own papers: everybody has the page, and nobody here is the author of the sample.
    "meetings:my-papers": Row(only(200), READ_ONLY),
    "meetings:my-paper": Row(answer(NOBODY), answer(NOBODY)),
    "meetings:meeting-folders": form(RUNNERS, SEE_DRAFTS),
    # What was chosen is kept, also when it is nothing.
    "meetings:folder-detail": Row(
        answer(SEE_PRIVATE_DRAFTS), answer(RUNNERS, status=302, refused=SEE_PRIVATE_DRAFTS)
    ),
    "meetings:folder-undo": button(RUNNERS, SEE_PRIVATE_DRAFTS),
    "meetings:folder-abandon": button(RUNNERS, SEE_PRIVATE_DRAFTS),
    # Whoever has the address: it is the right. A changed one leads nowhere.
    "paper-links:send": Row(only(200), only(200), public=True),
    "paper-links:send@made-up": Row(only(404), only(404), public=True),
}
