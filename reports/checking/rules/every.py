"""Every check over one paper."""

from __future__ import annotations

from collections.abc import Iterator

from reports.checking.rules.asks import check_asks
from reports.checking.rules.bodies import check_bodies
from reports.checking.rules.dates import check_dates
from reports.checking.rules.enclosures import check_enclosures
from reports.checking.rules.facts import Around, PaperText, Slip
from reports.checking.rules.leftovers import check_abbreviations, check_placeholders, check_twice
from reports.checking.rules.lists import check_lists, check_spellings
from reports.checking.rules.numbering import check_numbering
from reports.checking.rules.people import check_people
from reports.checking.rules.references import check_references
from reports.checking.rules.tables import check_counts, check_totals

# Raise it when a check says something else of the same text: what is kept of earlier checks no longer counts.
VERSION = 3


def check_text(paper: PaperText, around: Around) -> Iterator[Slip]:
    """What is to be said of a paper's text, check by check."""
    yield from check_asks(paper, around)
    yield from check_dates(paper, around)
    yield from check_bodies(paper, around)
    yield from check_people(paper, around)
    yield from check_numbering(paper)
    yield from check_references(paper, around)
    yield from check_enclosures(paper, around)
    yield from check_totals(paper)
    yield from check_counts(paper)
    yield from check_lists(paper)
    yield from check_spellings(paper, around)
    yield from check_placeholders(paper)
    yield from check_twice(paper)
    yield from check_abbreviations(paper, around)
