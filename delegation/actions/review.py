"""A draft is put to review and comes back: while it is in review its entries stand still."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from delegation.enums import SCHEME_VERSION_LIFECYCLE
from delegation.models import SchemeVersion
from delegation.permissions import KEEP_SCHEME
from delegation.rules.versions import check_reviewable
from governance.foundation import actions


@transaction.atomic
def submit_version(version: SchemeVersion, *, by: Any, reason: str = "") -> SchemeVersion:
    """Put a draft to review: whoever may propose changes in the ICB now sees it, and its entries are not edited.

    Raises NotPermitted, or RuleNotMet when it is no draft or holds no entries.
    """
    row = SchemeVersion.objects.select_for_update(of=("self",)).select_related("scheme").get(pk=version.pk)
    return _move(
        row,
        "submit",
        "in_review",
        by=by,
        reason=reason,
        event="scheme_version.submitted",
        summary=f"Put {row} to review",
        rules=[check_reviewable(row.entries.count())],
    )


@transaction.atomic
def return_version(version: SchemeVersion, *, by: Any, reason: str) -> SchemeVersion:
    """Take a version in review back to drafting, with the reason. Raises NotPermitted or RuleNotMet."""
    row = SchemeVersion.objects.select_for_update(of=("self",)).select_related("scheme").get(pk=version.pk)
    return _move(
        row,
        "return",
        "draft",
        by=by,
        reason=reason,
        event="scheme_version.returned",
        summary=f"Returned {row} to drafting",
    )


def _move(row: SchemeVersion, move: str, state: str, *, rules: Any = (), **told: Any) -> SchemeVersion:
    checks = [SCHEME_VERSION_LIFECYCLE.check(row.state, move), *rules]
    return actions.update(row, {"state": state}, permission=KEEP_SCHEME, rules=checks, **told)
