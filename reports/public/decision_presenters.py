"""Words and addresses of published decisions."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from governance.foundation import words
from reports.models import Publication
from reports.public import decisions, selectors

COLOURS = {"decision": "green", "recommendation": "blue", "noted": "grey", "override": "red"}
STATE_COLOURS = {"met": "green", "not_met": "red", "unknown": "yellow"}
STANDINGS = {
    "decision": "Decisions",
    "recommendation": "Recommendations",
    "noted": "Noted",
    "override": "Recorded against a missing condition",
}
BETWEEN = {"urgent": "Chair’s actions", "officer": "Officers’ decisions"}
LATEST = 5


def line(row: Any) -> dict[str, Any]:
    """One decision in a list."""
    return {
        "reference": row.reference,
        "title": row.name,
        "href": reverse("public:decision", args=[row.slug]),
        "committee": row.committee,
        "place": row.place or "",
        "date": words.day(row.event_date),
        "standing": row.standing,
        "colour": COLOURS[row.standing_key],
        "outcome": row.outcome,
        "amount": words.money(row.amount, unset="") if row.amount else "",
        "item_id": row.item_id or "",
    }


def of_meeting(slug: str) -> list[dict[str, Any]]:
    return [line(row) for row in decisions.of_meeting(slug)]


def latest(**asked: str) -> dict[str, Any]:
    """The latest published decisions of a committee, a place or an ICB, and the way to all of them."""
    found = decisions.decisions(decisions.DecisionQuery(**asked))
    return {
        "decisions": [line(row) for row in found[:LATEST]],
        "decisions_href": f"{reverse('public:decisions')}?{urlencode(asked)}",
    }


def filter_fields(
    choices: dict[str, list[tuple[str, str]]], query: decisions.DecisionQuery
) -> list[dict[str, Any]]:
    """The choices of the register's form."""
    named = (
        ("icb", "Integrated care board", "All", choices["icb"]),
        ("committee", "Committee", "All", choices["committee"]),
        ("place", "Place", "All", choices["place"]),
        ("year", "Year", "All", choices["year"]),
        ("kind", "What it is", "All", list(STANDINGS.items())),
        ("between", "Between meetings", "Does not matter", list(BETWEEN.items())),
    )
    return [
        {"name": name, "label": label, "all": everything, "options": options, "chosen": getattr(query, name)}
        for name, label, everything, options in named
    ]


def pages(here: Any, query: decisions.DecisionQuery) -> dict[str, Any]:
    """Ways to the page before and the page after; empty on a single page."""

    def way(number: int) -> dict[str, Any]:
        return {
            "href": f"?{urlencode(query.asked | {'page': number})}",
            "labelText": f"Page {number} of {here.paginator.num_pages}",
        }

    found = {}
    if here.has_previous():
        found["previous"] = way(here.previous_page_number())
    if here.has_next():
        found["next"] = way(here.next_page_number())
    return found


def decision_page(publication: Publication) -> dict[str, Any]:
    """What stands on a decision's page beside its snapshot: ways to the meeting, its item and related decisions."""
    content = publication.content
    meeting, item = content["meeting"], content["item"]
    at_meeting = bool(meeting and selectors.addresses("meeting", [meeting["slug"]]))
    related = {key: content[key] for key in RELATED if content[key]}
    public = selectors.addresses("decision", [one["slug"] for one in related.values()])
    return {
        "colour": COLOURS[content["standing"]["key"]],
        "state_colours": STATE_COLOURS,
        "meeting_href": reverse("public:meeting", args=[meeting["slug"]]) if at_meeting else "",
        "item_href": reverse("public:item", args=[meeting["slug"], item["id"]])
        if at_meeting and item
        else "",
        "related": [
            {
                "words": RELATED[key],
                "text": f"{one['reference']} {one['title']}: {one['outcome'].lower()}",
                "href": reverse("public:decision", args=[one["slug"]]) if one["slug"] in public else "",
            }
            for key, one in related.items()
        ],
    }


RELATED = {
    "depends_on": "Applies only if this passed",
    "corrects": "Corrects",
    "corrected_by": "Corrected by",
    "ratifies": "Ratifies",
    "ratified_by": "Ratified by",
}
