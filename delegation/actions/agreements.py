"""Agreements, and the days on which delegating is not supported: entered, changed, ended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from delegation.models import Agreement, AvailabilityRule, Function
from delegation.permissions import KEEP_SCHEME
from governance.foundation import actions, words
from governance.models import IntegratedCareBoard, Organisation


def create_agreement(
    *,
    icb: IntegratedCareBoard,
    kind: str,
    title: str,
    parties: Iterable[Organisation],
    effective_from: date,
    by: Any,
    reason: str = "",
    **values: Any,
) -> Agreement:
    """Enter an agreement (R82, R106). `values`: reference, signed_on, review_on, effective_to, services, note and
    `contents`, what the law wants it to say by the codes of `rules.agreements` (LP23)."""
    return actions.create(
        Agreement(icb=icb, kind=kind, title=title, effective_from=effective_from, **values),
        by=by,
        permission=KEEP_SCHEME,
        event="agreement.entered",
        summary=f"Entered the agreement {title}, {words.period(effective_from, values.get('effective_to'))}",
        reason=reason,
        many={"parties": parties},
    )


def change_agreement(
    agreement: Agreement,
    values: Mapping[str, Any],
    *,
    by: Any,
    many: Mapping[str, Iterable[Any]] | None = None,
    reason: str = "",
    expected_version: int | None = None,
) -> Agreement:
    return actions.update(
        agreement,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="agreement.changed",
        summary=f"Changed the agreement {agreement.title}",
        reason=reason,
        expected_version=expected_version,
        many=many,
    )


def end_agreement(agreement: Agreement, *, last_day: date, by: Any, reason: str) -> Agreement:
    return actions.end(
        agreement,
        last_day=last_day,
        by=by,
        permission=KEEP_SCHEME,
        event="agreement.ended",
        summary=f"The agreement {agreement.title} ends, last day {words.day(last_day)}",
        reason=reason,
    )


def create_availability_rule(
    *,
    icb: IntegratedCareBoard,
    covers: str,
    availability: str,
    explanation: str,
    source: str,
    effective_from: date,
    by: Any,
    effective_to: date | None = None,
    function: Function | None = None,
    reason: str = "",
) -> AvailabilityRule:
    """Say that delegating, or giving a delegated budget, is not supported or unlikely on some days (R75, R80)."""
    rule = AvailabilityRule(
        icb=icb,
        covers=covers,
        availability=availability,
        explanation=explanation,
        source=source,
        function=function,
        effective_from=effective_from,
        effective_to=effective_to,
    )
    return actions.create(
        rule,
        by=by,
        permission=KEEP_SCHEME,
        event="availability_rule.entered",
        summary=f"Entered: {rule}, {words.period(effective_from, effective_to)}",
        reason=reason,
    )


def change_availability_rule(
    rule: AvailabilityRule,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> AvailabilityRule:
    return actions.update(
        rule,
        values,
        by=by,
        permission=KEEP_SCHEME,
        event="availability_rule.changed",
        summary=f"Changed: {rule}",
        reason=reason,
        expected_version=expected_version,
    )


def end_availability_rule(
    rule: AvailabilityRule, *, last_day: date, by: Any, reason: str
) -> AvailabilityRule:
    return actions.end(
        rule,
        last_day=last_day,
        by=by,
        permission=KEEP_SCHEME,
        event="availability_rule.ended",
        summary=f"No longer so after {words.day(last_day)}: {rule}",
        reason=reason,
    )
