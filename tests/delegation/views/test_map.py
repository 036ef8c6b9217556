"""The map's page: picture and list say the same, for the day, the place and the group that are asked for."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from delegation.actions import change_entry
from delegation.map_presenter import placed_entries
from delegation.models import SchemeEntry
from delegation.rules.map import LEVELS
from delegation.selectors.map_entries import map_entries
from governance.foundation.chart import gather
from governance.models import IntegratedCareBoard
from tests.fixtures.people import World

SVG = "{http://www.w3.org/2000/svg}"
JUNE = "2020-06-01"


@pytest.fixture
def client(client: Client, officer: Any) -> Client:
    client.force_login(officer)
    return client


@pytest.fixture
def scheme_of_north(world: World, draft: Any, entry: Any, adopt: Any) -> None:
    entry("urgent", limits=[{"amount": 50_000}], conditions="Within policy.\nReported monthly.")
    entry("safeguarding", "reserved", place=world.vale)
    entry("wards", "undetermined", effective_from=date(2020, 7, 1))
    adopt(draft)


def page(client: Client, **query: str) -> str:
    response = client.get(reverse("delegation:decision-map"), query)
    assert response.status_code == 200
    return response.content.decode()


def picture(html: str) -> ElementTree.Element:
    """The map is well-formed: what a browser mends, a printer refuses."""
    found = re.search(r'<svg [^>]*aria-labelledby="map-title".*?</svg>', html, re.DOTALL)
    assert found
    return ElementTree.fromstring(found[0])


def words(element: ElementTree.Element) -> str:
    return " ".join(text.text or "" for text in element.iter(f"{SVG}text"))


@pytest.mark.requirement("R99")
def test_picture_and_list_say_the_same_and_lead_to_the_entries(client: Client, scheme_of_north: None) -> None:
    html = page(client, on=JUNE)
    drawn = picture(html)
    assert drawn.find(f"{SVG}title").text == "Functions and decisions map of North, 1 June 2020"  # type: ignore[union-attr]
    entries = {
        f"/workspace/scheme-entries/{row.pk}/?on={JUNE}"
        for row in SchemeEntry.objects.exclude(treatment="undetermined")
    }
    assert entries <= {link.get("href") for link in drawn.iter(f"{SVG}a")}
    listed = html[html.index('id="list"') :]
    for told in (words(drawn), listed):
        assert "Urgent care" in told
        assert "Hill Partnership Board" in told
        assert "Virtual wards" not in told
    assert "Delegated: " in listed
    assert "£50,000 for each decision; 2 conditions" in listed
    assert all(href in listed for href in entries)


@pytest.mark.requirement("R190")
def test_the_day_decides_what_is_drawn(client: Client, scheme_of_north: None) -> None:
    assert "Not decided yet: " in page(client, on="2020-07-01")
    assert "No entry is in force on this day" in page(client, on="2020-03-31")


def test_place_and_group_narrow_the_map(client: Client, world: World, scheme_of_north: None) -> None:
    hill = words(picture(page(client, on=JUNE, place=str(world.hill.pk))))
    assert "Urgent care" in hill
    assert "Safeguarding" not in hill
    statutory = words(picture(page(client, on=JUNE, group="statutory_not_delegated")))
    assert "Safeguarding" in statutory
    assert "Urgent care" not in statutory
    assert "matches" in page(client, on=JUNE, group="nhs_england_only")
    assert "Urgent care" in page(client, on=JUNE, place="999999", group="no-such")


def test_no_style_and_no_script_is_written_into_the_picture(client: Client, scheme_of_north: None) -> None:
    html = page(client, on=JUNE)
    drawn = ElementTree.tostring(picture(html)).decode()
    assert " style=" not in drawn
    assert "<style" not in drawn
    assert "<script" not in drawn
    assert re.findall(r"\son\w+=", drawn) == []


def test_names_are_written_as_text(client: Client, world: World, draft: Any, entry: Any, adopt: Any) -> None:
    row = entry("urgent", "led_elsewhere", lead_body="<script>alert(1)</script> & Co")
    assert row.lead_body
    adopt(draft)
    html = page(client, on=JUNE)
    assert "<script>alert" not in html
    assert "& Co" in words(picture(html))


def test_a_draft_is_not_drawn(client: Client, draft: Any, entry: Any, officer: Any) -> None:
    change_entry(entry("urgent"), {"conditions": "Only in winter."}, by=officer, reason="Said")
    assert "No entry is in force" in page(client, on=JUNE)


def test_the_page_asks_the_same_number_of_questions_for_more_rows(
    client: Client, world: World, draft: Any, entry: Any, adopt: Any, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        entry("urgent", reference=f"U{number}", limits=[{"amount": number + 1}])
    adopt(draft)
    page(client, on=JUNE)
    with django_assert_max_num_queries(20):
        page(client, on=JUNE)


@pytest.mark.requirement("R28")
def test_programmes_across_places_stand_with_their_lead(demo_world: None) -> None:
    """BOB's collaboratives are led by Oxford Health and commissioned by NHS England; safeguarding is no place's."""
    icb = IntegratedCareBoard.objects.get(slug="bob")
    bands = gather(
        placed_entries(map_entries(icb, on=date(2023, 2, 1)), icb=icb, address=lambda row: ""), LEVELS
    )
    boxes = {
        (band.key, box.title): {line.text: line for part in box.parts for line in part.lines}
        for band in bands
        for box in band.boxes
    }
    led = boxes["partner", "Oxford Health NHS Foundation Trust"]
    assert [line.about for line in led.values()] == ["from NHS England"]
    assert len(boxes["place", "Oxfordshire"]) == 5
    assert not any("Safeguarding" in lines for (band, _), lines in boxes.items() if band == "place")
    assert "Safeguarding" in boxes["committee", "Chief Nursing Officer"]
