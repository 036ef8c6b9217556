"""What one rule gives for the next meetings of its body, also before the rule is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from governance.foundation.outcome import Outcome
from governance.models import Committee
from meetings.planning.models import DeadlineRule, Meeting
from meetings.planning.rules.deadline_law import check_rule_against_law, legal_minimums
from meetings.planning.rules.deadline_rules import Applied, check_not_said_already, rules_that_apply
from meetings.planning.rules.deadlines import Offset
from meetings.planning.selectors.deadline_rules import (
    HOLIDAYS,
    Due,
    Occasion,
    RuleBook,
    occasion_of,
    rule_of,
)
from meetings.planning.selectors.meetings import meetings_for, next_meetings

SOME_DAY = timedelta(weeks=6)  # ahead, where no meeting is planned yet
SHOWN = 3


@dataclass(frozen=True)
class Example:
    """One occasion, the meeting (None where none is planned and a day was chosen) and what the rule gives for it."""

    occasion: Occasion
    meeting: Meeting | None
    due: Due


class OneRule:
    """A rule alone, as if it were the only one: what it says for a committee, and what is wrong with it."""

    def __init__(self, row: DeadlineRule, book: RuleBook) -> None:
        self.row, self.book, self.rule = row, book, rule_of(row)

    def applied(self, committee: Committee, meeting_kind: str, *, on: date) -> Applied | None:
        """The rule as it applies to such a meeting; None when it does not."""
        own, general = ([self.rule], []) if self.rule.is_of_committee else ([], [self.rule])
        found = rules_that_apply(own, general, self.book.parameters(committee, on=on), meeting_kind)
        return next((one for one in found if one.key == self.rule.key and one.rule == self.rule.pk), None)

    def due(self, occasion: Occasion, committee: Committee, *, on: date) -> Due | None:
        applied = self.applied(committee, occasion.kind, on=occasion.date or on)
        return self.book.due(applied, committee, occasion) if applied else None

    def problems(self, *, on: date) -> list[Outcome]:
        """The same number typed twice, and a rule that leaves less time than the law."""
        day = max(self.row.effective_from, on)
        outcomes = [check_not_said_already(self.rule, self.book.parameters(self.row.committee, on=day))]
        offset = self._offset(on=day)
        if offset is not None and self.row.for_public:
            laws = legal_minimums(self.row.kind, self.book.body(self.row.committee), "public")
            outcomes += [check_rule_against_law(offset, law, from_day=day, holidays=HOLIDAYS) for law in laws]
        return [outcome for outcome in outcomes if not outcome.ok]

    def _offset(self, *, on: date) -> Offset | None:
        """What the rule comes to: for a committee with its documents, for an ICB as it is typed."""
        if self.row.committee is None:
            return self.rule.offset
        applied = self.applied(self.row.committee, "public", on=on)
        return applied.offset if applied else None


def examples(row: DeadlineRule, user: Any, *, on: date) -> list[Example]:
    """What the rule gives for the next meetings that this person may see; for a day six weeks ahead without one."""
    one = OneRule(row, RuleBook(row.icb))
    kinds = rule_of(row).meetings
    ahead = next_meetings(meetings_for(user, on=on).filter(icb=row.icb, kind__in=kinds), on=on)
    if row.committee is not None:
        ahead = ahead.filter(committee_links__committee=row.committee)
    found = []
    for meeting in ahead.distinct()[:SHOWN]:
        occasion = occasion_of(meeting)
        due = one.due(occasion, row.committee or meeting.lead_committee, on=on)
        if due is not None:
            found.append(Example(occasion, meeting, due))
    return found or _without_a_meeting(one, on=on)


def _without_a_meeting(one: OneRule, *, on: date) -> list[Example]:
    committee = one.row.committee or Committee.objects.filter(icb=one.row.icb).in_force(on).first()
    kinds = sorted(one.rule.meetings, key=("public", "private", "workshop").index)
    if committee is None or not kinds:
        return []
    occasion = Occasion(_a_day_for_meetings(on + SOME_DAY), kinds[0], (committee,))
    due = one.due(occasion, committee, on=on)
    return [Example(occasion, None, due)] if due else []


def _a_day_for_meetings(day: date) -> date:
    """This day, or the next one on which offices are open."""
    while day.weekday() > 4 or HOLIDAYS.name_of(day):
        day += timedelta(days=1)
    return day
