"""The ICB's policy on interests: a version entered, changed, ended (LP34)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from governance.foundation import actions, words
from governance.models import IntegratedCareBoard
from membership.interests.models import InterestPolicy
from membership.permissions import KEEP_INTERESTS


def create_policy(
    *, icb: IntegratedCareBoard, effective_from: date, by: Any, reason: str = "", **values: Any
) -> InterestPolicy:
    """Enter a version of the policy. What `values` leave out is unset, which every page that needs it says.

    Raises NotPermitted or ValidationError, also when another version is in force on some of its days.
    """
    policy = InterestPolicy(icb=icb, effective_from=effective_from, **values)
    return actions.create(
        policy,
        by=by,
        permission=KEEP_INTERESTS,
        event="interest_policy.created",
        summary=f"Entered {policy}, {words.period(policy.effective_from, policy.effective_to)}",
        reason=reason,
    )


def change_policy(
    policy: InterestPolicy,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> InterestPolicy:
    """Change a version. For a new policy, end this one and enter the next: what was late then stays late."""
    return actions.update(
        policy,
        values,
        by=by,
        permission=KEEP_INTERESTS,
        event="interest_policy.changed",
        summary=f"Changed {policy}",
        reason=reason,
        expected_version=expected_version,
    )


def end_policy(policy: InterestPolicy, *, last_day: date, by: Any, reason: str) -> InterestPolicy:
    return actions.end(
        policy,
        last_day=last_day,
        by=by,
        permission=KEEP_INTERESTS,
        event="interest_policy.ended",
        summary=f"Ended {policy}, last day {words.day(last_day)}",
        reason=reason,
    )
