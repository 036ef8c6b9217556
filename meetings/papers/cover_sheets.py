"""The catalogue of cover-sheet fields, the union of the layouts in use (R192), and layouts ready to take.

A template (governance.CoverSheetTemplate) picks from it: keys, labels, order, and which must be filled.
`kind` says how a field is asked for, kept and printed; its rules are in `rules/cover.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from meetings.papers.rules.facts import CoverField, ImplicationRow


@dataclass(frozen=True)
class CatalogueField:
    """`kind` and the hint of the form; `is_asked` is False for what follows from elsewhere."""

    key: str
    kind: str
    label: str
    hint: str = ""
    is_asked: bool = True


NA_HINT = "“N/A” is an answer; leaving it empty is not."
_FIELDS = (
    CatalogueField("item_number", "item_number", "Agenda item", is_asked=False),
    CatalogueField("enclosure", "enclosure", "Enclosure", is_asked=False),
    CatalogueField("meeting_name", "meeting_name", "Meeting", is_asked=False),
    CatalogueField("meeting_date", "meeting_date", "Date of meeting", is_asked=False),
    CatalogueField("title", "title", "Title of paper", is_asked=False),
    CatalogueField("confidential", "confidential", "Confidential", is_asked=False),
    CatalogueField("authorised_by", "authorised_by", "Report authorised by", is_asked=False),
    CatalogueField("purposes", "purposes", "Paper is for", "Tick all that apply."),
    CatalogueField("purpose_line", "purpose_line", "This paper is for", "Tick all that apply."),
    CatalogueField("purpose_text", "rich", "Purpose of the paper"),
    CatalogueField(
        "executive_summary",
        "rich",
        "Executive summary",
        "For readers who read no further. Plain words, no unexplained abbreviations.",
    ),
    CatalogueField(
        "recommendations",
        "recommendations",
        "Recommendations",
        "What the meeting is asked to do. Printed on the cover sheet and again at the end of the paper.",
    ),
    CatalogueField("authors", "people", "Author"),
    CatalogueField("presenter", "person", "Presented by"),
    CatalogueField("executive_lead", "person", "Executive lead"),
    CatalogueField("clinical_lead", "person", "Clinical lead"),
    CatalogueField("executive_sponsor", "person", "Executive sponsor"),
    CatalogueField(
        "review",
        "review",
        "Date and name of committee at which the paper was reviewed",
        "Enter N/A as the committee if the paper was reviewed by none.",
    ),
    CatalogueField(
        "forums", "forums", "Other forums that have discussed this paper", "Enter N/A if there are none."
    ),
    CatalogueField(
        "committee_discussion", "discussion", "Other committee discussion", "Enter N/A if there was none."
    ),
    CatalogueField("paper_date", "day", "Date of paper"),
    CatalogueField("conflicts", "conflict", "Conflicts of interest", NA_HINT),
    CatalogueField(
        "conflicts_with_option",
        "conflict_option",
        "Conflicts of interest",
        "Choose how a conflict is handled. This also decides what the conflicted member may do at the meeting.",
    ),
    CatalogueField(
        "implications",
        "implications",
        "Implications",
        "If yes, give a brief description and the reference number of the assessment or risk.",
    ),
    CatalogueField("key_risks", "rich", "Key risks and mitigations", NA_HINT),
    CatalogueField("equality_impact", "rich", "Equality impact", NA_HINT),
    CatalogueField("financial_impact", "rich", "Financial impact", NA_HINT),
    CatalogueField("public_engagement", "rich", "Public engagement", NA_HINT),
    CatalogueField("policy_drivers", "lines", "Policy this follows from", "One a line."),
)
FIELDS: dict[str, CatalogueField] = {field.key: field for field in _FIELDS}

# Kinds that hold earlier discussions, for the order of dates (R6).
REVIEW_KINDS = ("review", "forums", "discussion")
# Filled by signing, after the paper was submitted.
LATER_KINDS = frozenset({"authorised_by"})

IMPLICATION_ROWS = (
    ImplicationRow("quality_impact", "Quality impact assessment completed", is_risk=False),
    ImplicationRow("equality_impact", "Equality impact assessment completed", is_risk=False),
    ImplicationRow("privacy_impact", "Privacy impact assessment completed", is_risk=False),
    ImplicationRow("financial_impact", "Financial impact assessment completed", is_risk=False),
    ImplicationRow("associated_risks", "Associated risks", is_risk=True),
    ImplicationRow("risk_register", "Are associated risks detailed on the ICB Risk Register?", is_risk=True),
)


def cover_fields(rows: Iterable[dict[str, Any]]) -> tuple[CoverField, ...]:
    """The rows of a template with their kinds; keys that the catalogue does not know are left out."""
    return tuple(
        CoverField(
            row["key"],
            row.get("label") or FIELDS[row["key"]].label,
            FIELDS[row["key"]].kind,
            bool(row.get("required")),
        )
        for row in rows
        if row.get("key") in FIELDS
    )


def _rows(*rows: tuple[str, str, bool]) -> list[dict[str, Any]]:
    return [{"key": key, "label": label, "required": required} for key, label, required in rows]


_LAYOUTS: dict[str, dict[str, Any]] = {
    # R1
    "bob": {
        "name": "Board paper with six conflict choices",
        "heading": "Board meeting",
        "numbering": "running",
        "letters_enclosures": False,
        "purposes": ["discussion", "decision", "information"],
        "fields": _rows(
            ("item_number", "Agenda item", True),
            ("meeting_name", "Meeting", True),
            ("meeting_date", "Date of meeting", True),
            ("title", "Title of paper", True),
            ("purposes", "Paper is for", True),
            ("executive_summary", "Executive summary and implications", True),
            ("recommendations", "Action required", True),
            ("authors", "Author", True),
            ("review", "Date and name of committee at which paper reviewed", False),
            ("executive_lead", "Executive lead / senior responsible officer", True),
            ("paper_date", "Date of paper", True),
            ("conflicts_with_option", "Conflicts of interest", True),
        ),
    },
    # R57
    "lsc": {
        "name": "Board paper with implications table",
        "heading": "Integrated Care Board",
        "numbering": "decimal",
        "letters_enclosures": False,
        "purposes": ["decision", "discussion", "information", "noting", "approval", "assurance"],
        "fields": _rows(
            ("meeting_date", "Date of meeting", True),
            ("title", "Title of paper", True),
            ("presenter", "Presented by", True),
            ("authors", "Author", True),
            ("item_number", "Agenda item", True),
            ("confidential", "Confidential", True),
            ("purpose_text", "Purpose of the paper", True),
            ("executive_summary", "Executive summary", True),
            ("recommendations", "Recommendations", True),
            ("forums", "Governance and reporting (list other forums that have discussed this paper)", True),
            ("conflicts", "Conflicts of interest identified", True),
            ("implications", "Implications", True),
            ("authorised_by", "Report authorised by", True),
        ),
    },
    # R138
    "sel": {
        "name": "Enclosure with impacts and wider support",
        "heading": "",
        "numbering": "decimal",
        "letters_enclosures": True,
        "purposes": [
            "discussion",
            "endorsement",
            "decision",
            "approval",
            "noting",
            "information",
            "comment",
            "assurance",
        ],
        "fields": _rows(
            ("enclosure", "Enclosure", True),
            ("item_number", "Agenda item", True),
            ("meeting_name", "Meeting", True),
            ("meeting_date", "Date", True),
            ("title", "Title", True),
            ("purpose_line", "This paper is for", True),
            ("executive_summary", "Executive summary", True),
            ("recommendations", "Recommended action for the committee", True),
            ("conflicts", "Potential conflicts of interest", True),
            ("key_risks", "Impact of this proposal: key risks and mitigations", True),
            ("equality_impact", "Impact of this proposal: equality", True),
            ("financial_impact", "Impact of this proposal: financial", True),
            ("public_engagement", "Wider support: public engagement", True),
            (
                "committee_discussion",
                "Wider support: other committee discussion or internal engagement",
                False,
            ),
            ("clinical_lead", "Clinical lead", True),
            ("executive_sponsor", "Executive sponsor", True),
        ),
    },
    "plain": {
        "name": "Plain cover sheet",
        "heading": "",
        "numbering": "decimal",
        "letters_enclosures": False,
        "purposes": ["decision", "discussion", "information", "assurance"],
        "fields": _rows(
            ("item_number", "Agenda item", True),
            ("meeting_name", "Meeting", True),
            ("meeting_date", "Date of meeting", True),
            ("title", "Title", True),
            ("purposes", "Purpose", True),
            ("authors", "Author", True),
            ("presenter", "Presented by", False),
            ("executive_summary", "Summary", True),
            ("recommendations", "Recommendations", True),
            ("conflicts", "Conflicts of interest", True),
        ),
    },
}
LAYOUT_CODES = tuple(_LAYOUTS)


def layout(code: str) -> dict[str, Any]:
    """A copy of one ready layout as values for a CoverSheetTemplate. Raises KeyError for an unknown code."""
    return {"layout": code, **deepcopy(_LAYOUTS[code])}
