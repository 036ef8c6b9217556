"""What the ICB's policy on interests asks, counted in days, months and years. Unset is never read as zero."""

from __future__ import annotations

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.foundation.periods import Period

LONGEST = date.max.year


@dataclass(frozen=True)
class PolicyFacts:
    """One version of the policy: days to declare, months in public and years in private after an interest ended; the
    same two terms of a gift, after the day on which it was declared. None is unset."""

    period: Period
    declare_within_days: int | None = None
    public_months_after: int | None = None
    private_years_after: int | None = None
    gift_public_months: int | None = None
    gift_private_years: int | None = None


def in_force_of(versions: Iterable[PolicyFacts], on: date) -> PolicyFacts | None:
    """The version in force on that day; none when no policy was."""
    return next((version for version in versions if version.period.covers(on)), None)


def months_after(last_day: date, months: int) -> date:
    """The same day so many months later, or the last day of that month where it has no such day.

    31 August and six months give 28 February, 29 in a leap year; the day itself is still within the term (LP39).
    """
    years, month = divmod(last_day.month - 1 + months, 12)
    year = last_day.year + years
    if year > LONGEST:
        return date.max
    return date(year, month + 1, min(last_day.day, calendar.monthrange(year, month + 1)[1]))


def public_until(last_day: date | None, policy: PolicyFacts) -> date | None:
    """The last day on the public register; None while the interest lasts or the policy does not say."""
    if last_day is None or policy.public_months_after is None:
        return None
    return months_after(last_day, policy.public_months_after)


def kept_until(last_day: date | None, policy: PolicyFacts | None) -> date | None:
    """The last day in the private record; None while the interest lasts or the policy does not say."""
    if last_day is None or policy is None or policy.private_years_after is None:
        return None
    return months_after(last_day, policy.private_years_after * 12)


def gift_kept_until(declared_on: date, policy: PolicyFacts | None) -> date | None:
    """The last day of a gift in the private record; None when the policy does not say."""
    if policy is None or policy.gift_private_years is None:
        return None
    return months_after(declared_on, policy.gift_private_years * 12)


def gift_public_until(declared_on: date, policy: PolicyFacts | None) -> date | None:
    """The last day of a gift on the public register, never after its record; None when the policy does not say.

    Counted from its declaration, so that what is declared late is public for no shorter a time.
    """
    if policy is None or policy.gift_public_months is None:
        return None
    until = months_after(declared_on, policy.gift_public_months)
    kept = gift_kept_until(declared_on, policy)
    return until if kept is None else min(until, kept)
