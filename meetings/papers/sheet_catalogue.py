"""The catalogue of cover-sheet fields as the screens of templates offer it, and a sheet with examples (R192)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.template.loader import render_to_string

from governance.cover_catalogue import OfferedField, ReadyLayout
from governance.models import CoverSheetTemplate
from meetings.enums import ConflictOption, Purpose
from meetings.papers.cover_sheets import FIELDS, LAYOUT_CODES, cover_fields, layout
from meetings.papers.facts import CoverRow, RecommendationFacts
from meetings.papers.models import AgendaItem, Paper, PaperVersion
from meetings.papers.selectors.cover_rows import Sheet, row_of
from meetings.planning.models import Meeting

# Where two fields have the same label, or the label alone does not say how the field is answered.
CHOICE_WORDS = {
    "purposes": "Paper is for: boxes to tick",
    "purpose_line": "Paper is for: in one line",
    "purpose_text": "Purpose of the paper: a text",
    "conflicts": "Conflicts of interest: a text",
    "conflicts_with_option": "Conflicts of interest: a text and six choices",
    "implications": "Implications: table of yes, no and N/A",
    "review": "Committee that reviewed the paper: one, with its date",
    "forums": "Other forums: table with dates and outcomes",
    "committee_discussion": "Other committee discussion: a list",
}
PERSON = {"name": "Name", "job_title": "Job title"}
REVIEW = {"meeting": "Name of the committee", "date": "Date", "outcome": "Outcome"}
EXAMPLES: dict[str, Any] = {
    "rich": "Text of the author.",
    "day": "Date",
    "person": PERSON,
    "people": [PERSON],
    "review": [REVIEW],
    "forums": [REVIEW],
    "discussion": [REVIEW],
    "lines": ["One line", "Another line"],
    "implications": {},
}
RECOMMENDATIONS = (
    RecommendationFacts(0, "1", "note", "Note", "what the author recommends.", lead_in="Note"),
    RecommendationFacts(0, "2", "approve", "Approve", "what the author recommends.", lead_in="Approve"),
)


class SheetCatalogue:
    """What `governance.cover_catalogue` asks for."""

    fields = tuple(
        OfferedField(
            field.key,
            CHOICE_WORDS.get(field.key, field.label)
            + ("" if field.is_asked else " (filled in by the portal)"),
            field.label,
        )
        for field in FIELDS.values()
    )
    purposes = {str(purpose.value): str(purpose.label) for purpose in Purpose}
    layouts = tuple(ReadyLayout(code, layout(code)["name"], layout(code)) for code in LAYOUT_CODES)
    clashes = (("conflicts", "conflicts_with_option"), ("purposes", "purpose_line"))

    def preview(self, design: Mapping[str, Any]) -> str:
        facts = {
            "heading": design["heading"],
            "cover": example_rows(design),
            "recommendations": RECOMMENDATIONS,
        }
        return render_to_string("meetings/papers/sheet_example.jinja", {"facts": facts})


def example_rows(design: Mapping[str, Any]) -> tuple[CoverRow, ...]:
    """The rows in order, made as those of a paper are; nothing is read or saved."""
    fields = cover_fields(design["fields"])
    template = CoverSheetTemplate(purposes=list(design["purposes"]), fields=design["fields"])
    meeting = Meeting(title="Name of the meeting", date_note="Date of the meeting")
    item = AgendaItem(number="3", title="Title of the item", meeting=meeting)
    paper = Paper(item=item, title="Title of the paper", template=template)
    version = PaperVersion(
        paper=paper,
        cover={
            **{field.key: EXAMPLES[field.kind] for field in fields if field.kind in EXAMPLES},
            "purposes": (template.purposes or list(Purpose.values))[:1],
        },
        conflict_option=ConflictOption.values[0],
        conflict_text="What the author says of conflicts.",
    )
    sheet = Sheet(paper, version, "A" if design["letters_enclosures"] else "", None)
    return tuple(
        replace(row, text="Name and post of who signs, with the day")
        if field.kind == "authorised_by"
        else row
        for field in fields
        for row in [row_of(sheet, field)]
    )
