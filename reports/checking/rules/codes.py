"""How much each finding weighs, and what it is called in lists."""

from __future__ import annotations

MUST, LOOK, NOTE = "must", "look", "note"
SEVERITIES = {MUST: "Must be put right", LOOK: "Look at it", NOTE: "Worth a thought"}

CODES: dict[str, tuple[str, str]] = {
    # code: (severity, heading)
    "paper.cover_incomplete": (MUST, "Cover sheet not filled in"),
    "paper.risk_not_described": (MUST, "Risk not described"),
    "paper.no_text": (MUST, "No text"),
    "paper.dates_out_of_order": (LOOK, "Dates of the cover sheet"),
    "paper.withheld_from_nobody": (LOOK, "Conflict of interest"),
    "paper.file_unreadable": (MUST, "File that cannot be read"),
    "paper.marks_of_work": (LOOK, "Marks of work in a file"),
    "ask.missing": (LOOK, "Asks on the cover and in the text"),
    "ask.extra": (LOOK, "Asks on the cover and in the text"),
    "date.impossible": (MUST, "Day that does not exist"),
    "date.weekday_wrong": (LOOK, "Weekday that does not fit"),
    "date.year_slip": (LOOK, "Year that does not fit"),
    "date.year_unlikely": (LOOK, "Year that does not fit"),
    "date.no_meeting": (LOOK, "Date of a meeting"),
    "date.meeting_differs": (LOOK, "Date of a meeting"),
    "body.unknown_name": (LOOK, "Name of a body"),
    "body.two_names": (NOTE, "Name of a body"),
    "body.no_longer": (LOOK, "Name of a body"),
    "person.spelled": (LOOK, "Name of a person"),
    "person.title": (LOOK, "Name of a person"),
    "number.gap": (LOOK, "Numbers of paragraphs"),
    "number.repeated": (LOOK, "Numbers of paragraphs"),
    "number.backwards": (LOOK, "Numbers of paragraphs"),
    "reference.missing": (LOOK, "Reference that leads nowhere"),
    "reference.broken": (MUST, "Reference that leads nowhere"),
    "enclosure.twice": (LOOK, "Letters of enclosures"),
    "enclosure.skipped": (LOOK, "Letters of enclosures"),
    "enclosure.differs": (LOOK, "Letters of enclosures"),
    "annex.not_mentioned": (LOOK, "Annex that nothing refers to"),
    "table.total": (LOOK, "Total that does not add up"),
    "list.count": (LOOK, "Number and list"),
    "list.only_in": (LOOK, "Two lists of the same"),
    "list.spelled": (LOOK, "Two lists of the same"),
    "word.spelled": (LOOK, "One name, two spellings"),
    "word.placeholder": (MUST, "Placeholder left in"),
    "word.to_be_confirmed": (LOOK, "Still to be confirmed"),
    "word.twice": (LOOK, "Word written twice"),
    "abbreviation.not_expanded": (NOTE, "Abbreviations"),
}


def severity_of(code: str) -> str:
    return CODES[code][0]


def heading_of(code: str) -> str:
    return CODES[code][1]
