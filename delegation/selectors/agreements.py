"""Agreements, and what speaks against delegating on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from delegation.models import Agreement, AvailabilityRule, SchemeEntry
from delegation.rules.agreements import check_contents, check_review
from delegation.rules.availability import (
    AvailabilityFacts,
    check_agreements,
    check_budget_available,
    check_delegation_available,
)
from delegation.selectors.facts import entry_facts, function_facts, with_parts
from governance.foundation.outcome import Outcome
from governance.foundation.periods import Period
from governance.models import IntegratedCareBoard

MARCH_END, APRIL_START = (3, 31), (4, 1)


def availability_facts(icb: IntegratedCareBoard) -> list[AvailabilityFacts]:
    """Every rule of the ICB, of any date."""
    return [
        AvailabilityFacts(
            key=rule.pk,
            covers=rule.covers,
            availability=rule.availability,
            period=Period(rule.effective_from, rule.effective_to),
            explanation=rule.explanation,
            source=rule.source,
            function=rule.function_id,
        )
        for rule in AvailabilityRule.objects.filter(icb=icb)
    ]


def financial_year(year: str) -> Period:
    """2023/24 as 1 April 2023 to 31 March 2024."""
    first = int(year[:4])
    return Period(date(first, *APRIL_START), date(first + 1, *MARCH_END))


def entry_cautions(
    entries: Iterable[SchemeEntry], icb: IntegratedCareBoard, *, effective_from: date
) -> list[Outcome]:
    """What speaks against delegations, budgets and missing agreements among the rows of a draft (R75, R80, LP13)."""
    rules = availability_facts(icb)
    found: list[Outcome] = []
    for entry in entries:
        start = max(entry.effective_from, effective_from)
        end = entry.effective_to
        if end is not None and end < start:
            continue
        row = entry_facts(entry, Period(start, end))
        path = function_facts(entry.function).path
        found += check_delegation_available(row, functions=path, rules=rules)
        for budget in entry.budgets.all():
            year = financial_year(budget.financial_year)
            found += check_budget_available(
                row, year=budget.financial_year, days=year, functions=path, rules=rules
            )
        agreement = entry.agreement
        term = Period(agreement.effective_from, agreement.effective_to) if agreement else None
        found.append(check_agreements(row, agreement=term, joint=len(row.delegators) > 1))
    return [outcome for outcome in found if not outcome.ok]


def agreement_checks(agreement: Agreement, *, on: date) -> list[Outcome]:
    """What the agreement does not say yet, and whether its review is overdue on that day."""
    made = agreement.signed_on or agreement.effective_from
    term = Period(agreement.effective_from, agreement.effective_to)
    outcomes = [
        check_contents(agreement.kind, agreement.contents, on=made),
        check_review(agreement.review_on, period=term, on=on),
    ]
    return [outcome for outcome in outcomes if not outcome.ok]


def entries_resting_on(agreement: Agreement, user: Any, *, on: date) -> QuerySet[SchemeEntry]:
    """The entries that rest on an agreement and that `user` may see on that day, of every version."""
    rows = SchemeEntry.objects.visible_to(user, on=on).filter(agreement=agreement)
    return (
        with_parts(rows)
        .select_related("scheme_version__scheme")
        .order_by("-scheme_version__effective_from", "pk")
    )
