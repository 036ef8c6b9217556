"""Pages of ICBs, places and committees: gathered on a day, shown from the snapshot alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from delegation.actions import (
    add_entry,
    adopt_version,
    create_function,
    create_scheme,
    create_version,
)
from governance.foundation.audit import save_recorded
from governance.foundation.errors import NotPermitted, RuleNotMet
from governance.models import Seat, TermsOfReference
from membership.people.actions import appoint, create_person
from reports.publication.profiles import publish_profile
from tests.fixtures.people import START, World

pytestmark = pytest.mark.django_db
CANARY = "zqcanary"


@pytest.fixture
def public() -> Client:
    return Client()


@pytest.fixture
def lead(people: Any) -> Any:
    return people("governance_lead")


@pytest.fixture
def seated(world: World, lead: Any) -> World:
    """A chair with private contact data, a vacant seat, and terms of reference."""
    board = world.hill_board
    chair = save_recorded(
        Seat(committee=board, title="Chair", category="chair", effective_from=START), by=None
    )
    save_recorded(
        Seat(committee=board, title="Nurse", category="clinical", is_voting=False, effective_from=START),
        by=None,
    )
    person = create_person(
        icb=world.north, name="Ada Hill", email=f"{CANARY}@example.org", phone="07700 900123", by=lead
    )
    appoint(
        person=person, seat=chair, basis="appointed", effective_from=START, note=f"{CANARY}-note", by=lead
    )
    terms = TermsOfReference(
        committee=board,
        label="Version 1",
        text="# Purpose\n\n1.1 To plan.",
        quorum_state="number",
        quorum_number=5,
        effective_from=START,
    )
    save_recorded(terms, by=None)
    return world


def adopt(world: World, lead: Any) -> None:
    scheme = create_scheme(icb=world.north, title="Scheme", by=lead)
    version = create_version(scheme=scheme, label="2025", effective_from=START, by=lead)
    rows = (
        (
            "Community nursing",
            "delegated",
            {
                "holder_committee": world.hill_board,
                "limits": [{"amount": Decimal(50000)}],
            },
        ),
        ("Ambulances", "reserved", {}),
        ("Dentistry", "undetermined", {}),
    )
    for title, treatment, values in rows:
        add_entry(
            scheme_version=version,
            function=create_function(icb=world.north, title=title, by=lead),
            treatment=treatment,
            source="Scheme, row 4",
            place=world.hill,
            effective_from=START,
            by=lead,
            **values,
        )
    adopt_version(version, adopted_on=START, adopted_by="The board", effective_from=START, by=lead)


def test_committee_page_shows_members_and_terms_but_no_contact_data(
    seated: World, lead: Any, public: Client
) -> None:
    publication = publish_profile(seated.hill_board, by=lead)
    body = public.get("/committees/north-hill-board/").content.decode()
    assert "Ada Hill" in body
    assert "Vacant" in body
    assert "Version 1" in body
    assert "1.1" in body
    assert CANARY not in body + str(publication.content)
    assert "07700" not in body + str(publication.content)


@pytest.mark.requirement("R81", "R24")
def test_place_page_says_what_is_in_and_out_of_scope(world: World, lead: Any, public: Client) -> None:
    adopt(world, lead)
    publish_profile(world.hill, by=lead)
    body = public.get("/places/north-hill/").content.decode()
    _, inside, outside, undecided = body.split("<h3>")
    assert "Community nursing" in inside
    assert "£50,000" in inside
    assert "Ambulances" in outside
    assert "Dentistry" in undecided


def test_committee_page_shows_what_it_holds(world: World, lead: Any, public: Client) -> None:
    adopt(world, lead)
    publish_profile(world.hill_board, by=lead)
    body = public.get("/committees/north-hill-board/").content.decode()
    assert "Community nursing" in body
    assert "Ambulances" not in body


def test_draft_scheme_is_not_on_the_page(world: World, lead: Any, public: Client) -> None:
    scheme = create_scheme(icb=world.north, title="Scheme", by=lead)
    version = create_version(scheme=scheme, label="Draft", effective_from=START, by=lead)
    function = create_function(icb=world.north, title=f"{CANARY}-function", by=lead)
    add_entry(
        scheme_version=version,
        function=function,
        treatment="reserved",
        source="x",
        place=world.hill,
        effective_from=START,
        by=lead,
    )
    publish_profile(world.hill, by=lead)
    assert CANARY not in public.get("/places/north-hill/").content.decode()


def test_icb_page_links_to_pages_that_are_published(world: World, lead: Any, public: Client) -> None:
    publish_profile(world.north, by=lead)
    body = public.get("/icbs/north/").content.decode()
    assert "Hill Partnership Board" in body
    assert 'href="/committees/north-hill-board/"' not in body
    publish_profile(world.hill_board, by=lead)
    publish_profile(world.hill, by=lead)
    body = public.get("/icbs/north/").content.decode()
    assert 'href="/committees/north-hill-board/"' in body
    assert 'href="/places/north-hill/"' in body
    crumbs = public.get("/committees/north-hill-board/").content.decode()
    assert 'class="nhsuk-breadcrumb__link" href="/icbs/north/"' in crumbs


def test_page_stays_as_published_until_it_is_published_again(
    seated: World, lead: Any, public: Client
) -> None:
    publish_profile(seated.hill_board, by=lead)
    seat = Seat.objects.get(title="Nurse")
    seat.title = "Chief nurse"
    save_recorded(seat, by=None)
    assert "Chief nurse" not in public.get("/committees/north-hill-board/").content.decode()
    publish_profile(seated.hill_board, by=lead)
    assert "Chief nurse" in public.get("/committees/north-hill-board/").content.decode()


def test_members_are_those_of_the_day(seated: World, lead: Any, public: Client, clock_at: Any) -> None:
    seat = Seat.objects.get(title="Nurse")
    seat.effective_to = date(2026, 1, 31)
    save_recorded(seat, by=None)
    with clock_at(2026, 2, 1):
        publish_profile(seated.hill_board, by=lead)
    assert "Nurse" not in public.get("/committees/north-hill-board/").content.decode()


def test_unchanged_page_is_not_published_twice(world: World, lead: Any) -> None:
    publish_profile(world.hill, by=lead)
    with pytest.raises(RuleNotMet):
        publish_profile(world.hill, by=lead)


@pytest.mark.parametrize(
    ("role", "subject"), [("place_director", "vale"), ("chair", "hill"), ("other_icb", "north")]
)
def test_page_is_published_by_who_may(world: World, people: Any, role: str, subject: str) -> None:
    with pytest.raises(NotPermitted):
        publish_profile(getattr(world, subject), by=people(role))


def test_words_that_people_wrote_are_printed_as_text(world: World, lead: Any, public: Client) -> None:
    world.hill.footprint_basis = "<script>alert(1)</script>"
    world.hill.about = "Hello <script>alert(2)</script>"
    save_recorded(world.hill, by=None)
    publish_profile(world.hill, by=lead)
    body = public.get("/places/north-hill/").content.decode()
    assert "<script>alert" not in body
