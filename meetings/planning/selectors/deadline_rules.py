"""The rules of deadlines of one ICB, read once, and what they give for a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from governance.enums import CommitteeKind, OrganisationKind
from governance.foundation.bank_holidays import ENGLAND_AND_WALES
from governance.foundation.outcome import Outcome
from governance.models import Committee, IntegratedCareBoard, StandingOrders, TermsOfReference
from governance.models.procedure import ProcedureRules
from governance.rules.procedure import Parameter, resolve
from governance.selectors.procedure import procedure_facts
from meetings.enums import DeadlineKind
from meetings.planning.models import DeadlineRule
from meetings.planning.rules.deadline_law import (
    Body,
    LegalMinimum,
    check_day_against_law,
    legal_minimums,
)
from meetings.planning.rules.deadline_rules import (
    PARAMETERS,
    WHICH_MEETINGS,
    Applied,
    Rule,
    from_terms,
    rules_that_apply,
)
from meetings.planning.rules.deadlines import Deadline, Offset, deadline, furthest

COUNCIL_BODIES = (CommitteeKind.HWB, CommitteeKind.SCRUTINY)
ORDER = {kind: n for n, kind in enumerate(DeadlineKind.values)}
HOLIDAYS = ENGLAND_AND_WALES


@dataclass(frozen=True)
class Occasion:
    """What the deadlines of a meeting depend on. Without a date its rules are those of the day asked for."""

    date: date | None
    kind: str
    committees: tuple[Committee, ...]


@dataclass(frozen=True)
class Due:
    """One deadline of an occasion: the rule that applies, what it gives, whose it is, and the law beside it.

    `deadline` is None when the documents to which the rule refers do not say a number of days.
    """

    applied: Applied
    deadline: Deadline | None
    committee: Committee
    laws: tuple[tuple[LegalMinimum, Deadline | None], ...]
    problems: tuple[Outcome, ...]
    targets: tuple[str, ...] = ()  # where it is done, of publication

    @property
    def key(self) -> str:
        return self.applied.key

    @property
    def title(self) -> str:
        return self.applied.name or str(DeadlineKind(self.applied.kind).label)

    @property
    def day(self) -> date | None:
        return self.deadline.day if self.deadline else None


def rule_of(row: DeadlineRule) -> Rule:
    """The facts of a recorded rule."""
    return Rule(
        kind=row.kind,
        unit=row.unit,
        amount=row.amount,
        weekday=row.weekday,
        is_after=row.is_after,
        cut_off=row.cut_off,
        name=row.name,
        meetings=frozenset(kind for kind in WHICH_MEETINGS if getattr(row, f"for_{kind}")),
        source=row.source,
        is_of_committee=row.committee_id is not None,
        pk=row.pk,
    )


class RuleBook:
    """Everything that deadlines of one ICB's meetings rest on, in four queries, however many meetings are asked."""

    def __init__(self, icb: IntegratedCareBoard | int) -> None:
        self.rules = list(DeadlineRule.objects.filter(icb=icb))
        self.orders = list(StandingOrders.objects.filter(icb=icb))
        terms = TermsOfReference.objects.filter(committee__icb=icb).defer("text", "claims")
        self.terms = list(terms.order_by("committee", "-effective_from"))
        convened = Committee.objects.filter(
            icb=icb, convening_organisations__kind=OrganisationKind.LOCAL_AUTHORITY
        )
        self.convened_by_councils = set(convened.values_list("pk", flat=True))

    def parameters(self, committee: Committee | None, *, on: date) -> dict[str, Parameter]:
        """What the documents of a committee say on that day, or, without one, the standing orders alone."""
        own = None
        if committee is not None:
            versions = (t for t in self.terms if t.committee_id == committee.pk and t.is_in_force(on))
            own = next(versions, None)
        orders = next((o for o in self.orders if o.is_in_force(on)), None)
        names = ProcedureRules.parameter_names()
        return resolve(names, own=procedure_facts(own), inherited=procedure_facts(orders))

    def applied(self, committee: Committee, meeting_kind: str, *, on: date) -> list[Applied]:
        """The rules that hold for such a meeting of this committee on that day, in the order of the work."""
        in_force = [row for row in self.rules if row.is_in_force(on)]
        own = [rule_of(row) for row in in_force if row.committee_id == committee.pk]
        general = [rule_of(row) for row in in_force if row.committee_id is None]
        found = rules_that_apply(own, general, self.parameters(committee, on=on), meeting_kind)
        return sorted(found, key=lambda one: (ORDER[one.kind], one.name))

    def reach(self) -> timedelta:
        """No deadline by any of these rules and documents lies further from its meeting than this."""
        typed = [offset for row in self.rules if (offset := rule_of(row).offset) is not None]
        said = [
            Offset(days, "working")
            for version in (*self.orders, *self.terms)
            for held in PARAMETERS.values()
            if (days := getattr(version, held.days)) is not None
        ]
        return max((furthest(offset) for offset in (*typed, *said)), default=timedelta())

    def body(self, committee: Committee | None) -> Body:
        """What the law looks at; of a rule for the whole ICB, what binds every body of it."""
        if committee is None:
            return Body()
        return Body(committee.kind in COUNCIL_BODIES, committee.pk in self.convened_by_councils)

    def dues(self, committee: Committee, occasion: Occasion, *, on: date) -> list[Due]:
        """What the rules of one committee of this ICB give for the occasion."""
        found = self.applied(committee, occasion.kind, on=occasion.date or on)
        return [self.due(applied, committee, occasion) for applied in found]

    def said_by_orders(self, *, on: date) -> list[Applied]:
        """What the standing orders alone hold on that day, in the order of the work."""
        said = self.parameters(None, on=on)
        found = [from_terms(kind, said) for kind in PARAMETERS]
        return [applied for applied in found if applied is not None]

    def due(self, applied: Applied, committee: Committee, occasion: Occasion) -> Due:
        """What a rule gives for one occasion, with the law beside it."""
        laws = legal_minimums(applied.kind, self.body(committee), occasion.kind)
        problems = [] if applied.problem is None else [applied.problem]
        if applied.offset is None:
            return Due(applied, None, committee, tuple((law, None) for law in laws), tuple(problems))
        found = deadline(occasion.date, applied.offset, HOLIDAYS)
        judged = [check_day_against_law(applied.offset, law, occasion.date, HOLIDAYS) for law in laws]
        problems += [outcome for outcome in judged if not outcome.ok][:1]  # the surer one says enough
        beside = tuple((law, deadline(occasion.date, law.offset, HOLIDAYS)) for law in laws)
        targets = self._targets(committee, occasion) if applied.kind == "publication" else ()
        return Due(applied, found, committee, beside, tuple(problems), targets)

    def _targets(self, committee: Committee, occasion: Occasion) -> tuple[str, ...]:
        if occasion.date is None:
            return ()
        return tuple(self.parameters(committee, on=occasion.date)["publication_targets"].value or ())


class RuleBooks:
    """The books of several ICBs, each read when it is first needed: a meeting may be held by committees of several."""

    def __init__(self) -> None:
        self._books: dict[int, RuleBook] = {}

    def of(self, icb_id: int) -> RuleBook:
        if icb_id not in self._books:
            self._books[icb_id] = RuleBook(icb_id)
        return self._books[icb_id]

    def dues(self, occasion: Occasion, *, on: date) -> list[Due]:
        """The deadlines of one occasion; of several committees the strictest rule for each."""
        strictest: dict[str, Due] = {}
        for committee in occasion.committees:
            for due in self.of(committee.icb_id).dues(committee, occasion, on=on):
                other = strictest.get(due.key)
                if other is None or _is_stricter(due, other):
                    strictest[due.key] = due
        return sorted(strictest.values(), key=_by_day)


def _is_stricter(one: Due, other: Due) -> bool:
    """The earlier day; a day that is known before one that is not."""
    if one.day is None or other.day is None:
        return one.day is not None and other.day is None
    return one.day < other.day


def _by_day(due: Due) -> tuple[date, int, str]:
    return due.day or date.max, ORDER[due.applied.kind], due.title


def occasion_of(meeting: Any, committees: Sequence[Committee] | None = None) -> Occasion:
    """The occasion that a meeting is, as it stands in memory."""
    held_by = tuple(meeting.committees.all() if committees is None else committees)
    return Occasion(meeting.date, meeting.kind, held_by or (meeting.lead_committee,))
