"""The yearly report of a committee, gathered for one reader; and its reviews."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from governance.enums import Permission
from governance.foundation import words
from governance.foundation.permissions import can
from governance.models import Committee
from meetings.conduct.enums import DecisionWay
from meetings.conduct.models import Decision
from meetings.conduct.rules.states import MET, NOT_MET, UNKNOWN, state_of
from meetings.conduct.selectors.decisions import decision_or_none, recorded_for
from meetings.enums import ConflictOption, MeetingKind
from meetings.planning.rules.calendar import Span
from meetings.record.models import EffectivenessReview
from meetings.record.rules import effectiveness as rules
from meetings.record.rules.attending import by_organisation, tallies
from meetings.record.rules.effectiveness import Report, Section
from meetings.record.selectors.compliance import IN_TIME, Compliance, compliance

Days = tuple[str, str]


def report(committee: Committee, span: Span, user: Any, *, on: date, at: datetime) -> Report:
    """As this reader may know it. Days after `on` are not looked at."""
    before = rules.year_before(span)
    now_, last = (compliance(committee, days, user, on=on, at=at) for days in (span, before))
    days = (rules.days_words(span), rules.days_words(before))
    told = (
        _meetings(now_, last, days),
        _members(now_, last, days),
        _matrix(now_),
        _organisations(now_, last, days),
        _quorum(now_),
        _in_time(now_, last),
        _decisions(now_, last, days),
        _standings(now_, last, days),
        _between(now_, last, days),
        _conflicts(now_, last, days),
        *_measures(now_, last, days),
        _everything(now_, last),
    )
    return Report(str(committee), str(committee.icb.organisation), *days, told)


def _meetings(now_: Compliance, last: Compliance, days: Days) -> Section:
    title = "Meetings"
    if not now_.facts.sees_private:
        return rules.hidden("meetings", title, "Private meetings are")
    reasons = tuple(
        one.outcome.reason for area in now_.areas if area.key == "frequency" for one in area.findings
    )
    return rules.compared("meetings", title, "Kind", days, _kinds(now_), _kinds(last), words=reasons)


def _kinds(found: Compliance) -> dict[str, int]:
    rows = found.facts.meetings
    told = {str(label): 0 for label in MeetingKind.labels}
    for row in rows:
        if row.state == "held":
            told[str(MeetingKind(row.kind).label)] += 1
    return told | {"Cancelled": sum(row.state == "cancelled" for row in rows)}


def _members(now_: Compliance, last: Compliance, days: Days) -> Section:
    if not now_.facts.sees_private:
        return rules.hidden("members", "Attendance by member", "Private meetings are")
    return rules.by_member(tallies(now_.facts.listed), tallies(last.facts.listed), days)


def _matrix(now_: Compliance) -> Section:
    if not now_.facts.sees_private:
        return rules.hidden("matrix", "Attendance meeting by meeting", "Private meetings are")
    meetings = [(row.key, words.day(row.day)) for row in now_.facts.held]
    return rules.by_meeting(tallies(now_.facts.listed), meetings)


def _organisations(now_: Compliance, last: Compliance, days: Days) -> Section:
    if not now_.facts.sees_private:
        return rules.hidden("organisations", "Attendance by organisation", "Private meetings are")
    return rules.by_organisations(
        by_organisation(now_.facts.listed), by_organisation(last.facts.listed), days
    )


def _quorum(now_: Compliance) -> Section:
    rows = tuple(
        (one.where, _state_words(one.outcome), one.outcome.reason)
        for area in now_.areas
        if area.key == "quorum"
        for one in area.findings
    )
    if not rows:
        return Section("quorum", "Quorum", ("No meeting was held.",))
    return Section("quorum", "Quorum", (), ("Meeting", "Quorate", "Why"), rows)


def _state_words(outcome: Any) -> str:
    return {MET: "Yes", NOT_MET: "No", UNKNOWN: "Cannot be told"}[state_of(outcome)]


def _in_time(now_: Compliance, last: Compliance) -> Section:
    titles = {area.key: area.title for area in now_.areas}
    rows = [(titles[key], _counts(now_, key), _met_share(last, key)) for key in IN_TIME if key in titles]
    return rules.in_states("in-time", "Notice, papers and minutes in time", "What", rows)


def _counts(found: Compliance, key: str) -> list[int]:
    states = [state_of(one.outcome) for area in found.areas if area.key == key for one in area.findings]
    return [states.count(state) for state in (MET, NOT_MET, UNKNOWN)]


def _met_share(found: Compliance, key: str) -> str:
    counts = _counts(found, key)
    return f"{counts[0]} of {sum(counts)}" if sum(counts) else "–"


def _everything(now_: Compliance, last: Compliance) -> Section:
    rows = [(area.title, _counts(now_, area.key), _met_share(last, area.key)) for area in now_.areas]
    return rules.in_states("compliance", "Compliance at a glance", "Subject", rows)


def _sees_decisions(found: Compliance) -> bool:
    return found.facts.sees_private and ("decisions", "") not in found.facts.short


def _decisions(now_: Compliance, last: Compliance, days: Days) -> Section:
    title = "Decisions by outcome"
    if not _sees_decisions(now_):
        return rules.hidden("decisions", title, "Private business is")
    counts = [Counter(row.get_outcome_display() for row in one.facts.decisions) for one in (now_, last)]
    return rules.compared("decisions", title, "Outcome", days, *counts)


def _standings(now_: Compliance, last: Compliance, days: Days) -> Section:
    title = "Decisions by what they are in law"
    if not _sees_decisions(now_):
        return rules.hidden("standings", title, "Private business is")
    counts = [Counter(row.get_standing_display() for row in one.facts.decisions) for one in (now_, last)]
    amounts = (
        (row.get_standing_display(), row.amount or Decimal(0))
        for row in now_.facts.decisions
        if row.amount is not None
    )
    worth = rules.value_words(amounts)
    return rules.compared("standings", title, "What it is", days, *counts, words=worth)


def _between(now_: Compliance, last: Compliance, days: Days) -> Section:
    title = "Decisions between meetings"
    if not _sees_decisions(now_):
        return rules.hidden("between", title, "Private business is")
    counts = [
        Counter(row.get_way_display() for row in one.facts.decisions if row.way != DecisionWay.MEETING)
        for one in (now_, last)
    ]
    reasons = tuple(
        one.outcome.reason for area in now_.areas if area.key == "between" for one in area.findings
    )
    return rules.compared("between", title, "How", days, *counts, words=reasons)


def _conflicts(now_: Compliance, last: Compliance, days: Days) -> Section:
    title = "Conflicts of interest"
    if not _sees_conflicts(now_):
        return rules.hidden("conflicts", title, "Conflicts at meetings are")
    before = _rulings(last) if _sees_conflicts(last) else None
    return rules.compared("conflicts", title, "Ruling", days, _rulings(now_), before)


def _sees_conflicts(found: Compliance) -> bool:
    facts = found.facts
    is_short = any(what == "conflicts" for what, _ in facts.short)
    return facts.sees_private and facts.sees_conflicts and not is_short


def _rulings(found: Compliance) -> dict[str, int]:
    return {
        str(ConflictOption(code).label) if code else "No ruling": number
        for code, number in sorted(found.facts.rulings.items())
    }


def _measures(now_: Compliance, last: Compliance, days: Days) -> list[Section]:
    """What other rooms contributed with numbers to draw."""
    before = {area.key: dict(area.tally) for area in last.areas}
    return [
        rules.compared(area.key, area.title, "State", days, dict(area.tally), before.get(area.key, {}))
        for area in now_.areas
        if area.tally
    ]


# --- Reviews ----------------------------------------------------------------------------------------------------------


def review_of(committee: Committee, span: Span, user: Any, *, on: date) -> EffectivenessReview | None:
    """The review of exactly these days, as far as this person may read it."""
    rows = _reviews(user, on=on).filter(committee=committee, first_day=span.first, last_day=span.last)
    return rows.exclude(state="abandoned").first()


def review_or_none(user: Any, public_id: UUID, *, on: date) -> EffectivenessReview | None:
    return _reviews(user, on=on).filter(public_id=public_id).first()


def reviews_of(committee: Committee, user: Any, *, on: date) -> list[EffectivenessReview]:
    """Every review of the committee that was not given up, newest first."""
    return list(_reviews(user, on=on).filter(committee=committee).exclude(state="abandoned"))


def _reviews(user: Any, *, on: date) -> QuerySet[EffectivenessReview]:
    rows = EffectivenessReview.objects.visible_to(user, on=on)
    return rows.select_related("committee__icb__organisation", "decision")


def decisions_to_name(review: EffectivenessReview, user: Any, *, on: date) -> QuerySet[Decision]:
    """By which of its decisions the committee may have agreed this review, the latest first."""
    rows = recorded_for(user, on=on).filter(committee=review.committee, outcome__in=("accepted", "amended"))
    return rows.filter(decided_at__date__gte=review.first_day)


def decision_named(review: EffectivenessReview | None, user: Any, *, on: date) -> Decision | None:
    """The decision by which it was agreed, for who may read that one."""
    if review is None or review.decision is None:
        return None
    return decision_or_none(user, review.decision.public_id, on=on)


def kept_report(review: EffectivenessReview | None, user: Any, *, on: date) -> Report | None:
    """The report as the committee agreed it, for who reads private business and conflicts there: its numbers hold
    both. None for everybody else, and before it was agreed."""
    if review is None or not review.figures:
        return None
    sees = {right: can(user, right, review.committee, on=on).ok for right in _RIGHTS}
    conflicts = sees[Permission.CHANGE_AGENDA] or sees[Permission.VIEW_INTERESTS]
    return rules.read(review.figures) if sees[Permission.VIEW_PRIVATE] and conflicts else None


_RIGHTS = (Permission.VIEW_PRIVATE, Permission.CHANGE_AGENDA, Permission.VIEW_INTERESTS)


def told_report(
    committee: Committee,
    span: Span,
    review: EffectivenessReview | None,
    user: Any,
    *,
    on: date,
    at: datetime,
) -> tuple[Report, bool]:
    """The report to show, and whether it is as the committee agreed it."""
    kept = kept_report(review, user, on=on)
    if kept is not None:
        return kept, True
    return report(committee, span, user, on=on, at=at), False
