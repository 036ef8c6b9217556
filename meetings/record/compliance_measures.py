"""What compliance is told of actions that were asked for, and of what a committee owes to others again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from governance.enums import Permission
from governance.foundation.permissions import can
from governance.models import Committee
from meetings.planning.rules.calendar import Span
from meetings.record import measures
from meetings.record.measures import Finding, Measure
from meetings.record.models import MeetingAction, StandingObligation
from meetings.record.rules import compliance as rules
from meetings.record.rules import compliance_kept as kept
from meetings.record.rules.obligations import due_days

ACTIONS, OWED = "Actions", "What it owes to others"
WORDS = {
    "compliance.actions": "Done in time",
    "compliance.actions.late": "Done late",
    "compliance.actions.overdue": "Overdue",
    "compliance.actions.dropped": "No longer needed",
}


@measures.contribute(order=10)
def actions_followed(
    committees: Sequence[Committee], span: Span, *, user: Any, on: date, **asked: Any
) -> Mapping[int, Measure]:
    """The actions that were due in these days."""
    rows = MeetingAction.objects.visible_to(user, on=on).filter(
        committee__in=committees, due_on__range=(span.first, span.last)
    )
    found: dict[int, list[Finding]] = defaultdict(list)
    for row in rows.order_by("due_on", "pk"):
        outcome = kept.check_action(
            due=row.due_on, done=row.done_on or row.closed_on, is_dropped=row.state == "dropped", on=on
        )
        if outcome is not None:
            evidence = ("meetings:action-detail", row.public_id)
            found[row.committee_id].append(Finding(outcome, row.reference, evidence))
    return {row.pk: _actions(row, found[row.pk], user, on=on) for row in committees}


def _actions(committee: Committee, found: Sequence[Finding], user: Any, *, on: date) -> Measure:
    if not can(user, Permission.VIEW_PRIVATE, committee, on=on).ok:
        return Measure("actions", ACTIONS, (Finding(rules.not_for_you("Private actions are")),))
    count = Counter(one.outcome.code for one in found)
    tally = tuple((words, count[code]) for code, words in WORDS.items() if found)
    return Measure("actions", ACTIONS, tuple(found), tally)


@measures.contribute(order=20)
def obligations_kept(
    committees: Sequence[Committee], span: Span, *, user: Any, on: date, **asked: Any
) -> Mapping[int, Measure]:
    """Each day of these days on which something was owed."""
    rows = (
        StandingObligation.objects.visible_to(user, on=on)
        .filter(committee__in=committees, first_due_on__lte=span.last)
        .prefetch_related("fulfilments")
    )
    found: dict[int, list[Finding]] = defaultdict(list)
    for row in rows:
        given = {one.due_on: one.fulfilled_on for one in row.fulfilments.all()}
        days = due_days(
            first=row.first_due_on,
            every_months=row.every_months,
            last_day=row.effective_to,
            until=span.last,
        )
        for due in (day for day in days if day >= span.first):
            outcome = kept.check_obligation(due=due, given=given.get(due), source=row.source, on=on)
            if outcome is not None:
                evidence = ("meetings:obligation-detail", row.pk)
                found[row.committee_id].append(Finding(outcome, row.title, evidence))
    return {key: Measure("owed", OWED, tuple(findings)) for key, findings in found.items()}
