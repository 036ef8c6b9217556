"""Rows of questions and petitions from the public: the form without an account, moderation, answers, grounds."""

from __future__ import annotations

from tests.security.table import (
    IN_ICB,
    KEEPERS,
    READ_ONLY,
    RUNNERS,
    SEE_DRAFTS,
    SIGNERS,
    Row,
    answer,
    button,
    creation,
    detail,
    form,
    listing,
    only,
)

# Who keeps the agenda, agrees it, signs answers off, or audits.
SEE_QUESTIONS = RUNNERS | {"chair", "executive", "auditor"}
SIGN = SIGNERS | {"chair"}

QUESTIONS = {
    "meetings:meeting-questions": Row(
        answer(SEE_QUESTIONS, refused=SEE_DRAFTS | {"member", "conflicted", "coi_guardian"}), READ_ONLY
    ),
    "meetings:questions-keep": form(
        RUNNERS, SEE_QUESTIONS | SEE_DRAFTS | {"member", "conflicted", "coi_guardian"}
    ),
    "meetings:question-detail": detail(SEE_QUESTIONS),
    "meetings:question-detail@accepted": detail(SEE_QUESTIONS),
    **{
        f"meetings:question-{name}": form(RUNNERS, SEE_QUESTIONS)
        for name in ("accept", "wording", "refuse", "merge", "reopen", "withdraw", "supplementary")
    },
    "meetings:question-move": button(RUNNERS, SEE_QUESTIONS),
    "meetings:question-signatures": Row(answer(RUNNERS, refused=SEE_QUESTIONS), READ_ONLY),
    "meetings:answer-list": Row(only(200), READ_ONLY),
    # Nobody, and no day, is an answer as well.
    "meetings:answer-ask": Row(
        answer(RUNNERS, refused=SEE_QUESTIONS), answer(RUNNERS, status=302, refused=SEE_QUESTIONS)
    ),
    "meetings:answer-write": form(RUNNERS, SEE_QUESTIONS),
    "meetings:answer-sign": form(SIGN, SEE_QUESTIONS),
    "meetings:answer-revise": button(RUNNERS | SIGN, SEE_QUESTIONS),
    "meetings:refusal-ground-list": listing(SEE_DRAFTS | {"other_icb"}),
    "meetings:refusal-ground-csv": listing(SEE_DRAFTS | {"other_icb"}),
    "meetings:refusal-ground-detail": detail(IN_ICB),
    "meetings:refusal-ground-history": detail(IN_ICB),
    "meetings:refusal-ground-create": creation(KEEPERS),
    "meetings:refusal-ground-start": creation(KEEPERS),
    "meetings:refusal-ground-edit": form(KEEPERS),
    "meetings:refusal-ground-end": form(KEEPERS),
    # Whoever comes: the form of a meeting that is public, and the link that was mailed.
    "questions:ask": Row(only(200), only(200), public=True),
    "questions:petition": Row(only(200), only(200), public=True),
    "questions:ask@not-published": Row(only(404), only(404), public=True),
    "questions:sent": Row(only(200), READ_ONLY, public=True),
    "questions:own": Row(only(200), only(200), public=True),
    "questions:own@made-up": Row(only(404), only(404), public=True),
}
