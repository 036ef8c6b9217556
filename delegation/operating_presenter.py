"""Words and columns of operating models."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from delegation.models import OperatingModel
from delegation.presenters import WHOLE_ICB
from governance.foundation.outcome import Outcome
from governance.foundation.screens import Ask, Column, Link, Tag

REVIEWS = {
    "operating_model.review_overdue": Tag("Review overdue", "red"),
    "operating_model.review_due": Tag("Review due", "yellow"),
    "operating_model.review_ahead": Tag("Review ahead", "blue"),
    "operating_model.reviewed": Tag("Reviewed", "green"),
}


def review_tag(outcome: Outcome) -> Tag | None:
    """The state of its review in a word; nothing where no day is set, or the record is not in force."""
    return REVIEWS.get(outcome.code)


def lines(name: str) -> Callable[[Any], list[str]]:
    """The lines of a text field, without empty ones."""
    return lambda row: [line for line in getattr(row, name).splitlines() if line.strip()]


def by_year(year: str, text: str) -> Callable[[Any], list[str]]:
    """What is to be done, headed by its financial year."""

    def said(row: Any) -> list[str]:
        found = lines(text)(row)
        return [f"{getattr(row, year)}:", *found] if found else []

    return said


FULL_COLUMNS = (
    Column("Place does", lines("place_responsibilities"), unset="Not stated"),
    Column("System does", lines("system_responsibilities"), unset="Not stated"),
    Column("Constraints", lines("restrictions"), unset="None stated"),
    Column("Team", "team"),
    Column("Further lines", lines("further_lines"), unset="None"),
    Column("Focus of the year", by_year("focus_year", "focus"), unset="Not stated"),
    Column("Later work", by_year("later_year", "later_work"), unset="Not stated"),
    Column("Health and Wellbeing strategy", "strategy"),
    Column("What the review settles", "review_question"),
    Column("Source", "source"),
)
PARTICULARS = (
    Column("Service area", "function.title"),
    Column("Where", "place.name", unset=WHOLE_ICB),
    *FULL_COLUMNS[:4],
    Column("Team reports to", lambda row: row.reports_to or row.reports_to_team),
    FULL_COLUMNS[4],
    Column("Accountable in the ICB", "accountable_post.title"),
    Column("About this accountability", "accountable_note"),
    *FULL_COLUMNS[5:8],
    Column("To be reviewed by", "review_by"),
    FULL_COLUMNS[8],
    Column("Reviewed on", "reviewed_on", unset="Not yet"),
    FULL_COLUMNS[9],
)


def operating_columns(ask: Ask, *, without: str) -> tuple[Column, ...]:
    """Records beside each other on the page of a place or function, whose own column is left out."""
    columns = {
        "function": Column("Service area", lambda row: _link(row, ask, row.function.title)),
        "place": Column("Where", lambda row: _link(row, ask, row.place.name if row.place else WHOLE_ICB)),
        "at": Column("Place does", lines("place_responsibilities"), unset="Not stated"),
        "system": Column("System does", lines("system_responsibilities"), unset="Not stated"),
        "line": Column("Team reports to", lambda row: row.reports_to or row.reports_to_team, unset="Not set"),
        "accountable": Column("Accountable in the ICB", "accountable_post.title", unset="Not set"),
        "review": Column("Review by", "review_by", unset="Not set"),
    }
    return tuple(column for name, column in columns.items() if name != without)


def _link(row: OperatingModel, ask: Ask, text: str) -> Link:
    return Link(text, ask.link("delegation:operating-model-detail", row.pk))
