"""Words of the yearly report: its sections as tables and pictures, the review's answers, ways on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from governance.foundation import words
from governance.foundation.chart import BarDrawing, draw_bars
from governance.foundation.screens import Ask, Link, Tag
from governance.foundation.screens.present import Table, cell
from governance.models import Committee
from meetings.conduct.models import Decision
from meetings.lifecycles import EFFECTIVENESS_LIFECYCLE
from meetings.planning.rules.calendar import Span
from meetings.record.forms.compliance import DaysForm
from meetings.record.models import EffectivenessReview
from meetings.record.rules.effectiveness import Report, Section, days_words
from meetings.record.rules.reviews import QUESTIONS

NOT_ANSWERED = "No answer yet."


@dataclass(frozen=True)
class Shown:
    """One section: its table as cells, its picture with co-ordinates."""

    section: Section
    table: Table | None
    drawing: BarDrawing | None


def sections(told: Report, ask: Ask) -> list[Shown]:
    return [Shown(one, _table(one), drawing(one)) for one in told.sections]


def drawing(section: Section) -> BarDrawing | None:
    return draw_bars(section.bars) if section.bars is not None and section.bars.rows else None


def _table(section: Section) -> Table | None:
    if not section.rows:
        return None
    return Table(section.title, list(section.head), [[cell(value) for value in row] for row in section.rows])


def answers(review: EffectivenessReview | None) -> list[tuple[str, str]]:
    """Each question with what the committee says; nothing without a review."""
    if review is None:
        return []
    told = [(question, review.answers.get(key) or NOT_ANSWERED) for key, question in QUESTIONS.items()]
    return [*told, ("What should change in the terms of reference?", review.recommendations or "Nothing.")]


def state_tag(review: EffectivenessReview | None) -> Tag | None:
    if review is None:
        return None
    colour = {"draft": "yellow", "agreed": "green"}.get(review.state, "grey")
    return Tag(EFFECTIVENESS_LIFECYCLE.states[review.state], colour)


def days_fields(span: Span) -> dict[str, str]:
    """The days, as the fields of the form and of the address."""
    return {"first": span.first.isoformat(), "last": span.last.isoformat()}


def posted_days(data: Any, *, today: date) -> DaysForm:
    return DaysForm(data, today=today)


def page_of(committee: Committee, span: Span, ask: Ask) -> str:
    return ask.link("meetings:effectiveness-detail", committee.slug, **days_fields(span))


def other_reviews(
    rows: Iterable[EffectivenessReview], ask: Ask, *, but: EffectivenessReview | None
) -> list[tuple[Link, str]]:
    """The reviews of other days, with their states."""
    return [
        (Link(days_words(span), page_of(row.committee, span, ask)), EFFECTIVENESS_LIFECYCLE.states[row.state])
        for row in rows
        if row != but
        for span in [Span(row.first_day, row.last_day)]
    ]


def decision_link(row: Decision | None, ask: Ask) -> Link | None:
    """The decision by which it was agreed."""
    if row is None:
        return None
    text = f"{row.reference}, {words.day(row.decided_at)}"
    return Link(text, ask.link("meetings:decision-detail", row.public_id))
