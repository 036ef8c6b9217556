"""The workbook of everything about who sits where: its sheets, its day, and what each reader may have."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.test import Client

from governance.foundation.audit import save_recorded
from governance.models import Seat
from membership.interests.actions.interests import declare_interest
from membership.interests.actions.policy import create_policy
from membership.interests.actions.review import confirm_interest
from membership.people.actions import appoint, arrange_deputy, create_person, employ
from reports.publication.gather_registers import register_draft
from tests.fixtures.people import START, World

pytestmark = pytest.mark.django_db
CANARY = "zqcanary"
ADDRESS = "/workspace/people/workbook/"


@pytest.fixture
def full(world: World, people: Any) -> World:
    """A chair who deputises for nobody, a deputy whose name a spreadsheet would count, a vacant seat, two interests."""
    lead, guardian = people("governance_lead"), people("coi_guardian")
    seats = [
        save_recorded(
            Seat(committee=world.hill_board, title=title, category="chair", effective_from=START), by=None
        )
        for title in ("Chair", "Nurse")
    ]
    ada = create_person(
        icb=world.north, name="Ada Hill", email=f"{CANARY}@example.org", phone=f"{CANARY}1", by=lead
    )
    appoint(person=ada, seat=seats[0], basis="appointed", effective_from=date(2026, 4, 1), by=lead)
    employ(person=ada, organisation=world.north.organisation, effective_from=START, by=lead)
    deputy = create_person(icb=world.north, name="=1+1", by=lead)
    arrange_deputy(seat=seats[0], person=deputy, effective_from=START, by=lead)
    create_policy(icb=world.north, effective_from=START, public_months_after=6, by=lead)
    for party in ("Hill Pharmacy", f"{CANARY}party"):
        row = declare_interest(
            person=ada,
            source="office",
            declared_on=START,
            category="financial",
            party=party,
            nature="Owns a share",
            effective_from=START,
            by=lead,
        )
        if party == "Hill Pharmacy":
            confirm_interest(row, by=guardian)
    return world


def sheets(user: Any, on: str = "2026-04-01") -> dict[str, list[dict[str, Any]]]:
    """Every sheet as rows by its headings; no cell is a formula."""
    client = Client()
    client.force_login(user)
    response = client.get(ADDRESS, {"on": on})
    assert response.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    assert all(cell.data_type != "f" for sheet in book for line in sheet.iter_rows() for cell in line)
    return {sheet.title: rows(sheet) for sheet in book}


def rows(sheet: Any) -> list[dict[str, Any]]:
    head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(head, line, strict=True)) for line in lines]


@pytest.mark.requirement("R190")
def test_sheets_tell_the_day_that_was_asked_for(full: World, people: Any) -> None:
    lead = people("governance_lead")
    found = sheets(lead)
    assert list(found) == [
        *("About this file", "People", "Seats", "Appointments", "Deputies", "Employments", "Composition"),
        *("Interests", "Gifts"),
    ]
    assert [(row["Seat"], row["Held by"]) for row in found["Seats"]] == [
        ("Chair", "Ada Hill"),
        ("Nurse", "Vacant since 1 April 2020"),
    ]
    assert found["Deputies"][0]["Deputy"] == "=1+1"
    assert f"{CANARY}@example.org" in {row["E-mail"] for row in found["People"]}
    before = sheets(lead, "2026-03-31")
    assert before["Appointments"] == []
    assert [row["Held by"] for row in before["Seats"]] == ["Vacant since 1 April 2020"] * 2


@pytest.mark.requirement("LP37")
def test_each_reader_has_what_is_theirs_and_the_public_rows_are_the_published(
    full: World, people: Any
) -> None:
    mine = sheets(people("member"))
    assert CANARY not in str(mine)
    assert "E-mail" not in mine["People"][0]
    public = register_draft("interests", full.north, on=date(2026, 4, 1)).rows
    told = [(row["Name"], row["Declared interest"]) for row in mine["Interests"]]
    assert told == [(row["person"]["name"], row["interest"]) for row in public]
    everything = sheets(people("governance_lead"))
    assert f"{CANARY}party" in str(everything["Interests"])
