"""Words, tags and tables of the roadmap, of milestones and of stances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from delegation.enums import AssuranceCondition, Progress, ReadingState, StanceKind
from delegation.models import Milestone, Stance
from delegation.rules.milestones import NOT_TOLD, Standing
from delegation.rules.roadmap import Reading, Tally
from delegation.selectors.milestones import due_of, standing_of
from delegation.selectors.roadmap import Deliverable, Measured, PhaseOnDay
from governance.foundation import words
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Column, Link, Tag
from governance.foundation.screens.present import Table, table

WHEN = {"to_come": Tag("To come", "blue"), "current": Tag("Now", "green"), "over": Tag("Over", "grey")}
STATUS_COLOURS = {
    Progress.COMPLETE: "green",
    Progress.UNDERWAY: "blue",
    Progress.NOT_STARTED: "yellow",
    Progress.DROPPED: "grey",
}
NOTHING_TOLD = Tag("Nothing told yet", "white")
DUE = {
    "milestone.overdue": Tag("Overdue", "red"),
    "milestone.due_soon": Tag("Due soon", "orange"),
    "milestone.complete_late": Tag("After its day", "yellow"),
}
READINGS = {
    ReadingState.NOT_MEASURED: "grey",
    ReadingState.TOWARDS: "blue",
    ReadingState.AWAY: "red",
    ReadingState.REACHED: "green",
}
CONDITIONS = {
    "condition.evidenced": Tag("Evidenced", "green"),
    "condition.in_hand": Tag("In hand", "blue"),
    "condition.planned": Tag("Planned", "yellow"),
    "condition.nothing": Tag("Nothing shows it", "red"),
}
STANCES = {
    StanceKind.WELCOMED: "green",
    StanceKind.OPPORTUNITY: "blue",
    StanceKind.SOME_CONCERN: "yellow",
    StanceKind.CONCERNS: "red",
}


def status_tag(now: Standing) -> Tag:
    """The status in a word; without a note nothing is told, which is not the same as not started."""
    if now.status == NOT_TOLD:
        return NOTHING_TOLD
    status = Progress(now.status)
    return Tag(str(status.label), STATUS_COLOURS[status])


def status_tags(now: Standing, due: Outcome) -> list[Tag]:
    """The status, and whether it is late or nearly so."""
    late = DUE.get(due.code)
    return [status_tag(now), *([late] if late else [])]


def milestone_tags(row: Milestone, ask: Ask) -> list[Tag]:
    return status_tags(standing_of(row, on=ask.on), due_of(row, on=ask.on))


def told_words(now: Standing) -> str:
    """What shows it, with the day of the note."""
    return f"{words.day(now.day)}: {now.evidence}" if now.day else ""


def reading_tag(reading: Reading | None) -> Tag:
    state = ReadingState(reading.state) if reading else ReadingState.NOT_MEASURED
    return Tag(str(state.label), READINGS[state])


def stance_tag(row: Stance) -> Tag:
    kind = StanceKind(row.stance)
    return Tag(str(kind.label), STANCES[kind])


def condition_names(row: Milestone) -> list[str]:
    return [str(AssuranceCondition(code).label) for code in row.conditions]


def tally_words(found: Tally) -> str:
    """2 of 5 deliverables complete, 1 under way, 2 with nothing told yet; 1 dropped."""
    if not found.wanted and not found.dropped:
        return "No deliverable is recorded."
    noun = "deliverable" if found.wanted == 1 else "deliverables"
    said = (
        [f"{found.complete} of {found.wanted} {noun} complete"] if found.wanted else ["No deliverable stands"]
    )
    said += [f"{found.underway} under way"] if found.underway else []
    said += [f"{found.not_started} not started"] if found.not_started else []
    said += [f"{found.not_told} with nothing told yet"] if found.not_told else []
    return ", ".join(said) + (f"; {found.dropped} dropped." if found.dropped else ".")


@dataclass(frozen=True)
class PhaseSection:
    """A phase for the page: heading, days, progress in words and the two tables."""

    pk: int
    title: str
    tag: Tag
    days: str
    aim: str
    progress: str
    agreed: str
    source: str
    deliverables: Table
    indicators: Table
    add_deliverable: str
    add_indicator: str


def deliverable_columns(ask: Ask) -> tuple[Column, ...]:
    def title(row: Deliverable) -> Link:
        return Link(row.milestone.title, ask.link("delegation:milestone-detail", row.milestone.pk))

    return (
        Column("Deliverable", title),
        Column("Due by", "milestone.due_on", unset="Not set"),
        Column("Status", lambda row: status_tags(row.now, row.due)),
        Column("Last told", lambda row: told_words(row.now), unset="Nothing yet"),
    )


def indicator_columns(ask: Ask) -> tuple[Column, ...]:
    def title(row: Measured) -> Link:
        return Link(row.indicator.measures, ask.link("delegation:indicator-detail", row.indicator.pk))

    return (
        Column("Indicator", title),
        Column("Target", "indicator.target", unset="Not set"),
        Column("State", lambda row: reading_tag(row.reading)),
        Column("Reading", "reading.value", unset="None"),
        Column("Read on", "reading.day", unset="Never"),
    )


def section_of(found: PhaseOnDay, ask: Ask) -> PhaseSection:
    phase = found.phase
    return PhaseSection(
        pk=phase.pk,
        title=phase.title,
        tag=WHEN[found.when],
        days=words.period(phase.first_day, phase.last_day),
        aim=phase.aim,
        progress=tally_words(found.tally),
        agreed=found.agreed.reason,
        source=phase.source,
        deliverables=_table(
            f"Deliverables of {phase.title}", deliverable_columns(ask), found.deliverables, ask
        ),
        indicators=_table(f"Indicators of {phase.title}", indicator_columns(ask), found.indicators, ask),
        add_deliverable=ask.link("delegation:milestone-create", phase=phase.pk),
        add_indicator=ask.link("delegation:indicator-create", phase=phase.pk),
    )


def _table(caption: str, columns: tuple[Column, ...], rows: Any, ask: Ask) -> Table:
    return table(caption, columns, rows, ask=ask, url_name="", empty="")
