"""Words, tags and rows of deadlines for templates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.urls import reverse

from governance.foundation import clock, words
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Column, Link, Tag
from meetings.enums import DeadlineKind
from meetings.planning import presenters
from meetings.planning.models import DeadlineRule
from meetings.planning.rules.deadline_rules import Applied
from meetings.planning.rules.deadline_states import STATES
from meetings.planning.rules.deadline_words import offset_words
from meetings.planning.rules.deadlines import last_moment
from meetings.planning.selectors.deadline_moves import Move
from meetings.planning.selectors.deadline_rules import HOLIDAYS, Due
from meetings.planning.selectors.deadlines import MeetingDeadline, day_in_london

COLOURS = {
    "undetermined": "grey",
    "not_known_yet": "grey",
    "not_set": "orange",
    "ahead": "blue",
    "soon": "yellow",
    "met": "green",
    "met_late": "orange",
    "late": "red",
    "missed": "red",
    "passed": "grey",
}


def moment_of(ask: Ask) -> datetime:
    """The moment for which a page tells states: now, or the end of another day that it answers for."""
    return clock.now() if ask.is_today else last_moment(ask.on, None)


def weekday_and_day(day: date | None) -> str:
    """Thursday 18 November 2021."""
    return f"{day:%A} {words.day(day)}" if day else ""


def rule_words(applied: Applied) -> str:
    """7 days before the meeting, by 5pm; what is wrong while no number of days is set."""
    if applied.offset is None:
        return "Not set" if applied.problem is None else applied.problem.reason
    return offset_words(applied.offset)


def due_words(due: Due) -> str:
    """Thursday 18 November 2021, by 5pm; the name of a bank holiday on that day; or why it is not known."""
    if due.deadline is None:
        return "Not set"
    if due.day is None:
        return due.deadline.outcome.reason
    offset = due.applied.offset
    hour = f", by {words.clock_time(offset.cut_off)}" if offset and offset.cut_off else ""
    return f"{weekday_and_day(due.day)}{hour}{free_day(due.day)}"


def free_day(day: date) -> str:
    """What to know of a day on which offices are closed."""
    if name := HOLIDAYS.name_of(day):
        return f" (bank holiday: {name})"
    return " (a weekend)" if day.weekday() > 4 else ""


def law_words(due: Due) -> list[str]:
    """The law’s minimum: 3 clear days before the meeting, so by Sunday 21 November 2021 (the Act)."""
    found = []
    for law, says in due.laws:
        by = f", so by {weekday_and_day(says.day)}" if says and says.day else ""
        whose = "The law’s minimum" if law.is_certain else "A council’s minimum, where its rules apply"
        found.append(f"{whose}: {offset_words(law.offset)}{by} ({law.citation})")
    return found


def where_words(due: Due) -> list[str]:
    """Where papers are published, as the documents say (R181)."""
    return [f"On: {'; '.join(due.targets)}"] if due.targets else []


def state_tag(one: MeetingDeadline) -> Tag:
    return Tag(STATES[one.state], COLOURS[one.state])


def state_cell(one: MeetingDeadline) -> list[object]:
    """The state, with the moment at which it was done."""
    tag = state_tag(one)
    return [tag, words.moment(one.done_at)] if one.done_at else [tag]


def whose(due: Due) -> str | Link:
    """The document the rule comes from; without one, the rule itself."""
    if due.applied.source or due.applied.rule is None:
        return due.applied.source
    return Link("Rule without a document", reverse("meetings:deadline-rule-detail", args=[due.applied.rule]))


PANEL_COLUMNS = (
    Column("What is due", "title"),
    Column("By", lambda one: due_words(one.due)),
    Column("State", state_cell),
    Column("Rule", lambda one: [rule_words(one.due.applied), *where_words(one.due), *law_words(one.due)]),
    Column("From", lambda one: whose(one.due)),
)
LIST_COLUMNS = (
    Column("By", lambda one: due_words(one.due)),
    Column("What is due", "title"),
    Column("Meeting", lambda one: presenters.page_link(one.meeting)),
    Column("Meeting is on", lambda one: presenters.when_and_who(one.meeting)),
    Column("State", state_cell),
)


def problems_of(deadlines: list[MeetingDeadline]) -> list[Outcome]:
    """Findings about the rules of these deadlines, each with what is due, those about the law first."""
    found = [
        replace(problem, reason=f"{one.title}: {problem.reason}")
        for one in deadlines
        for problem in one.due.problems
    ]
    return sorted(found, key=lambda problem: problem.code != "deadline.shorter_than_law")


def days_left(one: MeetingDeadline, at: datetime) -> str:
    """In 3 days · tomorrow · today · 2 days ago."""
    if one.day is None:
        return ""
    days = (one.day - day_in_london(at)).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")


# --- Moves -----------------------------------------------------------------------------------------------------------


def move_note(move: Move) -> Tag | str:
    """What to know of a moved deadline before it is saved."""
    if move.after is None:
        return "Falls away"
    return Tag("Past already", "red") if move.is_past else ""


MOVE_COLUMNS = (
    Column("What is due", "title"),
    Column("Was", lambda move: weekday_and_day(move.before.day) if move.before else ""),
    Column("Will be", lambda move: due_words(move.after) if move.after else ""),
    Column("Note", move_note),
)


# --- Rules -----------------------------------------------------------------------------------------------------------


def meetings_words(rule: DeadlineRule) -> str:
    """Public and private meetings."""
    kinds = [kind for kind in ("public", "private") if getattr(rule, f"for_{kind}")]
    named = f"{' and '.join(kinds)} meetings" if kinds else ""
    both = [part for part in (named, "workshops" if rule.for_workshop else "") if part]
    return ", and ".join(both).capitalize()


def body_words(rule: DeadlineRule) -> str:
    return rule.committee.name if rule.committee else "The whole ICB"


def kind_words(kind: str) -> str:
    return str(DeadlineKind(kind).label)


def problem_tag(problem: Outcome) -> Tag:
    """A problem of a rule in a list of rules."""
    if problem.code != "deadline.shorter_than_law":
        return Tag("Said in the documents", "yellow")
    if problem.details["is_certain"]:
        return Tag("Shorter than the law", "red")
    return Tag("Shorter than a council’s minimum", "yellow")


# --- Ready sets -------------------------------------------------------------------------------------------------

FROM_DOCUMENTS = "as the terms of reference or standing orders say"
SET_COLUMNS = (
    Column("What is due", "title"),
    Column("Rule", lambda line: offset_words(line.rule.offset) if line.rule.offset else FROM_DOCUMENTS),
    Column("Added", lambda line: "Yes" if line.outcome.ok else f"No: {line.outcome.reason}"),
)
