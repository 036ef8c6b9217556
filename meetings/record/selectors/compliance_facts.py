"""What compliance is judged by, gathered for several committees in the same few queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q

from governance.enums import Permission
from governance.foundation import words
from governance.foundation.permissions import can
from governance.models import Committee, TermsOfReference
from governance.rules.procedure import Parameter
from meetings.conduct.enums import DecisionWay
from meetings.conduct.models import Attendance, ConflictHandling, Decision, QuorumRecord
from meetings.conduct.selectors.decisions import recorded_for
from meetings.papers.models import AgendaItem, PaperIssue
from meetings.papers.models.late import MAIN
from meetings.planning.models import Meeting
from meetings.planning.rules.calendar import Span
from meetings.planning.selectors.deadline_rules import RuleBook
from meetings.planning.selectors.deadlines import MeetingDeadline, deadlines_of_many
from meetings.planning.selectors.meetings import meetings_for
from meetings.record.rules.attending import ListedFact
from meetings.record.rules.compliance import (
    DueFact,
    MeetingFact,
    QuorumFact,
    RulesOfSpan,
    spans_of,
)

ONE_DAY = timedelta(days=1)


@dataclass
class Facts:
    """What was recorded of one committee in the days looked at, as far as the reader may see it.

    `sees_private` and `sees_conflicts` are rights, and not whether anything is there: that something is hidden must not
    be told either. `short` names what the reader sees only a part of, item by item.
    """

    committee: Committee
    span: Span
    sees_private: bool
    sees_conflicts: bool
    spans: list[RulesOfSpan] = field(default_factory=list)
    terms: list[TermsOfReference | None] = field(default_factory=list)  # in force as each of `spans` begins
    meetings: list[MeetingFact] = field(default_factory=list)
    dues: dict[tuple[str, str], DueFact] = field(default_factory=dict)  # by meeting and kind
    quorum: dict[str, list[QuorumFact]] = field(default_factory=dict)
    listed: list[ListedFact] = field(default_factory=list)
    conflicts: dict[str, Counter[str]] = field(default_factory=dict)  # by meeting: state → how many
    rulings: Counter[str] = field(default_factory=Counter)
    decisions: list[Decision] = field(default_factory=list)
    short: set[tuple[str, str]] = field(default_factory=set)

    @property
    def held(self) -> list[MeetingFact]:
        return [row for row in self.meetings if row.was_held]

    @property
    def standing(self) -> TermsOfReference | None:
        """The terms of reference in force on the last day looked at."""
        return self.terms[-1] if self.terms else None


def gather(
    committees: Sequence[Committee], span: Span, user: Any, *, on: date, at: datetime
) -> dict[int, Facts]:
    """By key of the committee. Nothing after `on` is looked at; `at` is the moment for which deadlines are told."""
    span = Span(span.first, min(span.last, on))
    found = {row.pk: _opened(row, span, user, on=on) for row in committees}
    books = {icb: RuleBook(icb) for icb in {row.icb_id for row in committees}}
    meetings = _meetings(found, span, user, on=on)
    for facts in found.values():
        book = books[facts.committee.icb_id]
        _set_documents(facts, book)
        facts.meetings = [_meeting_fact(row, facts.committee, book) for row in meetings[facts.committee.pk]]
    rows = list({row.pk: row for held in meetings.values() for row in held}.values())
    _add_dues(found, rows, meetings, on=on, at=at)
    _add_quorum(found, rows, user, on=on)
    _add_attendance(found, rows)
    _add_conflicts(found, rows, user, on=on)
    _add_decisions(found, span, user, on=on)
    return found


def _opened(committee: Committee, span: Span, user: Any, *, on: date) -> Facts:
    def may(right: str) -> bool:
        return can(user, right, committee, on=on).ok

    sees_conflicts = may(Permission.CHANGE_AGENDA) or may(Permission.VIEW_INTERESTS)
    return Facts(committee, span, may(Permission.VIEW_PRIVATE), sees_conflicts)


def _meetings(found: Mapping[int, Facts], span: Span, user: Any, *, on: date) -> dict[int, list[Meeting]]:
    rows = meetings_for(user, on=on).filter(
        committee_links__committee__in=list(found), date__range=(span.first, span.last)
    )
    told: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in rows.order_by("date", "pk").distinct():
        for committee in meeting.committees.all():
            told[committee.pk].append(meeting)
    return told


def _set_documents(facts: Facts, book: RuleBook) -> None:
    """The rules of each stretch of days on which the same documents were in force."""
    committee, span = facts.committee, facts.span
    first = max(span.first, committee.effective_from)
    last = min(span.last, committee.effective_to or span.last)
    if first > last:
        return
    own = [row for row in book.terms if row.committee_id == committee.pk]
    documents = [*own, *book.orders]
    starts = [row.effective_from for row in documents]
    starts += [row.effective_to + ONE_DAY for row in documents if row.effective_to]
    for part in spans_of(Span(first, last), starts):
        facts.spans.append(RulesOfSpan(part, book.parameters(committee, on=part.first)))
        facts.terms.append(next((row for row in own if row.is_in_force(part.first)), None))


def _meeting_fact(meeting: Meeting, committee: Committee, book: RuleBook) -> MeetingFact:
    assert meeting.date is not None, "meetings without a date are not among these"
    rules: dict[str, Parameter] = book.parameters(committee, on=meeting.date)
    return MeetingFact(meeting.slug, meeting.title, meeting.date, meeting.kind, meeting.state, rules)


def _add_dues(
    found: Mapping[int, Facts],
    rows: Sequence[Meeting],
    meetings: Mapping[int, Sequence[Meeting]],
    *,
    on: date,
    at: datetime,
) -> None:
    later: Counter[int] = Counter(
        PaperIssue.objects.filter(meeting__in=rows, number__gt=MAIN).values_list("meeting", flat=True)
    )
    dues = {
        (due.meeting.slug, due.kind): _due_fact(due, later[due.meeting.pk])
        for due in reversed(deadlines_of_many(rows, on=on, at=at))
    }
    for key, facts in found.items():
        slugs = {row.slug for row in meetings[key]}
        facts.dues = {of: due for of, due in dues.items() if of[0] in slugs}


def _due_fact(due: MeetingDeadline, supplements: int) -> DueFact:
    more = ""
    if due.kind == "papers_out" and supplements:
        count = "One supplement" if supplements == 1 else f"{supplements} supplements"
        more = f"{count} went out later, accepted by the chair."
    return DueFact(
        due.title,
        due.state,
        words.moment(due.moment),
        words.moment(due.done_at),
        due.due.applied.source or "",
        more,
    )


def _add_quorum(found: Mapping[int, Facts], rows: Sequence[Meeting], user: Any, *, on: date) -> None:
    kept = QuorumRecord.objects.filter(meeting__in=rows, committee__in=list(found))
    items = AgendaItem.objects.visible_to(user, on=on).filter(meeting__in=rows).values("pk")
    seen = set(kept.filter(Q(item=None) | Q(item__in=items)).values_list("pk", flat=True))
    for row in kept.select_related("meeting").order_by("at", "pk"):
        facts = found[row.committee_id]
        if row.pk not in seen:
            facts.short.add(("quorum", row.meeting.slug))
            continue
        told = QuorumFact(row.at, words.time_of(row.at), row.moment, row.state, row.reason, row.clause)
        facts.quorum.setdefault(row.meeting.slug, []).append(told)


def _add_attendance(found: Mapping[int, Facts], rows: Sequence[Meeting]) -> None:
    kept = (
        Attendance.objects.filter(meeting__in=[row for row in rows if row.state == "held"])
        .filter(committee__in=list(found))
        .select_related("meeting", "person", "seat__organisation", "organisation")
        .prefetch_related("presences")
        .order_by("seat__position", "seat__title", "pk")
    )
    for row in kept:
        found[row.committee_id].listed.append(listed_fact(row))


def listed_fact(row: Attendance) -> ListedFact:
    """One line of a list, with `meeting`, `person`, `seat__organisation`, `organisation` and `presences` at hand."""
    seat = row.seat
    spoken_for = row.organisation or (seat.organisation if seat is not None else None)
    return ListedFact(
        meeting=row.meeting.slug,
        name=str(row),
        person=row.person_id or 0,
        seat=row.seat_id or 0,
        seat_words=seat.title if seat is not None else row.role,
        organisation=spoken_for.name if spoken_for is not None else "",
        capacity=row.capacity,
        came=bool(row.presences.all()),
        is_remote=row.is_remote,
        has_apologies=row.has_apologies,
    )


def _add_conflicts(found: Mapping[int, Facts], rows: Sequence[Meeting], user: Any, *, on: date) -> None:
    kept = ConflictHandling.objects.filter(
        item__meeting__in=[row for row in rows if row.state == "held"],
        attendance__committee__in=list(found),
    ).exclude(state="withdrawn")
    seen = set(
        ConflictHandling.objects.visible_to(user, on=on)
        .filter(pk__in=kept.values("pk"))
        .values_list("pk", flat=True)
    )
    for pk, slug, committee, state, ruling in kept.values_list(
        "pk", "item__meeting__slug", "attendance__committee", "state", "ruling"
    ):
        if pk in seen:
            found[committee].conflicts.setdefault(slug, Counter())[state] += 1
            found[committee].rulings[ruling] += 1
        else:
            found[committee].short.add(("conflicts", slug))


def _add_decisions(found: Mapping[int, Facts], span: Span, user: Any, *, on: date) -> None:
    inside = {"committee__in": list(found), "decided_at__date__range": (span.first, span.last)}
    rows = (
        recorded_for(user, on=on)
        .filter(**inside)
        .select_related("meeting", "function", "place", "ratification_item__meeting__sitting", "ratified_by")
    )
    for row in rows.order_by("decided_at", "pk"):
        found[row.committee_id].decisions.append(row)
    counted = Counter(Decision.objects.filter(state="recorded", **inside).values_list("committee", flat=True))
    for key, number in counted.items():
        if number != len(found[key].decisions):
            found[key].short.add(("decisions", ""))


def met_since(facts: Facts, decision: Decision) -> bool:
    """Has the committee met after this decision?"""
    assert decision.decided_at is not None, "a recorded decision has its moment"
    day = words.local_day(decision.decided_at)
    return any(row.day > day for row in facts.held)


def urgent(facts: Facts) -> Iterable[Decision]:
    """The chair's actions of the period."""
    return (row for row in facts.decisions if row.way == DecisionWay.URGENT)
