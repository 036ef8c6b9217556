"""Everything a decision needs at an item, at one moment: the chair's screen and the frozen record (G1, G18)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from delegation.models import Function
from delegation.selectors import authority
from governance.foundation import words
from governance.foundation.outcome import Outcome, met, not_met
from governance.models import Committee, Place
from meetings.conduct.models import ConflictHandling, PublicExclusion
from meetings.conduct.rules import verdict as rules
from meetings.conduct.rules.bodies import body_limbs, delegators, whose_decision
from meetings.conduct.rules.conflicts import Declared, check_settled
from meetings.conduct.rules.facts import Table
from meetings.conduct.rules.presiding import who_presides
from meetings.conduct.rules.quorum import check_quorum
from meetings.conduct.rules.states import unknown
from meetings.conduct.rules.verdict import Condition
from meetings.conduct.selectors.tables import day_of, is_in, table_at
from meetings.enums import DeadlineKind
from meetings.papers.models import AgendaItem
from meetings.papers.selectors.exclusion import exclusion_rules, is_held_in_public
from meetings.papers.selectors.matching import matches
from meetings.planning.selectors.deadlines import deadline_of

SURE = 3
"""Suggestions that rest on an organisation of the item; weaker ones are shown beside it and stop nothing."""


@dataclass(frozen=True)
class Matter:
    """What is to be decided: the function of the scheme, where, and up to how much (pounds)."""

    function: Function | None = None
    place: Place | None = None
    amount: Decimal | None = None
    amount_kind: str = "spend"
    in_budget: bool | None = None


@dataclass(frozen=True)
class Looked:
    """The conditions of one committee at an item, their verdict, and the table they were judged by. `whose` says in
    one sentence whose decision it would be in law (R127)."""

    committee: Committee
    table: Table
    conditions: tuple[Condition, ...]
    verdict: Outcome
    whose: str = ""

    def of(self, kind: str) -> Condition:
        return next(row for row in self.conditions if row.kind == kind)


def look_at(
    item: AgendaItem,
    committee: Committee,
    matter: Matter,
    *,
    user: Any,
    on: date,
    at: datetime,
    table: Table | None = None,
) -> Looked:
    """All conditions for this committee at that moment. `table` in place of the list, for a forecast."""
    meeting = item.meeting
    table = table or table_at(meeting, committee, on=on, at=at, item=item)
    authorities = authority_conditions(committee, matter, on=day_of(meeting, on=on))
    conditions = (
        *authorities,
        Condition(rules.QUORUM, check_quorum(table)),
        Condition(rules.CONFLICTS, _conflicts(item, committee, table, user=user, on=on, at=at)),
        Condition(rules.PRESIDING, who_presides(table)),
        Condition(rules.PUBLICITY, _publicity(item, at=at, on=on)),
        Condition(rules.NOTICE, _in_time(item, DeadlineKind.NOTICE, "notice", on=on, at=at)),
        Condition(rules.PAPERS, _in_time(item, DeadlineKind.PAPERS_OUT, "papers", on=on, at=at)),
    )
    whose = whose_decision_of(committee, authorities[0].outcome)
    return Looked(committee, table, conditions, rules.verdict(conditions), whose)


def authority_conditions(committee: Committee, matter: Matter, *, on: date) -> tuple[Condition, ...]:
    """May it decide this; and of a joint committee, does each delegating body's own scheme give it (R128)."""
    found = authority_for(committee, matter, on=on)
    limbs = body_limbs(found, form=committee.form)
    return (
        Condition(rules.AUTHORITY, found),
        *(Condition(rules.AUTHORITY, outcome, body=name) for name, outcome in limbs),
    )


def whose_decision_of(committee: Committee, authority: Outcome) -> str:
    """Whose decision it is in law, from the committee's form and the bodies that the scheme's answer names."""
    return whose_decision(
        committee.form,
        committee=committee.name,
        owner=committee.icb.organisation.name,
        delegating=delegators(authority),
        convening=[row.name for row in committee.convening_organisations.order_by("name")],
    )


def authority_for(committee: Committee, matter: Matter, *, on: date) -> Outcome:
    """May the committee decide this itself? A consultative forum never; without a function nobody can tell."""
    form = rules.check_consultative(committee.form, name=committee.name)
    if not form.ok:
        return form
    named = rules.check_no_function(function=str(matter.function or ""))
    if not named.ok or matter.function is None:
        return named
    return authority(
        holder=committee,
        function=matter.function,
        on=on,
        place=matter.place,
        amount=matter.amount,
        in_budget=matter.in_budget,
        kind=matter.amount_kind,
    )


def declared_at(item: AgendaItem, committee: Committee, *, at: datetime | None) -> list[Declared]:
    """The conflicts of this committee's people at the item, as facts."""
    rows = ConflictHandling.objects.filter(item=item, attendance__committee=committee).exclude(
        state="withdrawn"
    )
    found = rows.select_related("attendance__person").prefetch_related("attendance__presences")
    return [
        Declared(
            person=row.attendance.person_id or 0,
            name=str(row.attendance),
            ruling=row.ruling if row.state == "ruled" else "",
            withholds_paper=row.withholds_paper,
            has_left=not is_in(row.attendance, at),
            nature=row.nature,
        )
        for row in found
    ]


def _conflicts(
    item: AgendaItem, committee: Committee, table: Table, *, user: Any, on: date, at: datetime
) -> Outcome:
    declared = declared_at(item, committee, at=at)
    found = matches(item.meeting, user, on=on, rights_on=on, item=item)
    here = {person.person for person in table.people if person.is_present} - {row.person for row in declared}
    to_look_at = {
        suggestion.person
        for row in found.items
        for suggestion in row.open
        if suggestion.person in here and suggestion.strength >= SURE
    }
    return check_settled(declared, to_look_at=len(to_look_at))


def _publicity(item: AgendaItem, *, at: datetime, on: date) -> Outcome:
    meeting = item.meeting
    spans = PublicExclusion.objects.filter(sitting__meeting=meeting)
    passed = [row for row in spans if row.is_passed and row.out_at <= at]
    out = any(row.back_at is None or row.back_at > at for row in passed)
    refused = any(not row.is_passed and row.out_at <= at for row in spans)
    law = exclusion_rules(meeting, on=on)
    return rules.check_publicity(
        item_is_private=item.is_kept_private,
        meeting_is_public=is_held_in_public(meeting),
        public_is_out=out,
        resolution="passed" if passed else "not_passed" if refused else "",
        statute=law.source,
    )


def _in_time(item: AgendaItem, kind: str, code: str, *, on: date, at: datetime) -> Outcome:
    """Was it done by its deadline? A kind without a rule, or of which nobody tells, is unknown."""
    due = deadline_of(item.meeting, kind, on=on, at=at)
    title = DeadlineKind(kind).label
    if due is None or due.moment is None:
        return unknown(f"{code}.no_rule", f"{title}: no deadline is set for this meeting.", "R194")
    clause = due.due.applied.source or "R194"
    by = words.moment(due.moment)
    if due.done_at is not None and due.done_at <= due.moment:
        return met(f"{code}.in_time", f"{title}: done {words.moment(due.done_at)}, due by {by}.", clause)
    if due.done_at is not None:
        return not_met(
            f"{code}.late", f"{title}: done {words.moment(due.done_at)}, which was due by {by}.", clause
        )
    if at <= due.moment:
        return unknown(f"{code}.ahead", f"{title}: not done yet, due by {by}.", clause)
    return not_met(f"{code}.not_done", f"{title}: not done, and it was due by {by}.", clause)
