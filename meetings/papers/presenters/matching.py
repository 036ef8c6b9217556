"""Words, tags and rows of suggestions and of the register's extract."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.foundation import words
from governance.foundation.screens import Column, Panel, Tag
from meetings.papers.models import AgendaItem
from meetings.papers.rules.matching_facts import (
    CLASS,
    EMPLOYER,
    NAMED,
    ORGANISATION,
    SEAT,
    WORDS,
    Suggestion,
)
from meetings.papers.selectors.matching import LookedAt, Matches
from membership.models import Interest

NOTHING_FOUND = "Nothing found, which does not mean that there is no conflict."
CAUTION = (
    "Suggestions, not rulings: the portal holds what people declared, the seats they hold and their employers against "
    "the words of each item. Ask at the meeting all the same."
)
NOT_READ = "The words of an uploaded PDF are not read; name its organisations on the agenda item."
LABELS = {
    ORGANISATION: ("Organisation", "orange"),
    SEAT: ("Seat", "orange"),
    EMPLOYER: ("Employer", "orange"),
    NAMED: ("Named", "yellow"),
    CLASS: ("Class of members", "grey"),
    WORDS: ("Same words", "grey"),
}


def kind_tag(suggestion: Suggestion) -> Tag:
    return Tag(*LABELS[suggestion.code])


def looked_at_words(one: LookedAt) -> str:
    return (
        f"Looked at by {one.review.looked_at_by} on {words.day(one.review.looked_at_on)}: {one.review.note}"
    )


def day_words(given: date | None, on: date) -> str:
    if given is None:
        return f"The day of the meeting is not set: the table and the interests are those of {words.day(on)}."
    return f"The table and the interests are those of {words.day(given)}."


def count_words(found: Matches) -> str:
    items = sum(1 for each in found.items if each.open)
    if not items:
        return NOTHING_FOUND
    many, there = found.to_look_at, "item" if items == 1 else "items"
    return f"{many} {'suggestion' if many == 1 else 'suggestions'} at {items} {there} to look at."


def _dates(row: Interest) -> str:
    return words.period(row.effective_from, row.effective_to)


REGISTER = (
    Column("Person", lambda row: str(row.person)),
    Column("Category", lambda row: row.get_category_display()),
    Column("Party", lambda row: row.party_name),
    Column("Position", "position"),
    Column("What the interest is", "nature"),
    Column("Whose, if indirect", "relation"),
    Column("What is done about it", "mitigation"),
    Column("From and to", _dates),
)


def extract(interests: Iterable[Interest]) -> Panel:
    """The register of that day for the people at the table (LP38)."""
    return Panel(
        "Register extract of that day",
        REGISTER,
        list(interests),
        empty="No interest of the people at the table is in force that day, as far as you may read them.",
    )


@dataclass(frozen=True)
class Line:
    """A suggestion as a line of a spreadsheet."""

    item: AgendaItem
    suggestion: Suggestion
    looked_at: str = ""


def lines(found: Matches) -> list[Line]:
    """What is to be looked at, then what was, item by item."""
    return [
        line
        for each in found.items
        for line in (
            *(Line(each.item, one) for one in each.open),
            *(Line(each.item, one.suggestion, looked_at_words(one)) for one in each.looked_at),
        )
    ]


CSV = (
    Column("Item", lambda line: line.item.number),
    Column("Title", lambda line: line.item.title),
    Column("Who", lambda line: line.suggestion.who),
    Column("Members of the class", lambda line: "; ".join(line.suggestion.people)),
    Column("Kind", lambda line: LABELS[line.suggestion.code][0]),
    Column("Why", lambda line: line.suggestion.why),
    Column("Looked at", lambda line: line.looked_at),
)
