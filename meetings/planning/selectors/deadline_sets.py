"""What a ready set of rules would add for an ICB or a committee, and what it leaves alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from governance.foundation.outcome import Outcome, met, not_met
from governance.models import Committee, IntegratedCareBoard
from meetings.enums import DeadlineKind
from meetings.planning.models import DeadlineRule
from meetings.planning.rules.deadline_rules import (
    WHICH_MEETINGS,
    Rule,
    check_not_said_already,
    from_terms,
    key_of,
)
from meetings.planning.rules.deadline_sets import ReadySet
from meetings.planning.selectors.deadline_rules import RuleBook


@dataclass(frozen=True)
class Line:
    """One rule of a set; the outcome says why it is not added."""

    rule: Rule
    outcome: Outcome

    @property
    def title(self) -> str:
        return self.rule.name or str(DeadlineKind(self.rule.kind).label)


def what_a_set_adds(
    icb: IntegratedCareBoard, ready: ReadySet, *, committee: Committee | None, on: date
) -> list[Line]:
    """Every rule of the set, in order. `on` is the first day of the new rules."""
    rows = DeadlineRule.objects.filter(icb=icb, committee=committee)
    ahead = [row for row in rows if row.effective_to is None or row.effective_to >= on]
    there = {key_of(row.kind, row.name) for row in ahead}
    parameters = RuleBook(icb).parameters(committee, on=on)
    return [Line(rule, _may_be_added(rule, there, parameters, committee)) for rule in ready.rules]


def _may_be_added(rule: Rule, there: set[str], parameters: dict, committee: Committee | None) -> Outcome:
    if rule.key in there:
        return not_met("deadline_set.there", "There is a rule for this already.")
    if rule.unit == "terms" and from_terms(rule.kind, parameters) is None:
        return not_met(
            "deadline_set.not_said",
            "The terms of reference and standing orders do not say a number of days. Add a rule of its own.",
        )
    said = check_not_said_already(_of(rule, committee), parameters)
    if not said.ok:
        return not_met("deadline_set.said", f"{said.clause} say this already, and that applies.")
    return met("deadline_set.added")


def _of(rule: Rule, committee: Committee | None) -> Rule:
    values = {name: getattr(rule, name) for name in rule.__dataclass_fields__}
    return Rule(**values | {"is_of_committee": committee is not None})


def row_of(
    rule: Rule, *, icb: IntegratedCareBoard, committee: Committee | None, from_day: date
) -> DeadlineRule:
    """The row, not saved."""
    return DeadlineRule(
        icb=icb,
        committee=committee,
        kind=rule.kind,
        name=rule.name,
        unit=rule.unit,
        amount=rule.amount,
        weekday=rule.weekday,
        is_after=rule.is_after,
        cut_off=rule.cut_off,
        source=rule.source,
        effective_from=from_day,
        **{f"for_{kind}": kind in rule.meetings for kind in WHICH_MEETINGS},
    )
