"""May this be delegated, or given a budget, on these days? (R75, R80)"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from delegation.rules.facts import DELEGATED, EntryFacts
from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.foundation.periods import Period

DELEGATION, BUDGET = "delegation", "budget"
NOT_SUPPORTED, UNLIKELY = "not_supported", "unlikely"


@dataclass(frozen=True)
class AvailabilityFacts:
    """Between the days of `period`, delegating (or a budget) is not supported, or unlikely. No function = all."""

    key: int
    covers: str
    availability: str
    period: Period
    explanation: str
    source: str
    function: int | None = None

    def speaks_of(self, functions: Sequence[int]) -> bool:
        return self.function is None or self.function in functions


def check_delegation_available(
    row: EntryFacts, *, functions: Sequence[int], rules: Iterable[AvailabilityFacts]
) -> list[Outcome]:
    """What speaks against this delegation on its days: `availability.not_supported` or `.unlikely`, worst first.

    `functions` is the row's function and what it is part of.
    """
    if row.treatment != DELEGATED:
        return []
    found = [
        _told(rule, f"{row.function_title} is delegated {row.period}", row.key)
        for rule in rules
        if rule.covers == DELEGATION and rule.speaks_of(functions) and rule.period.overlaps(row.period)
    ]
    return _worst_first(found)


def check_budget_available(
    row: EntryFacts, *, year: str, days: Period, functions: Sequence[int], rules: Iterable[AvailabilityFacts]
) -> list[Outcome]:
    """What speaks against a delegated budget in that financial year: `availability.not_supported` or `.unlikely`."""
    found = [
        _told(rule, f"{row.function_title} has a delegated budget for {year}", row.key)
        for rule in rules
        if rule.covers == BUDGET and rule.speaks_of(functions) and rule.period.overlaps(days)
    ]
    return _worst_first(found)


def check_agreements(row: EntryFacts, *, agreement: Period | None, joint: bool) -> Outcome:
    """A delegation by several bodies rests on a written agreement that is in force on all its days (LP13, R82)."""
    if row.treatment != DELEGATED or not joint:
        return met("agreement.not_needed")
    if agreement is None:
        return not_met(
            "agreement.missing",
            f"{row.function_title} is delegated by several bodies, and no agreement between them is named.",
            clause="LP13",
            entry=row.key,
        )
    if row.period.within(agreement):
        return met("agreement.in_force", clause="LP13")
    return not_met(
        "agreement.too_short",
        f"{row.function_title} is delegated {row.period}, and its agreement is in force {agreement}.",
        clause="LP13",
        entry=row.key,
    )


def _told(rule: AvailabilityFacts, what: str, entry: int) -> Outcome:
    verdict = "is not supported" if rule.availability == NOT_SUPPORTED else "is unlikely"
    end = words.day(rule.period.end) if rule.period.end else "further notice"
    return not_met(
        f"availability.{rule.availability}",
        f"{what}, and that {verdict} until {end}: {rule.explanation}",
        clause=rule.source,
        entry=entry,
        rule=rule.key,
    )


def _worst_first(outcomes: Iterable[Outcome]) -> list[Outcome]:
    return sorted(outcomes, key=lambda outcome: outcome.code != f"availability.{NOT_SUPPORTED}")
