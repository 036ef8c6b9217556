"""Rules of deadlines: set, changed, ended, or started from a ready set."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from governance.enums import Permission
from governance.foundation import actions, clock, words
from governance.foundation.outcome import Outcome
from governance.models import Committee, IntegratedCareBoard
from meetings.planning.models import DeadlineRule
from meetings.planning.rules.deadline_rules import check_not_said_already
from meetings.planning.rules.deadline_sets import READY_SETS
from meetings.planning.selectors.deadline_rules import RuleBook, rule_of
from meetings.planning.selectors.deadline_sets import row_of, what_a_set_adds


@transaction.atomic
def create_deadline_rule(
    *,
    icb: IntegratedCareBoard,
    by: Any,
    committee: Committee | None = None,
    reason: str = "",
    ends_previous: bool = False,
    **values: Any,
) -> DeadlineRule:
    """Set one deadline for an ICB, or for one committee before the ICB's. `values` are the fields of `DeadlineRule`.

    `ends_previous` ends the rules of the same body and kind that are in force on the first day, on the day before.
    """
    rule = DeadlineRule(icb=icb, committee=committee, **values)
    if ends_previous:
        for before in _in_force_before(rule):
            end_deadline_rule(before, last_day=rule.effective_from - timedelta(days=1), by=by, reason=reason)
    return actions.create(
        rule,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="deadline_rule.created",
        summary=f"Set the deadline “{rule.title}” of {committee or icb}",
        reason=reason,
        rules=[_said_once(rule)],
    )


def change_deadline_rule(
    rule: DeadlineRule,
    values: dict[str, Any],
    *,
    by: Any,
    reason: str = "",
    expected_version: int | None = None,
) -> DeadlineRule:
    """Change a rule. Deadlines are counted anew whenever they are asked for, so nothing else has to change."""
    changed = DeadlineRule(icb=rule.icb, **{name: getattr(rule, name) for name in _NAMES} | values)
    return actions.update(
        rule,
        values,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="deadline_rule.changed",
        summary=f"Changed the deadline “{changed.title}” of {changed.committee or changed.icb}",
        reason=reason,
        expected_version=expected_version,
        rules=[_said_once(changed)],
    )


def end_deadline_rule(rule: DeadlineRule, *, last_day: date, by: Any, reason: str) -> DeadlineRule:
    """`last_day` is the last day on which it is in force."""
    return actions.end(
        rule,
        last_day=last_day,
        by=by,
        permission=Permission.CHANGE_ICB,
        event="deadline_rule.ended",
        summary=f"Ended the deadline “{rule.title}” of {rule.committee or rule.icb}, last day {words.day(last_day)}",
        reason=reason,
    )


@transaction.atomic
def start_from_ready_set(
    *, icb: IntegratedCareBoard, key: str, from_day: date, by: Any, committee: Committee | None = None
) -> list[DeadlineRule]:
    """Make the rules of a ready set that this body does not have yet. Raises KeyError for a set that does not exist."""
    ready = READY_SETS[key]
    return [
        actions.create(
            row_of(line.rule, icb=icb, committee=committee, from_day=from_day),
            by=by,
            permission=Permission.CHANGE_ICB,
            event="deadline_rule.created",
            summary=f"Set the deadline “{line.title}” of {committee or icb}, from the set “{ready.name}”",
            reason=f"From the ready set “{ready.name}”",
        )
        for line in what_a_set_adds(icb, ready, committee=committee, on=from_day)
        if line.outcome.ok
    ]


_NAMES = (
    *("committee", "kind", "name", "unit", "amount", "weekday", "is_after", "cut_off"),
    *("for_public", "for_private", "for_workshop", "source", "effective_from", "effective_to"),
)


def _said_once(rule: DeadlineRule) -> Outcome:
    """Judged on the first day on which the rule still matters."""
    on = max(rule.effective_from, clock.today())
    return check_not_said_already(rule_of(rule), RuleBook(rule.icb).parameters(rule.committee, on=on))


def _in_force_before(rule: DeadlineRule) -> list[DeadlineRule]:
    rows = DeadlineRule.objects.filter(icb=rule.icb, committee=rule.committee, kind=rule.kind)
    same = rows.filter(name__iexact=rule.name).in_force(rule.effective_from)
    return list(same.filter(effective_from__lt=rule.effective_from))
