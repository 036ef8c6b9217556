"""Every register says the same to the same reader on the same day, wherever it is read: page, CSV and workbook in the
workspace; page, CSV and JSON in public."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from governance.foundation import words
from governance.foundation.audit import save_recorded
from governance.models import Committee, IntegratedCareBoard, Seat, User
from membership.interests.actions.gifts import declare_offer
from membership.interests.actions.redactions import redact_interest
from membership.people.actions import appoint, arrange_deputy, create_person, employ, end_appointment
from reports.public.registers import FIELDS
from reports.publication.registers import publish_register
from tests.fixtures.people import START, World, grant, make_user
from tests.membership.declaring import JAN, confirmed, declared, enter_policy
from tests.reports.told import of_csv, of_page, of_workbook, squeezed

pytestmark = pytest.mark.django_db
BEFORE, AFTER = date(2023, 6, 30), date(2023, 7, 31)
LISTS = {
    "People": "person",
    "Appointments": "appointment",
    "Deputies": "deputy",
    "Employments": "employment",
    "Interests": "interest",
    "Gifts": "gift",
}
READERS = ("governance_officer", "member", "other_icb")


@pytest.fixture(autouse=True)
def _today(clock_at: Any) -> Iterator[None]:
    with clock_at(2023, 8, 1):
        yield


def fill(icb: IntegratedCareBoard, board: Committee, who: str, lead: User, guardian: User) -> None:
    """A chair who left on 15 July, a deputy, jobs, interests read by few and by all, gifts, a vacant seat."""
    chair, nurse = (
        save_recorded(
            Seat(committee=board, title=title, category="chair", effective_from=START, is_voting=True),
            by=None,
        )
        for title in ("Chair", "Nurse")
    )
    ana, ben = (create_person(icb=icb, name=f"{name} {who}", by=lead) for name in ("Ana", "=Ben"))
    held = appoint(person=ana, seat=chair, basis="elected", effective_from=START, by=lead)
    employ(person=ana, organisation=icb.organisation, effective_from=START, by=lead, job_title="Medic")
    arrange_deputy(seat=chair, person=ben, effective_from=START, may_vote="yes", by=lead)
    end_appointment(held, last_day=date(2023, 7, 15), end_reason="resigned", by=lead)
    appoint(
        person=ben, seat=nurse, basis="appointed", effective_from=AFTER, status="interim", by=lead, reason="x"
    )
    enter_policy(icb, lead, gift_public_months=12, hospitality_free_to=25, hospitality_declare_to=75)
    confirmed(ana, lead, guardian, party=f"+Fernbank {who}", mitigation="Leaves\nthe room")
    declared(ana, lead, party=f"Waiting {who}")
    confirmed(ben, lead, guardian, party=f"Ended {who}", effective_to=date(2023, 2, 28), effective_from=START)
    redact_interest(
        interest=confirmed(ben, lead, guardian, party=f"Kept {who}", category="personal"),
        scope="details",
        ground="A risk",
        decided_by="Guardian",
        decided_on=JAN,
        effective_from=JAN,
        review_due=date(2031, 1, 1),
        by=guardian,
    )
    offers = (("hospitality", 60, "declined"), ("gift", None, "pending"), ("sponsorship", 900, "accepted"))
    for kind, value, response in offers:
        declare_offer(
            person=ana,
            kind=kind,
            sponsored="event" if kind == "sponsorship" else "",
            value=value,
            response=response,
            offered_on=JAN,
            declared_on=JAN,
            offered_by_name=f"-Acme {who}",
            is_supplier="yes",
            description=f"{kind}, offered",
            by=lead,
        )


@pytest.fixture
def entered(world: World, people: Any) -> World:
    fill(world.north, world.hill_board, "North", people("governance_lead"), people("coi_guardian"))
    guardian = make_user("guardian@south.example")
    grant(guardian, "coi_guardian", icb=world.south)
    fill(world.south, world.south_board, "South", people("other_icb"), guardian)
    return world


@pytest.mark.requirement("R190", "LP37")
@pytest.mark.parametrize("reader", READERS)
def test_page_csv_and_workbook_say_the_same(entered: World, people: Any, client: Client, reader: str) -> None:
    client.force_login(people(reader))
    is_north = reader != "other_icb"
    board = entered.hill_board if is_north else entered.south_board
    seen = []
    for on in (BEFORE, AFTER):
        query = {"on": on.isoformat()}
        book = of_workbook(client, reverse("reports:people-workbook"), query)
        for sheet, noun in LISTS.items():
            page = of_page(client, reverse(f"membership:{noun}-list"), query)
            head, rows = of_csv(client, reverse(f"membership:{noun}-csv"), query)
            assert (page[1], page[0] if rows else head) == (rows, head), (sheet, on)
            assert [cells[: len(head)] for cells in (book[sheet][0], *book[sheet][1])] == [head, *rows]
        told = of_page(client, reverse("membership:committee-membership", args=[board.pk]), query)
        assert of_csv(client, reverse("membership:committee-membership-csv", args=[board.pk]), query) == told
        own = of_workbook(client, reverse("membership:committee-membership-xlsx", args=[board.pk]), query)
        assert own["Members"] == told
        head, rows = book["Seats"]
        assert (head[1:], [row[1:] for row in rows if row[0] == board.name]) == told
        assert ("South" in str(book), "North" in str(book)) == (not is_north, is_north)
        seen.append(book)
    assert seen[0]["Seats"] != seen[1]["Seats"]
    assert seen[0]["Appointments"][1] != seen[1]["Appointments"][1]
    assert ("Waiting" in str(seen[0]), bool(seen[0]["Gifts"][1])) == (reader != "member",) * 2


@pytest.mark.requirement("LP37", "LP41")
@pytest.mark.parametrize("kind", ["interests", "gifts"])
def test_public_page_csv_and_json_say_the_same(
    entered: World, people: Any, client: Client, clock_at: Any, kind: str
) -> None:
    for day in (BEFORE, AFTER):
        with clock_at(day.year, day.month, day.day):
            publish_register(kind, entered.north, by=people("governance_lead"), reason="The month's register")
    fields = FIELDS[kind]
    for version, asked in ((1, {}), (2, {}), (2, {"person": "ana-north"})):
        query = {"icb": "north", "version": version, **asked}
        page = of_page(client, reverse("public:register", args=[kind]), query)
        csv = of_csv(client, reverse("public:register-file", args=[kind, "csv"]), query)
        json_file = client.get(reverse("public:register-file", args=[kind, "json"]), query)
        rows = [
            [of_json(row[field.key], field.is_day) for field in fields] for row in json_file.json()["rows"]
        ]
        anchors = [row["anchor"] for row in json.loads(json_file.content)["rows"]]
        assert csv == ([field.label for field in fields], rows)
        assert (page[0], [[without_anchor(cell) for cell in row] for row in page[1]]) == csv
        assert len(set(anchors)) == len(rows) > 0


def of_json(value: Any, is_day: bool) -> str:
    if is_day:
        return words.day(date.fromisoformat(value)) if value else ""
    return squeezed(" ".join(value) if isinstance(value, list) else value)


def without_anchor(cell: str) -> str:
    return cell.partition(" #Link to this row")[0]
