"""Words of compliance: states, rows of a subject, what to look at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Column, Link, Tag
from governance.foundation.screens.present import Table, table
from meetings.conduct.presenters_live import clause_words
from meetings.conduct.rules.states import MET, NOT_MET, UNKNOWN, state_of
from meetings.record.measures import Finding, Measure
from meetings.record.rules.compliance import NOT_FOR_YOU
from meetings.record.selectors.compliance import Compliance

TAGS = {
    MET: Tag("Met", "green"),
    NOT_MET: Tag("Not met", "red"),
    UNKNOWN: Tag("Cannot be told", "yellow"),
}
HIDDEN = Tag("Not for you to see", "grey")


def state_tag(outcome: Outcome) -> Tag:
    return HIDDEN if outcome.code == NOT_FOR_YOU else TAGS[state_of(outcome)]


@dataclass(frozen=True)
class Area:
    """One subject on the page: its counts, and its findings as a table; those that are not met stand first."""

    key: str
    title: str
    counts: tuple[int, int, int]
    table: Table


def areas(found: Compliance, ask: Ask) -> list[Area]:
    return [_area(measure, ask) for measure in found.areas]


def counts_of(measure: Measure) -> tuple[int, int, int]:
    """Met, not met, cannot be told."""
    states = [state_of(one.outcome) for one in measure.findings]
    return states.count(MET), states.count(NOT_MET), states.count(UNKNOWN)


def _area(measure: Measure, ask: Ask) -> Area:
    columns = (
        Column("Answer", lambda row: state_tag(row.outcome)),
        Column("Where", lambda row: where(row, ask)),
        Column("Why", lambda row: row.outcome.reason),
        Column("Rule", lambda row: rule_words(row.outcome.clause)),
    )
    order = {NOT_MET: 0, UNKNOWN: 1, MET: 2}
    rows = sorted(measure.findings, key=lambda row: order[state_of(row.outcome)])
    made = table(measure.title, columns, rows, ask=ask, url_name="", empty="")
    return Area(measure.key, measure.title, counts_of(measure), made)


def rule_words(clause: str) -> str:
    """As the head of a line; nothing for numbers of the portal's own documents."""
    said = clause_words(clause)
    return said[:1].upper() + said[1:]


def where(row: Finding, ask: Ask) -> Link | str:
    """The way to the evidence, in words."""
    if not row.evidence:
        return row.where
    name, *args = row.evidence
    return Link(row.where or "Look at it", ask.link(name, *args))


def overview(rows: Sequence[Compliance], ask: Ask, query: str) -> Table:
    """A line for each committee."""

    def page(row: Compliance) -> Link:
        address = ask.link("meetings:compliance-detail", row.committee.slug)
        return Link(str(row.committee), f"{address}{'&' if '?' in address else '?'}{query}")

    columns = (
        Column("Committee", page),
        Column("Met", lambda row: row.count(MET)),
        Column("Not met", lambda row: row.count(NOT_MET)),
        Column("Cannot be told", lambda row: row.count(UNKNOWN)),
        Column("Look at first", lambda row: look_first(row)),
    )
    return table("Committees", columns, rows, ask=ask, url_name="", empty="")


def look_first(row: Compliance) -> list[str]:
    """The subjects in which something is not met."""
    return [area.title for area in row.areas if counts_of(area)[1]]
