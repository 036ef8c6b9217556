"""Registers of an ICB: gathered on a day, published, refreshed by time, withdrawn; pages and files from snapshots."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client

from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.foundation.models import GovernanceEvent
from governance.models import Seat
from membership.interests.actions.gifts import declare_offer
from membership.interests.actions.interests import change_interest, declare_interest
from membership.interests.actions.policy import create_policy
from membership.interests.actions.redactions import redact_interest
from membership.interests.actions.review import confirm_interest
from membership.interests.presenters import REGISTER_COLUMNS
from membership.models import Interest, Person
from membership.people.actions import appoint, arrange_deputy, create_person, end_appointment
from reports.models import Publication
from reports.public.registers import INTERESTS
from reports.publication.actions import withdraw
from reports.publication.gather_registers import register_draft
from reports.publication.registers import publish_register, refresh_registers
from tests.fixtures.people import START, World
from tests.public.crawl import crawl
from tests.reports.publication.popolo import faults

pytestmark = pytest.mark.django_db
CANARY = "zqcanary"
ON = date(2026, 4, 1)


@pytest.fixture(autouse=True)
def _today(clock_at: Any) -> Iterator[None]:
    with clock_at(2026, 4, 1):
        yield


@pytest.fixture
def lead(people: Any) -> Any:
    return people("governance_lead")


@pytest.fixture
def guardian(people: Any) -> Any:
    return people("coi_guardian")


@pytest.fixture
def public() -> Client:
    return Client()


@pytest.fixture
def ada(world: World, lead: Any) -> Person:
    """Chair of the hill board, with contact data and notes that are nobody's; the seat of the nurse is vacant."""
    rows = [
        save_recorded(
            Seat(committee=world.hill_board, title=title, category="chair", effective_from=START), by=None
        )
        for title in ("Chair", "Nurse")
    ]
    person = create_person(
        icb=world.north, name="Ada Hill", email=f"{CANARY}@example.org", phone=f"{CANARY}-phone", by=lead
    )
    appoint(
        person=person, seat=rows[0], basis="appointed", effective_from=START, note=f"{CANARY}-note", by=lead
    )
    deputy = create_person(icb=world.north, name="Bo Vale", by=lead)
    arrange_deputy(seat=rows[0], person=deputy, effective_from=START, note=f"{CANARY}-deputy", by=lead)
    return person


@pytest.fixture
def policy(world: World, lead: Any) -> None:
    create_policy(
        icb=world.north,
        effective_from=START,
        public_months_after=6,
        private_years_after=6,
        gift_public_months=12,
        hospitality_free_to=25,
        hospitality_declare_to=75,
        by=lead,
    )


@pytest.fixture
def interest(ada: Person, policy: None, lead: Any, guardian: Any) -> Callable[..., Interest]:
    """`interest("Hill Pharmacy")` is declared and confirmed; `confirmed=False` leaves it to be looked at."""

    def declare(party: str, *, confirmed: bool = True, **values: Any) -> Interest:
        row = declare_interest(
            person=ada,
            source="office",
            declared_on=START,
            category="financial",
            party=party,
            position="Director",
            nature=f"Owns a share of {party}",
            effective_from=START,
            reason=f"{CANARY}-reason",
            by=lead,
            **values,
        )
        return confirm_interest(row, note=f"{CANARY}-review", by=guardian) if confirmed else row

    return declare


def rows_of(kind: str, icb: Any, on: date = ON) -> list[dict[str, Any]]:
    return register_draft(kind, icb, on=on).rows


def body(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return str(response.content.decode())


@pytest.mark.requirement("R161", "R184", "R190")
def test_members_say_who_sits_where_on_the_day(world: World, ada: Person, lead: Any) -> None:
    chair, nurse = rows_of("members", world.north)
    assert (chair["person"], chair["basis"], chair["from"], chair["to"]) == (
        {"slug": "ada-hill", "name": "Ada Hill"},
        "Appointed",
        START.isoformat(),
        None,
    )
    assert (nurse["person"], nurse["votes"], nurse["vacant_since"]) == (None, True, START.isoformat())
    end_appointment(ada.appointments.get(), last_day=date(2026, 5, 31), end_reason="resigned", by=lead)
    assert rows_of("members", world.north, date(2026, 5, 31))[0]["person"]["slug"] == "ada-hill"
    assert rows_of("members", world.north, date(2026, 6, 1))[0]["person"] is None


@pytest.mark.requirement("R161")
def test_page_csv_json_and_popolo_say_the_same(world: World, ada: Person, lead: Any, public: Client) -> None:
    publish_register("members", world.north, by=lead)
    page = body(public, "/registers/members/?icb=north")
    assert "Ada Hill" in page
    assert "Vacant since" in page
    assert 'href="/people/ada-hill/"' in page
    lines = list(
        csv.DictReader(io.StringIO(body(public, "/registers/members/csv/?icb=north").lstrip("\ufeff")))
    )
    told = json.loads(body(public, "/registers/members/json/?icb=north"))
    assert [(line["Seat or post"], line["Held by"]) for line in lines] == [
        (row["seat"], row["name"]) for row in told["rows"]
    ]
    assert all(f'id="{row["anchor"]}"' in page for row in told["rows"])
    popolo = json.loads(body(public, "/registers/members/popolo/?icb=north"))
    assert faults(popolo) == []
    assert [one["person_id"] for one in popolo["memberships"]] == ["ada-hill"]
    assert popolo["persons"][0]["@context"] == "http://www.popoloproject.com/contexts/person.jsonld"
    assert {post["label"] for post in popolo["posts"]} == {"Chair", "Nurse"}


def test_columns_of_the_public_register_are_those_of_the_workspace() -> None:
    assert [field.label for field in INTERESTS] == [column.label for column in REGISTER_COLUMNS]


@pytest.mark.requirement("LP37", "LP39", "LP33")
def test_what_is_private_is_counted_and_in_no_public_byte(
    world: World, ada: Person, interest: Any, lead: Any, guardian: Any, public: Client
) -> None:
    interest("Hill Pharmacy", mitigation="Leaves the room")
    secret = interest(f"{CANARY}-party", mitigation=f"{CANARY}-action")
    hidden = interest(f"{CANARY}-hidden")
    interest(f"{CANARY}-waiting", confirmed=False)
    for row, scope in ((secret, "details"), (hidden, "entry")):
        redact_interest(
            interest=row,
            scope=scope,
            ground=f"{CANARY}-ground",
            decided_by="Guardian",
            decided_on=START,
            effective_from=START,
            review_due=date(2031, 4, 1),
            by=guardian,
        )
    for kind in ("members", "interests", "gifts"):
        publish_register(kind, world.north, by=lead)
    found = register_draft("interests", world.north, on=ON)
    assert {one.reason: one.number for one in found.kept} == {
        "not looked at and confirmed yet": 1,
        "kept off the register by a decision": 1,
        "shown by their category alone, by a decision": 1,
    }
    seen = crawl(
        "/registers/",
        "/registers/interests/json/?icb=north",
        "/registers/interests/csv/?icb=north",
        "/registers/members/popolo/?icb=north",
        "/people/ada-hill/",
    )
    assert {address for address, (_, told) in seen.items() if CANARY.encode() in told} == set()
    page = body(public, "/people/ada-hill/")
    assert "Hill Pharmacy" in page
    assert "Leaves the room" in page
    assert "Financial" in page
    assert (
        public.get("/people/bo-vale/").status_code == 404
    )  # a deputy holds no seat and has declared nothing


@pytest.mark.requirement("LP39")
def test_time_takes_out_what_is_no_longer_public_and_adds_nothing(
    world: World, interest: Any, lead: Any, public: Client, clock_at: Any
) -> None:
    interest("Hill Pharmacy", effective_to=date(2026, 3, 31))
    interest("Elm Choir")
    with clock_at(2026, 9, 30):
        publish_register("interests", world.north, by=lead)
        interest("Newly declared")
        assert refresh_registers(today=date(2026, 9, 30)) == 0
    assert "Hill Pharmacy" in body(public, "/registers/interests/?icb=north")
    with clock_at(2026, 10, 1):
        assert refresh_registers(today=date(2026, 10, 1)) == 1
        assert refresh_registers(today=date(2026, 10, 1)) == 0
    page = body(public, "/registers/interests/?icb=north")
    assert "Elm Choir" in page
    assert "Hill Pharmacy" not in page
    assert "Newly declared" not in page
    assert public.get("/registers/interests/?icb=north&version=1").status_code == 410
    now = Publication.objects.get(kind="interests", state="published")
    assert (now.number, now.published_by_name) == (2, "The portal")
    event = GovernanceEvent.objects.filter(code="publication.published").latest("pk")
    assert event.reason == "1 entry is no longer public."


@pytest.mark.requirement("LP39")
def test_decision_to_keep_back_takes_the_details_out_of_every_version(
    world: World, interest: Any, lead: Any, guardian: Any, public: Client
) -> None:
    row = interest(f"{CANARY}-party")
    publish_register("interests", world.north, by=lead)
    assert CANARY in body(public, "/registers/interests/?icb=north")
    redact_interest(
        interest=row,
        scope="details",
        ground="Safety",
        decided_by="Guardian",
        decided_on=START,
        effective_from=START,
        review_due=date(2031, 4, 1),
        by=guardian,
    )
    assert refresh_registers(today=ON) == 1
    assert CANARY not in body(public, "/registers/interests/?icb=north")
    gone = public.get("/registers/interests/?icb=north&version=1")
    assert gone.status_code == 410
    assert CANARY.encode() not in gone.content


def test_entry_that_is_looked_at_anew_stays_as_published(
    world: World, interest: Any, lead: Any, public: Client
) -> None:
    row = interest("Hill Pharmacy")
    publish_register("interests", world.north, by=lead)
    change_interest(row, {"nature": f"{CANARY}-changed"}, by=lead, reason="Wording")
    assert refresh_registers(today=ON) == 0
    page = body(public, "/registers/interests/?icb=north")
    assert "Hill Pharmacy" in page
    assert CANARY not in page


def test_member_who_leaves_is_taken_out_and_the_seat_told_vacant(
    world: World, ada: Person, lead: Any, public: Client
) -> None:
    publish_register("members", world.north, by=lead)
    end_appointment(ada.appointments.get(), last_day=date(2026, 5, 31), end_reason="resigned", by=lead)
    assert refresh_registers(today=ON) == 0
    assert refresh_registers(today=date(2026, 6, 1)) == 1
    now = json.loads(body(public, "/registers/members/json/?icb=north"))
    assert [row["name"] for row in now["rows"]] == ["Vacant", "Vacant"]
    assert public.get("/people/ada-hill/").status_code == 404
    assert "Ada Hill" in body(
        public, "/registers/members/?icb=north&version=1"
    )  # who sat there stays on record


@pytest.mark.requirement("LP33")
def test_gifts_name_no_private_giver_and_no_reason(
    world: World, ada: Person, policy: None, lead: Any, public: Client
) -> None:
    offer = {"person": ada, "kind": "hospitality", "offered_on": START, "response": "declined", "by": lead}
    declare_offer(**offer, offered_by_name=f"{CANARY}-patient", description="Dinner", value=60)
    declare_offer(**offer, offered_by_name="Acme Devices", is_supplier="yes", description="Lunch", value=50)
    declare_offer(**offer, offered_by_name="Acme Devices", is_supplier="yes", description="Tea", value=10)
    publish_register("gifts", world.north, by=lead)
    page = body(public, "/registers/gifts/?icb=north&person=ada-hill")
    assert "Dinner" in page
    assert "Acme Devices" in page
    assert "60.00" in page
    assert "Tea" not in page
    assert CANARY not in page


def test_only_who_publishes_for_the_icb_may(world: World, ada: Person, lead: Any, people: Any) -> None:
    for role in ("place_director", "auditor", "member"):
        with pytest.raises(NotPermitted):
            publish_register("members", world.north, by=people(role))
    publish_register("members", world.north, by=lead)
    with pytest.raises(RuleNotMet):
        publish_register("members", world.north, by=lead)


def test_filters_versions_and_withdrawal(
    world: World, ada: Person, interest: Any, lead: Any, public: Client
) -> None:
    first = publish_register("interests", world.north, by=lead)
    interest("Elm Choir")
    second = publish_register("interests", world.north, by=lead, reason="A new entry")
    board = world.hill_board.slug
    page = body(public, f"/registers/interests/?icb=north&committee={board}&person=ada-hill")
    assert "Elm Choir" in page
    assert "Bo Vale" not in page.split("<table")[1]
    assert "Elm Choir" not in body(public, f"/registers/interests/?icb=north&version={first.number}")
    for wrong in ("icb=nowhere", "icb=north&person=nobody", "icb=north&version=x", "icb=north&version=9"):
        assert public.get(f"/registers/interests/?{wrong}").status_code == 404, wrong
    withdraw(second, by=lead, reason="Wrong")
    for address in ("", "csv/", "json/"):
        assert public.get(f"/registers/interests/{address}?icb=north").status_code == 410
    assert public.get("/registers/interests/popolo/?icb=north").status_code == 404
    assert "Elm Choir" not in body(public, "/registers/")


def test_officer_sees_what_goes_out_and_how_much_is_kept_back(
    world: World, interest: Any, lead: Any, client: Client
) -> None:
    interest("Hill Pharmacy")
    interest(f"{CANARY}-waiting", confirmed=False)
    client.force_login(lead)
    address = "/workspace/publish/register/interests/north/"
    page = body(client, address)
    assert "1 entry: not looked at and confirmed yet" in page
    assert "Hill Pharmacy" in page
    assert CANARY not in page
    assert client.post(address).status_code == 302
    assert "Nothing has changed since version 1" in body(client, address)
    assert "Register of interests" in body(client, f"/workspace/icbs/{world.north.pk}/")
