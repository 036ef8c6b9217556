"""Words and tags of one item at work: its conditions, its conflicts and its votes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from delegation.ask_presenter import source_words
from governance.foundation import words
from governance.foundation.forms.rendering import field_options
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Tag
from meetings.conduct.models import ConflictHandling, Vote
from meetings.conduct.rules.conflicts import effect_words, minute
from meetings.conduct.rules.states import MET, NOT_MET, UNKNOWN, state_of
from meetings.conduct.rules.verdict import Condition, what_may_go_on
from meetings.conduct.selectors.conditions import Looked
from meetings.conduct.selectors.items import AT_WORK, FORECAST, OVER
from meetings.conduct.selectors.votes import Standing
from meetings.enums import ConflictOption
from meetings.lifecycles import CONFLICT_LIFECYCLE, VOTE_LIFECYCLE

LABELS = {
    "authority": "Authority",
    "quorum": "Quorum",
    "conflicts": "Conflicts of interest",
    "presiding": "Who presides",
    "publicity": "The public",
    "notice": "Notice",
    "papers": "Papers",
    "route": "How it was decided",
}
STATES = {
    MET: Tag("Met", "green"),
    NOT_MET: Tag("Not met", "red"),
    UNKNOWN: Tag("Cannot be told", "yellow"),
}
PHASES = {
    FORECAST: "Before the meeting: as the replies promise it.",
    AT_WORK: "The meeting is at work: who is there counts.",
    OVER: "The meeting is closed. What was decided keeps the conditions as they were.",
}
VERDICTS = {
    MET: Tag("Yes, it can be decided", "green"),
    NOT_MET: Tag("No, it cannot be decided now", "red"),
    UNKNOWN: Tag("It cannot be told", "yellow"),
}
CHOICES = {"for": "for", "against": "against", "abstain": "abstained", "no_vote": "no vote cast"}


@dataclass(frozen=True)
class Line:
    """One condition. `is_needed`: without it nothing is decided; the others are for the chair to weigh."""

    label: str
    tag: Tag
    reason: str
    clause: str
    is_needed: bool
    route: tuple[str, ...] = ()
    next_step: str = ""


@dataclass(frozen=True)
class Screen:
    """The conditions of one committee, and its verdict in one sentence."""

    key: int
    committee: str
    tag: Tag
    sentence: str
    lines: tuple[Line, ...]
    whose: str = ""


def screens(looked: Iterable[Looked]) -> list[Screen]:
    return [screen(one) for one in looked]


def screen(looked: Looked) -> Screen:
    return Screen(
        key=looked.committee.pk,
        committee=str(looked.committee),
        tag=VERDICTS[state_of(looked.verdict)],
        sentence=what_may_go_on(looked.verdict),
        lines=tuple(line(row) for row in looked.conditions),
        whose=looked.whose,
    )


def line(row: Condition) -> Line:
    details = row.outcome.details
    return Line(
        label=label_of(row.kind, row.body),
        tag=STATES[row.state],
        reason=row.outcome.reason or "Met.",
        clause=source_words(row.outcome.clause),
        is_needed=row.is_needed,
        route=() if row.outcome.ok else tuple(_step(step) for step in details.get("route", ())),
        next_step="" if row.outcome.ok else str(details.get("next", "")),
    )


def label_of(kind: str, body: str) -> str:
    """Authority; Authority: the council, for the limb of one body."""
    return f"{LABELS[kind]}: {body}" if body else LABELS[kind]


def _step(step: Any) -> str:
    return f"{step['name']}, together with {step['together']}" if step["together"] else str(step["name"])


def mark_of(shown: Sequence[Screen]) -> str:
    """The same for the same screens: a page that asks again is answered only when something changed."""
    return sha256(repr(shown).encode()).hexdigest()[:16]


# --- Conflicts -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Conflict:
    """One conflict as its readers see it. `sentence` is the minute's, "" before the ruling."""

    row: ConflictHandling
    name: str
    tag: Tag
    way: str
    nature: str
    ruling: str
    effect: str
    reason: str
    ruled: str
    times: tuple[str, ...]
    sentence: str
    may_register: Outcome


def conflict(row: ConflictHandling, *, may_register: Outcome) -> Conflict:
    left, back = _conflict_times(row)
    ruled = row.state == "ruled"
    colour = {"declared": "yellow", "ruled": "green"}.get(row.state, "grey")
    return Conflict(
        row=row,
        name=str(row.attendance),
        tag=Tag(CONFLICT_LIFECYCLE.states[row.state], colour),
        way=row.get_way_display(),
        nature=row.nature,
        ruling=row.get_ruling_display() if ruled else "",
        effect=effect_words(row.ruling) if ruled else "",
        reason=row.reason,
        ruled=f"{row.ruled_by_name}, {words.moment(row.ruled_at)}" if ruled else "",
        times=tuple(_times(row)),
        sentence=minute(
            name=str(row.attendance),
            nature=row.nature,
            ruling=row.ruling,
            chair=row.ruled_by_name,
            left=left,
            returned=back,
        )
        if ruled
        else "",
        may_register=may_register,
    )


def _spans(row: ConflictHandling) -> list[Any]:
    return list(row.attendance.presences.all())


def _times(row: ConflictHandling) -> Iterable[str]:
    """When they went out because of a conflict, and when they came back."""
    spans = _spans(row)
    for place, span in enumerate(spans):
        if span.why_left == "conflict":
            back = spans[place + 1] if place + 1 < len(spans) else None
            came = f", back at {words.time_of(back.came_at)}" if back is not None else ", not back yet"
            yield f"Out at {words.time_of(span.left_at)}{came}"


def _conflict_times(row: ConflictHandling) -> tuple[str, str]:
    """The first time out after the declaration, for the minute's sentence."""
    spans = _spans(row)
    for place, span in enumerate(spans):
        if span.why_left == "conflict" and span.left_at >= row.declared_at:
            back = spans[place + 1] if place + 1 < len(spans) else None
            return words.time_of(span.left_at), words.time_of(back.came_at) if back is not None else ""
    return "", ""


def ruling_options(form: Any) -> dict[str, Any]:
    """The six options with what each means, for the design system's radios."""
    params: dict[str, Any] = field_options(form["ruling"])["params"]
    params["items"] = [item | {"hint": {"text": effect_words(item["value"])}} for item in params["items"]]
    params.pop("classes", None)
    return params


def option_words(code: str) -> str:
    return str(ConflictOption(code).label)


# --- Votes ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class VoteWords:
    """One vote: how it stands, in words."""

    row: Vote
    tag: Tag
    result: str
    clause: str
    is_final: bool
    by_right: tuple[tuple[str, str], ...]
    without: tuple[tuple[str, str], ...]
    open: tuple[tuple[str, str], ...]
    split: tuple[str, ...]


def vote(row: Vote, standing: Standing | None) -> VoteWords:
    """`standing` is None for a vote that was void before it closed."""
    colour = {"open": "blue", "closed": "green"}.get(row.state, "grey")
    tag = Tag(VOTE_LIFECYCLE.states[row.state], colour)
    if standing is None:
        return VoteWords(row, tag, "It does not count.", "", True, (), (), (), ())
    result = standing.result
    return VoteWords(
        row=row,
        tag=tag,
        result=_result_words(row, result),
        clause=source_words(result.clause),
        is_final=row.state != "open",
        by_right=tuple((name, CHOICES[choice]) for name, choice in standing.count.by_right),
        without=standing.electorate.without,
        open=standing.electorate.open,
        split=standing.count.split,
    )


def _result_words(row: Vote, result: Outcome) -> str:
    if row.state == "open":
        return f"So far: {result.reason}"
    said = {MET: "Carried", NOT_MET: "Not carried", UNKNOWN: "Cannot be told"}[state_of(result)]
    return f"{said}. {result.reason}"
