"""A committee held against its own rules, each meeting by those of its day (R157, R172, R175, R178, R181, R182, G17).

Every rule answers met, not met or unknown ("cannot be told"), as `conduct.rules.states` has them: a rule that the
documents leave out is unknown and never met, and so is an act that nobody recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from governance.foundation.outcome import Outcome, met, not_met
from governance.rules.procedure import Parameter
from meetings.conduct.rules.states import NOT_MET, UNKNOWN, unknown
from meetings.planning.rules.calendar import (
    HOW_OFTEN,
    MONTHS_OF,
    Row,
    Span,
    check_frequency,
    check_public_quarters,
    periods,
)
from meetings.planning.rules.facts import MeetingTerms, PlannedMeeting
from meetings.planning.rules.openness import check_openness

NOT_FOR_YOU = "compliance.not_for_you"
HELD = "held"
WENT_OUT = ("issued", HELD)
NOTHING_SAID = Parameter("", None, "")


@dataclass(frozen=True)
class MeetingFact:
    """One meeting with a date. `rules` are the parameters of its own day by name; `key` leads to it."""

    key: str
    title: str
    day: date
    kind: str
    state: str
    rules: Mapping[str, Parameter]

    @property
    def counts(self) -> bool:
        """A workshop is no meeting of the committee, and what was cancelled was none either."""
        return self.kind != "workshop" and self.state != "cancelled"

    @property
    def was_held(self) -> bool:
        return self.counts and self.state == HELD

    def rule(self, name: str) -> Parameter:
        return self.rules.get(name, NOTHING_SAID)


@dataclass(frozen=True)
class RulesOfSpan:
    """Days in a row on which the same documents were in force, and what they said."""

    span: Span
    rules: Mapping[str, Parameter]

    def rule(self, name: str) -> Parameter:
        return self.rules.get(name, NOTHING_SAID)


def not_for_you(what: str) -> Outcome:
    """In place of a number that would be wrong, because part of what is counted may not be seen."""
    return unknown(NOT_FOR_YOU, f"{what} not for you to see, so this is not counted.")


# --- How often, and in public -----------------------------------------------------------------------------------------


def check_how_often(spans: Sequence[RulesOfSpan], meetings: Sequence[MeetingFact]) -> tuple[Outcome, ...]:
    """Meetings held against those asked for, once for each set of documents in force (R157, R175)."""
    return tuple(_how_often(one, meetings) for one in merged(spans, "meeting_frequency"))


def _how_often(one: RulesOfSpan, meetings: Sequence[MeetingFact]) -> Outcome:
    rule = one.rule("meeting_frequency")
    inside = [row for row in meetings if row.counts and row.state in WENT_OUT and row.day in one.span]
    held = [row for row in inside if row.was_held]
    counted = f"{in_number(len(held), 'meeting was', 'meetings were')} held {between_words(one.span)}"
    if not rule.is_set:
        return unknown(
            "compliance.frequency.not_set", f"{counted}. The documents do not say how often it meets.", "R175"
        )
    if (size := MONTHS_OF.get(str(rule.value))) and not periods(one.span, size):
        return unknown(
            "compliance.frequency.too_short",
            f"{counted}. These days are too few to tell: a meeting is asked for {HOW_OFTEN[str(rule.value)]}.",
            rule.source,
        )
    terms = MeetingTerms(frequency=str(rule.value), source=rule.source)
    often = HOW_OFTEN.get(str(rule.value), str(rule.value))
    short = check_frequency(_rows(held), terms, one.span)
    if short is None:
        return met("compliance.frequency", f"{counted}; a meeting is asked for {often}.", rule.source)
    gaps = tuple(short.details.get("missing") or ())
    missing = ", ".join(gaps) or "the whole time"
    if len(inside) > len(held) and check_frequency(_rows(inside), terms, one.span) is None:
        return unknown(
            "compliance.frequency.not_recorded",
            f"{counted}; a meeting is asked for {often}. Whether every meeting of {missing} was held is not recorded.",
            rule.source,
        )
    none = (
        f"there was none {missing}"
        if gaps and gaps[0].startswith("between")
        else f"there was none in {missing}"
    )
    return not_met(
        "compliance.frequency.too_few", f"{counted}; a meeting is asked for {often}, and {none}.", rule.source
    )


def check_in_public(
    spans: Sequence[RulesOfSpan], meetings: Sequence[MeetingFact]
) -> tuple[tuple[Outcome, MeetingFact | None], ...]:
    """Each meeting held against the rule of its own day; a rule on quarters against whole quarters (R149, R175)."""
    held = sorted((row for row in meetings if row.was_held), key=lambda row: row.day)
    found: list[tuple[Outcome, MeetingFact | None]] = []
    for place, row in enumerate(held):
        rule = row.rule("meets_in_public")
        if rule.value == "at_least_quarterly":
            continue
        found.append((_openness(row, held[:place], rule), row))
    for one in merged(spans, "meets_in_public"):
        rule = one.rule("meets_in_public")
        if rule.value == "at_least_quarterly":
            found.append((_quarters(one.span, held, rule), None))
    return tuple(found)


def _openness(row: MeetingFact, before: Sequence[MeetingFact], rule: Parameter) -> Outcome:
    how = {"public": "Held in public", "private": "Held in private"}[row.kind]
    if not rule.is_set:
        return unknown(
            "compliance.openness.not_set",
            f"{how}. The documents do not say which meetings are in public.",
            "R175",
        )
    terms = MeetingTerms(meets_in_public=str(rule.value), source=rule.source)
    said = check_openness(_planned(row), terms=terms, others=[_planned(one) for one in before])
    if said.ok:
        return met("compliance.openness", f"{how}, as the rule has it.", rule.source)
    return not_met("compliance.openness.differs", f"{how}. {said.reason}", rule.source)


def _quarters(span: Span, held: Sequence[MeetingFact], rule: Parameter) -> Outcome:
    terms = MeetingTerms(meets_in_public=str(rule.value), source=rule.source)
    short = check_public_quarters(_rows(held), terms, span)
    if short is None:
        return met(
            "compliance.openness",
            f"In public at least once in every quarter {between_words(span)}.",
            rule.source,
        )
    return not_met(
        "compliance.openness.quarter",
        f"A meeting in public is asked for every quarter; there was none in {', '.join(short.details['missing'])}.",
        rule.source,
    )


def _planned(row: MeetingFact) -> PlannedMeeting:
    return PlannedMeeting(row.kind, row.day, None, row.title)


def _rows(meetings: Iterable[MeetingFact]) -> list[Row]:
    return [Row(_planned(row), key=row.key) for row in meetings]


# --- Notice, papers, minutes ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DueFact:
    """A deadline of a meeting as the deadlines have it: `state` is a code of `planning.rules.deadline_states`.

    `by` and `done` are moments in words, "" when there is none; `later` is what came afterwards, in words.
    """

    title: str
    state: str
    by: str
    done: str
    source: str
    later: str = ""


def check_due(title: str, due: DueFact | None) -> Outcome | None:
    """Was it done in time? None while there is still time for it (LP51, R181, R182)."""
    if due is None or due.state == "not_set":
        return unknown("compliance.due.not_set", f"{title}: no deadline is set for this meeting.", "R194")
    code, more = "compliance.due", f" {due.later}" if due.later else ""
    if due.state == "met":
        return met(code, f"{due.title}: done {due.done}, due by {due.by}.{more}", due.source)
    if due.state == "met_late":
        return not_met(
            f"{code}.late", f"{due.title}: done {due.done}, and it was due by {due.by}.{more}", due.source
        )
    if due.state in ("late", "missed"):
        return not_met(f"{code}.not_done", f"{due.title}: not done; it was due by {due.by}.", due.source)
    if due.state == "passed":
        return unknown(
            f"{code}.not_recorded",
            f"{due.title}: due by {due.by}. Whether it was done is not recorded.",
            due.source,
        )
    if due.state in ("undetermined", "not_known_yet"):
        return unknown(f"{code}.day_unknown", f"{due.title}: the day is not known yet.", due.source)
    return None


# --- Quorum -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class QuorumFact:
    """One record of the quorum. `when` is the hour in words, `moment` a code of `QuorumMoment`."""

    at: datetime
    when: str
    moment: str
    state: str
    reason: str
    clause: str


def check_quorate(records: Sequence[QuorumFact]) -> Outcome:
    """From the start to the close. A quorum that is not set is "cannot be told" and never met (R172)."""
    if not records:
        return unknown("compliance.quorum.no_record", "The quorum of this meeting was not recorded.", "R172")
    found = sorted(records, key=lambda row: row.at)
    lost = [row for row in found if row.state == NOT_MET]
    if lost:
        first = lost[0]
        when = "at the start" if first.moment == "start" else f"at {first.when}"
        times = "" if len(lost) == 1 else f" (and {in_number(len(lost) - 1, 'time', 'times')} more)"
        return not_met(
            "compliance.quorum.lost", f"Not quorate {when}{times}: {first.reason}", first.clause or "R172"
        )
    open_ = next((row for row in found if row.state == UNKNOWN), None)
    if open_ is not None:
        return unknown("compliance.quorum.unknown", open_.reason, open_.clause or "R172")
    first = found[0]
    return met("compliance.quorum", f"Quorate throughout: {first.reason}", first.clause or "R172")


# --- Attendance -------------------------------------------------------------------------------------------------------


def check_seat_attended(*, expected: int, own: int, deputy: int) -> Outcome:
    """Members attend or ensure that a deputy does (R163). No document says how often is enough: never is told."""
    said = f"{own} of {expected} in person"
    if deputy:
        said += f", {deputy} by a deputy"
    if expected and not own + deputy:
        return not_met(
            "compliance.attendance.never",
            f"Nobody sat in this seat at any of {in_number(expected, 'meeting', 'meetings')}.",
            "R163",
        )
    return met("compliance.attendance", f"{said}.", "R163")


def spans_of(span: Span, starts: Iterable[date]) -> list[Span]:
    """The span cut at the first days of other documents."""
    days = sorted({span.first, *(day for day in starts if span.first < day <= span.last)})
    ends = [*(_before(day) for day in days[1:]), span.last]
    return [Span(first, last) for first, last in zip(days, ends, strict=True)]


def merged(spans: Sequence[RulesOfSpan], name: str) -> list[RulesOfSpan]:
    """Neighbours between which this rule did not change are one: a new version alone cuts no month in two."""
    found: list[RulesOfSpan] = []
    for one in spans:
        if found and found[-1].rule(name).value == one.rule(name).value:
            found[-1] = replace(one, span=Span(found[-1].span.first, one.span.last))
        else:
            found.append(one)
    return found


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def between_words(span: Span) -> str:
    return f"from {on_day(span.first)} to {on_day(span.last)}"


def on_day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def in_number(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
