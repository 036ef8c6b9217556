"""Rows of declarations and of a person's own pages.

The samples are a return of somebody at the hill board; "@own" is one that the person "conflicted" owes.
"""

from __future__ import annotations

from tests.security.table import (
    AUDITORS,
    EVERYBODY,
    KEEPERS,
    READ_ONLY,
    SEE_INTERESTS,
    SIGNED_OUT,
    Row,
    answer,
    creation,
    detail,
    form,
    listing,
    register,
)

GUARDIAN = frozenset({"coi_guardian"})
OWN = frozenset({"conflicted"})
READ_OWN = AUDITORS | GUARDIAN | OWN
SIGNED_IN = EVERYBODY - SIGNED_OUT
LISTS = listing(SEE_INTERESTS | {"other_icb"})

DECLARATIONS = {
    "membership:declaration-list": LISTS,
    "membership:declaration-csv": LISTS,
    "membership:declaration-detail": detail(SEE_INTERESTS),
    "membership:declaration-detail@own": detail(READ_OWN),
    "membership:declaration-history": detail(SEE_INTERESTS),
    "membership:declaration-answer": form(KEEPERS, SEE_INTERESTS),
    "membership:declaration-answer@own": form(KEEPERS | OWN, READ_OWN),
    "membership:declaration-review": Row(  # a note may be left empty: an empty POST is a review
        answer(GUARDIAN, refused=SEE_INTERESTS), answer(GUARDIAN, status=302, refused=SEE_INTERESTS)
    ),
    "membership:declaration-send-back": form(GUARDIAN, SEE_INTERESTS),
    "membership:declaration-waive": form(KEEPERS, SEE_INTERESTS),
    "membership:declaration-create": creation(KEEPERS),
    **register("membership", "campaign", readers=SEE_INTERESTS, forms=("create", "edit")),
    "membership:campaign-open": Row(  # the press of a button: the sample is still being prepared
        answer(KEEPERS, refused=SEE_INTERESTS), answer(KEEPERS, status=302, refused=SEE_INTERESTS)
    ),
    "membership:campaign-close": form(KEEPERS, SEE_INTERESTS),
    "membership:campaign-progress": detail(SEE_INTERESTS),
    "membership:campaign-letters": Row(answer(KEEPERS, refused=SEE_INTERESTS), READ_ONLY),
    "membership:person-erase": form(KEEPERS),
    # Everybody who signs in has this page; it says so where no person belongs to the account.
    "membership:my-membership": Row(answer(SIGNED_IN, rest=403), READ_ONLY),
    "membership:my-contact": Row(answer(OWN, rest=403), answer(OWN, status=302, rest=403)),
    "membership:my-change": Row(READ_ONLY, answer(OWN, status=302, rest=403)),
}
