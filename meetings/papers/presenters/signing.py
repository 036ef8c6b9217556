"""Words of routes, of a paper's way along its route, and of what waits for a signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.foundation.screens import Column, Tag
from governance.foundation.words import day, period
from meetings.papers.models import SignOffRoute, StandIn
from meetings.papers.rules.routes import HOLDER, NEEDED, PERSON, POST, SIGNERS, RouteStep, positions
from meetings.papers.rules.signatures import LATER, NOT_NEEDED, SIGNED, STATES, WAITING
from meetings.papers.selectors.signing import Line, who_words
from meetings.papers.selectors.waiting import ToSign
from membership.models import Person

COLOURS = {NOT_NEEDED: "grey", SIGNED: "green", WAITING: "blue", LATER: "white"}


def body_words(route: SignOffRoute) -> str:
    return route.committee.name if route.committee else "The whole ICB"


def steps_words(route: SignOffRoute) -> str:
    """Sponsor; finance and equality; secretariat."""
    by_place: dict[int, list[str]] = {}
    for step, position in zip(route.as_steps(), positions(route.as_steps()), strict=True):
        by_place.setdefault(position, []).append(step.title)
    return "; then ".join(" and ".join(titles) for titles in by_place.values())


ROUTE_COLUMNS = (
    Column("Of", body_words, link=True),
    Column("Steps", steps_words),
    Column("In force", lambda row: period(row.effective_from, row.effective_to)),
    Column("Document and clause", "source"),
)


@dataclass(frozen=True)
class StepRow:
    """One step of a route on its page."""

    position: int
    step: RouteStep
    who: str
    apart: str = ""  # the step that another person signs


def signer_words(step: RouteStep, names: dict[str, str]) -> str:
    """`names`: "post:<slug>" or "person:<slug>" → its words."""
    if step.source in (POST, PERSON):
        return names.get(step.signer, step.slug)
    if step.source == HOLDER and not step.is_executive:
        return "Whoever keeps the agenda"
    return SIGNERS[step.source]


STEP_COLUMNS = (
    Column("In order", lambda row: str(row.position)),
    Column("Step", lambda row: row.step.title),
    Column("Who signs", lambda row: row.who),
    Column("By another person than", "apart"),
    Column("Needed when", lambda row: NEEDED[row.step.needed]),
    Column("By", lambda row: days_words(row.step)),
)


def days_words(step: RouteStep) -> str:
    """2 working days before the deadline for sign-off."""
    if step.days is None:
        return ""
    if step.days == 0:
        return "The day of the deadline for sign-off"
    return f"{step.days} working day{'' if step.days == 1 else 's'} before the deadline for sign-off"


STAND_IN_COLUMNS = (
    Column("Who is away", "absent", link=True),
    Column("Who signs for them", "substitute"),
    Column("First day", "effective_from"),
    Column("Last day", "effective_to"),
)


def stand_in_tag(row: StandIn, *, today: date) -> Tag:
    if today < row.effective_from:
        return Tag("Ahead", "blue")
    return Tag("Away today", "yellow") if row.is_in_force(today) else Tag("Over", "grey")


def line_tags(line: Line, *, today: date) -> list[Tag]:
    late = [Tag("Late", "red")] if line.late(today=today) else []
    return [Tag(STATES[line.state], COLOURS[line.state]), *late]


def line_words(line: Line) -> str:
    """Waiting with Ann Other since 3 March 2026, due 8 March 2026."""
    if line.state == WAITING:
        since = f" since {day(line.since)}" if line.since else ""
        return f"Waiting with {who_words(line)}{since}{_due(line)}.{_apart(line)}{_way_out(line)}"
    if line.state == SIGNED and line.step.signature is not None:
        one = line.step.signature
        return f"{one.name}{one.away_words}, {day(one.at)}."
    if line.state == LATER:
        return f"{who_words(line)[:1].upper()}{who_words(line)[1:]}{_due(line)}.{_apart(line)}"
    return ""


def _way_out(line: Line) -> str:
    """What can be done where a post became vacant after the paper was submitted."""
    if line.step.post is None or line.signers:
        return ""
    return " Say who holds the post now, or recall the paper, change the sign-off route and submit it again."


def _apart(line: Line) -> str:
    """Which step another person signed, or will."""
    named = ", ".join(sorted(set(line.apart.values())))
    return f" By another person than “{named}”." if named else ""


def _due(line: Line) -> str:
    return f", due {day(line.due)}" if line.due else ""


def waits_for(lines: Sequence[Line]) -> str:
    """In one line: Finance: waiting with Ann Other since 3 March 2026, due 8 March 2026."""
    found = [f"{line.step.name}: {line_words(line)}" for line in lines if line.state == WAITING]
    return " ".join(found)


def to_sign_words(row: ToSign) -> str:
    """As sponsor, for Ann Other, who is away, due 8 March 2026."""
    if row.line is None:
        return ""
    away = f" for {row.for_whom}, who is away" if row.for_whom else ""
    since = f", since {day(row.line.since)}" if row.line.since else ""
    return f"{row.line.step.name}{away}{since}{_due(row.line)}"


def signing_words(line: Line, for_whom: Person | None) -> tuple[str, str, str]:
    """Title, button and text of the page on which a step is signed."""
    away = f" You sign for {for_whom}, who is away." if for_whom else ""
    text = (
        f"Your name and post are kept with this signature, for exactly what the paper says now.{away} "
        "When every step is signed, its cover sheet, text and annexes stay as they are."
    )
    return f"Sign: {line.step.name.lower()}", "Sign", text
