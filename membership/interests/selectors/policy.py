"""The policy on interests: which version is in force, and its numbers as facts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from governance.foundation.periods import Period
from membership.interests.models import InterestPolicy
from membership.interests.rules.policy import PolicyFacts


def policy_on(icb: Any, *, on: date) -> InterestPolicy | None:
    """The version of an ICB's policy in force on that day; None where there is none, which pages say."""
    return InterestPolicy.objects.filter(icb=icb).in_force(on).select_related("guardian_post").first()


def versions_of(icb: Any) -> list[PolicyFacts]:
    """Every version of an ICB's policy as facts, newest first."""
    return facts_of(InterestPolicy.objects.filter(icb=icb))


def facts_of(rows: Iterable[InterestPolicy]) -> list[PolicyFacts]:
    return [
        PolicyFacts(
            Period(row.effective_from, row.effective_to),
            row.declare_within_days,
            row.public_months_after,
            row.private_years_after,
            row.gift_public_months,
            row.gift_private_years,
        )
        for row in rows
    ]
