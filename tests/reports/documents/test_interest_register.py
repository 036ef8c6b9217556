"""The register as page, CSV, workbook and PDF says the same to the same reader on the same day."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.enums import SeatCategory
from governance.foundation.audit import save_recorded
from governance.models import Seat
from meetings.planning.actions.meetings import create_meeting
from membership.interests.actions.redactions import redact_interest
from membership.people.actions import appoint, create_person
from tests.fixtures.people import START, World
from tests.membership.declaring import JAN, JUNE, confirmed, declared, enter_policy
from tests.reports import told


@pytest.fixture
def entered(world: World, people: Any) -> None:
    """People with a confirmed, a late, a kept-back, an ended and no interest."""
    lead, guardian = people("governance_lead"), people("coi_guardian")
    enter_policy(world.north, lead)
    made = []
    for number, name in enumerate(("Ana Whitlock", "Ben Castellane", "Cy Marchetti")):
        somebody = create_person(icb=world.north, name=name, by=lead)
        seat = Seat(
            committee=world.hill_board,
            title=f"Seat {number}",
            category=SeatCategory.MEMBER_ORGANISATION,
            effective_from=START,
        )
        save_recorded(seat, by=None)
        appoint(person=somebody, seat=seat, basis="appointed", effective_from=START, by=lead)
        made.append(somebody)
    ana, ben, _ = made
    confirmed(ana, lead, guardian, party="=Fernbank & Sons", mitigation="Leaves the room\nand says so")
    declared(ana, lead, party="Late Ltd", declared_on=date(2023, 5, 1))
    confirmed(ben, lead, guardian, party="Ended Ltd", effective_to=date(2023, 2, 28))
    kept = confirmed(ben, lead, guardian, party="Kept Ltd", category="personal")
    redact_interest(
        interest=kept,
        scope="details",
        ground="A risk",
        decided_by="Guardian",
        decided_on=JAN,
        effective_from=JAN,
        effective_to=JUNE,
        by=guardian,
    )


def of_page(client: Client, query: dict[str, Any]) -> told.Table:
    return told.of_page(client, reverse("membership:interest-list"), query)


def of_csv(client: Client, query: dict[str, Any]) -> told.Table:
    return told.of_csv(client, reverse("membership:interest-csv"), query)


def of_workbook(client: Client, query: dict[str, Any]) -> told.Table:
    address = reverse("reports:interest-register-file", args=["xlsx"])
    return told.of_workbook(client, address, query)["Register of interests"]


def squashed_pdf(data: bytes) -> str:
    """The words of a PDF without the spaces between them: a line break may stand within a word."""
    command = ["pdftotext", "-raw", "-", "-"]
    said = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60).stdout.decode()
    return "".join(said.split())


READERS = ("governance_officer", "coi_guardian", "executive", "member", "chair")


@pytest.mark.requirement("LP37", "LP40", "R190")
@pytest.mark.parametrize("role", READERS)
@pytest.mark.parametrize("on", ["2023-02-28", "2023-06-30", "2023-07-01", "2023-08-29"])
def test_page_csv_and_workbook_are_equal(
    client: Client, people: Any, entered: None, world: World, role: str, on: str
) -> None:
    client.force_login(people(role))
    for query in (
        {"on": on},
        {"on": on, "committee": world.hill_board.pk},
        {"on": on, "category": "financial"},
    ):
        page = of_page(client, query)
        assert of_csv(client, query) == page
        assert of_workbook(client, query) == page
        assert page[1] or query.get("category")


@pytest.mark.requirement("LP37", "LP40")
@pytest.mark.parametrize("role", ["governance_officer", "executive"])
def test_the_pdf_says_what_the_page_says(client: Client, people: Any, entered: None, role: str) -> None:
    client.force_login(people(role))
    query = {"on": "2023-06-30"}
    answer = client.get(reverse("reports:interest-register-file", args=["pdf"]), query)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Cache-Control"] == "no-store, private"
    said = squashed_pdf(answer.content)
    _, rows = of_page(client, query)
    for word in {word for row in rows for cell in row for word in cell.split()}:
        assert word in said, word
    hidden = ("KeptLtd", "LateLtd")
    assert all((word in said) == (role == "governance_officer") for word in hidden)
    assert ("Donotpublishit" in said) == (role == "governance_officer")


@pytest.mark.requirement("LP40")
def test_a_meeting_leads_to_the_extract_of_its_day(client: Client, people: Any, world: World) -> None:
    secretary = people("committee_secretary")
    board: dict[str, Any] = {"icb": world.north, "lead_committee": world.hill_board, "kind": "public"}
    held = create_meeting(**board, date=date(2023, 6, 30), by=secretary)
    waiting = create_meeting(**board, date_note="To be confirmed", by=secretary)
    client.force_login(secretary)
    pages = [
        client.get(reverse("meetings:meeting-detail", args=[meeting.slug])).content.decode()
        for meeting in (held, waiting)
    ]
    address = f"/workspace/interests/?committee={world.hill_board.pk}&amp;on=2023-06-30"
    assert address in pages[0]
    assert client.get(address.replace("&amp;", "&")).status_code == 200
    assert "Interests of members" not in pages[1]


def test_a_file_of_no_known_form_does_not_exist(client: Client, people: Any) -> None:
    client.force_login(people("governance_officer"))
    assert client.get(reverse("reports:interest-register-file", args=["docx"])).status_code == 404
