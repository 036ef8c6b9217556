"""A planned meeting of the hill board, its agenda, cover-sheet templates and papers, made by real actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from typing import Any

import pytest
from django.test import Client

from governance.foundation.audit import save_recorded
from governance.models import CoverSheetTemplate, User
from meetings.models import AgendaItem, Meeting, Paper
from meetings.papers.actions.agenda import add_item
from meetings.papers.actions.papers import add_paper
from meetings.papers.actions.signing import sign_off_paper, submit_paper
from meetings.papers.actions.writing import write_paper
from meetings.papers.cover_sheets import layout
from meetings.planning.actions.meetings import create_meeting
from tests.fixtures.people import World

ON = date(2026, 3, 26)
PEOPLE_ROWS = [{"name": "Ada Hill", "job_title": "Head of Planning"}]
IMPLICATIONS = {
    **{
        row: {"answer": "na"}
        for row in ("quality_impact", "equality_impact", "privacy_impact", "financial_impact")
    },
    "associated_risks": {"answer": "yes", "comment": "Staffing in winter", "risk_reference": "R-12"},
    "risk_register": {"answer": "yes", "comment": "Held by the nurse", "risk_reference": "R-12"},
}


def whole_cover(code: str) -> dict[str, Any]:
    """A complete set of answers for one layout."""
    person = PEOPLE_ROWS[0]
    answers: dict[str, Any] = {
        "purposes": [layout(code)["purposes"][0]],
        "purpose_text": "To agree the plan.",
        "executive_summary": "A short summary.",
        "authors": PEOPLE_ROWS,
        "presenter": person,
        "executive_lead": person,
        "clinical_lead": person,
        "executive_sponsor": person,
        "forums": [{"meeting": "Executive", "date": "2026-03-12", "outcome": "Supported"}],
        "paper_date": "2026-03-04",
        "implications": IMPLICATIONS,
        "key_risks": "N/A",
        "equality_impact": "N/A",
        "financial_impact": "N/A",
        "public_engagement": "N/A",
    }
    keys = {row["key"] for row in layout(code)["fields"]} | {"purposes"}
    return {key: value for key, value in answers.items() if key in keys}


@pytest.fixture
def template(world: World) -> Callable[[str], CoverSheetTemplate]:
    """`template("lsc")` is north's cover sheet of that layout; the first one made is the ICB's own."""
    made: dict[str, CoverSheetTemplate] = {}

    def of(code: str) -> CoverSheetTemplate:
        if code not in made:
            made[code] = save_recorded(CoverSheetTemplate(icb=world.north, **layout(code)), by=None)
            if world.north.default_cover_sheet_id is None:
                world.north.default_cover_sheet = made[code]
                save_recorded(world.north, by=None)
        return made[code]

    return of


@pytest.fixture
def director(people: Callable[[str], User]) -> User:
    return people("place_director")


@pytest.fixture
def meeting(world: World, director: User) -> Meeting:
    """A public meeting of the hill board on 26 March 2026 from 2pm to 5pm, planned."""
    return create_meeting(
        icb=world.north,
        lead_committee=world.hill_board,
        kind="public",
        date=ON,
        starts_at=time(14),
        ends_at=time(17),
        venue="Town Hall",
        by=director,
    )


@pytest.fixture
def item(meeting: Meeting, director: User) -> AgendaItem:
    return add_item(meeting=meeting, title="The plan", minutes=30, purposes=["decision"], by=director)


@pytest.fixture
def private_item(meeting: Meeting, director: User, item: AgendaItem) -> AgendaItem:
    return add_item(
        meeting=meeting,
        title="CANARY-PRIVATE-ITEM",
        openness="private",
        private_reason="commercial",
        title_is_private=True,
        minutes=20,
        by=director,
    )


@pytest.fixture
def paper_of(director: User, template: Callable[[str], CoverSheetTemplate]) -> Callable[..., Paper]:
    """`paper_of(item, layout="plain", state="draft")`: a complete paper in that state."""

    def make(
        item: AgendaItem,
        *,
        layout: str = "plain",
        state: str = "draft",
        title: str = "The plan",
        **values: Any,
    ) -> Paper:
        paper = add_paper(item=item, title=title, template=template(layout), by=director, **values)
        write_paper(
            paper,
            cover=whole_cover(layout),
            conflict_option="none",
            conflict_text="N/A",
            recommendations=[{"kind": "approve", "text": "Approve the plan."}],
            body_markdown="1. First paragraph.\n2. Second paragraph.",
            by=director,
        )
        if state in ("submitted", "signed_off"):
            paper = submit_paper(paper, by=director)
        if state == "signed_off":
            paper = sign_off_paper(paper, name="Dee Director, Place Director", by=director)
        return paper

    return make


@pytest.fixture
def browser(client: Client, director: User) -> Client:
    client.force_login(director)
    return client
