"""Rows of interests, what is kept off their register, and the policy.

Everybody who works in the ICB opens the register, cut to what is theirs to read; records are for some. `conflicted`
is the account of a person of the ICB and declares for that person.
"""

from __future__ import annotations

from tests.security.table import (
    KEEPERS,
    NOBODY,
    SEE_INTERESTS,
    Row,
    answer,
    creation,
    form,
    listing,
    register,
)

GUARDIAN = frozenset({"coi_guardian"})
WITHDRAWERS = KEEPERS | GUARDIAN


def _saves(holders: frozenset[str]) -> Row:
    """A form whose every field may be left empty."""
    return Row(answer(holders, refused=SEE_INTERESTS), answer(holders, status=302, refused=SEE_INTERESTS))


_SAVED = Row(answer(KEEPERS), answer(KEEPERS, status=302))

INTERESTS = {
    **register("membership", "interest", readers=SEE_INTERESTS),
    **dict.fromkeys(("membership:interest-list", "membership:interest-csv"), listing()),
    "membership:interest-create": creation(KEEPERS | {"conflicted"}),
    "membership:interest-confirm": _saves(GUARDIAN),
    "membership:interest-question": form(GUARDIAN, SEE_INTERESTS),
    "membership:interest-answer": form(KEEPERS, SEE_INTERESTS),
    "membership:interest-withdraw": form(WITHDRAWERS, SEE_INTERESTS),
    **register("membership", "interest-redaction", holders=GUARDIAN, readers=SEE_INTERESTS),
    "membership:interest-redaction-create": Row(answer(GUARDIAN, rest=403), answer(GUARDIAN, rest=403)),
    **register("membership", "interest-policy"),
    **dict.fromkeys(
        ("membership:interest-removal-list", "membership:interest-removal-csv"),
        listing(SEE_INTERESTS | {"other_icb"}),
    ),
    **register(
        "membership",
        "interest-import",
        holders=KEEPERS,
        readers=KEEPERS,
        forms=("create",),
        has_history=False,
    ),
    "membership:interest-import-names": _SAVED,
    "membership:interest-import-apply": _SAVED,
    "membership:interest-import-undo": form(KEEPERS, NOBODY),  # the sample is still to be looked through
    "membership:interest-import-abandon": _SAVED,
    "reports:interest-register-file": listing(),
    **register("membership", "gift", readers=SEE_INTERESTS, forms=("create", "edit")),
    **dict.fromkeys(("membership:gift-list", "membership:gift-csv"), listing()),
    "membership:gift-create": creation(KEEPERS | {"conflicted"}),
    "membership:gift-decide": form(GUARDIAN, SEE_INTERESTS),
}
