"""Rules of composition: entered, changed, ended (R33, R34)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation import actions, words
from governance.foundation.outcome import Outcome, first_not_met, met, not_met
from governance.models import IntegratedCareBoard
from membership.composition.models import CompositionRule
from membership.composition.rules.entry import check_no_circle, check_rule
from membership.composition.selectors.composition import what_rules_follow
from membership.composition.selectors.facts import rule_facts

KEEP_RULES = Permission.CHANGE_STRUCTURE
Lists = Mapping[str, Iterable[Any]]


def create_composition_rule(
    *, icb: IntegratedCareBoard, by: Any, reason: str = "", many: Lists | None = None, **values: Any
) -> CompositionRule:
    """Enter a rule that expands into seats. `many` holds organisations, nominators, excluded_posts, excluded_rules.

    Raises NotPermitted, RuleNotMet or ValidationError.
    """
    row = CompositionRule(icb=icb, **values)
    lists = {name: list(rows) for name, rows in (many or {}).items()}
    return actions.create(
        row,
        by=by,
        permission=KEEP_RULES,
        event="composition_rule.created",
        summary=f"Added membership rule: {row}",
        reason=reason,
        many=lists,
        rules=[check_composition_rule(row, lists)],
    )


def change_composition_rule(
    row: CompositionRule,
    values: Mapping[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
    many: Lists | None = None,
) -> CompositionRule:
    """Correct a rule. A change of the rules from some day is a new rule, and the end of the old one."""
    changed = CompositionRule.objects.get(pk=row.pk)
    for name, value in values.items():
        setattr(changed, name, value)
    lists = {name: list(rows) for name, rows in (many or {}).items()}
    return actions.update(
        row,
        values,
        by=by,
        permission=KEEP_RULES,
        event="composition_rule.changed",
        summary=f"Changed membership rule: {changed}",
        reason=reason,
        expected_version=expected_version,
        many=lists,
        rules=[check_composition_rule(changed, lists)],
    )


def end_composition_rule(row: CompositionRule, *, last_day: date, by: Any, reason: str) -> CompositionRule:
    """`last_day` is the last day on which the rule asks for its seats. The seats themselves stay until they end."""
    return actions.end(
        row,
        last_day=last_day,
        by=by,
        permission=KEEP_RULES,
        event="composition_rule.ended",
        summary=f"Ended membership rule: {row}, last day {words.day(last_day)}",
        reason=reason,
    )


def check_composition_rule(row: CompositionRule, many: Lists) -> Outcome:
    """Every rule on a rule that is not saved yet; `many` are its lists as they will be."""
    return first_not_met(
        _of_this_icb(row, many),
        check_rule(rule_facts(row, many)),
        check_no_circle(row.pk or 0, row.follows_id, others=what_rules_follow(row.icb)),
    )


def _of_this_icb(row: CompositionRule, many: Lists) -> Outcome:
    """What the lists name belongs to this ICB, or to none."""
    for name, rows in many.items():
        for other in rows:
            keeper = getattr(other, "kept_by_id", None) if hasattr(other, "kept_by_id") else other.icb_id
            if keeper not in (None, row.icb_id):
                reason = f"{other} belongs to another ICB."
                return not_met("composition_rule.of_another_icb", reason, field=name)
    return met("composition_rule.of_this_icb")
