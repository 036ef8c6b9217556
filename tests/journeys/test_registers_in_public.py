"""The public finds out who sits on a board and what interests they have: on a small phone, and without JavaScript."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from tests.journeys.public_bytes import fetch
from tests.journeys.visitor import Visitor

BOARD = "/committees/bexley-strategic-board/"


@pytest.mark.requirement("R161", "LP33", "LP37")
@pytest.mark.parametrize("javascript", [True, False])
def test_from_a_board_to_a_person_and_the_register_of_interests(
    visitor: Callable[..., Visitor], javascript: bool
) -> None:
    reader = visitor(width=320, javascript=javascript)
    reader.visit(BOARD)
    reader.has_no_sideways_scroll()
    name = opens_a_member(reader)
    reader.see("Seats and posts")
    reader.has_no_sideways_scroll()
    reader.visit(BOARD)
    reader.follow("Register of interests: this committee")
    reader.see("entries")
    reader.has_no_sideways_scroll()
    reader.select("Person", name)
    reader.press("Show")
    reader.see(name)
    reader.has_no_sideways_scroll()
    status, body, headers = fetch(reader.address("CSV, for spreadsheets"))
    assert (status, headers["content-type"]) == (200, "text/csv; charset=utf-8")
    lines = list(csv.DictReader(io.StringIO(body.decode("utf-8-sig"))))
    assert {line["Name"] for line in lines} == {name}


def opens_a_member(reader: Visitor) -> str:
    """The first of the members' names."""
    link = reader.page.locator("section[aria-labelledby=members] a[href^='/people/']").first
    name = link.inner_text()
    link.click()
    reader.check()
    assert reader.page.locator("h1").inner_text().endswith(name)
    return str(name)


@pytest.mark.requirement("R161")
def test_index_and_register_of_members(visitor: Callable[..., Visitor]) -> None:
    reader = visitor(width=320)
    reader.visit("/")
    reader.follow("Registers of members, of interests, and of gifts and hospitality")
    reader.has_no_sideways_scroll()
    reader.follow("Register of members of South East London")
    reader.has_no_sideways_scroll()
    reader.see("Download these entries")
    anchor = reader.page.locator("tr[id^='seat-']").first.get_attribute("id") or ""
    answer = reader.visit(f"{reader.page.url}#{anchor}")
    assert answer in (0, 200)  # a step within the page asks for nothing
    reader.page.locator(f"#{anchor}").wait_for()
    reader.follow("Register of gifts and hospitality")
    reader.see("Sponsorship: event or meeting")
    reader.has_no_sideways_scroll()


@pytest.mark.requirement("LP37")
@pytest.mark.parametrize("javascript", [True, False])
def test_register_as_it_stood_on_another_day(visitor: Callable[..., Visitor], javascript: bool) -> None:
    reader = visitor(width=320, javascript=javascript)
    reader.visit("/registers/")
    reader.follow("Register of interests of South East London")
    for day, said in (("2199-12-31", "is still to come"), ("2020-01-01", "was not yet published on")):
        reader.page.get_by_label("As it stood on").fill(day)
        reader.press("Show this day")
        reader.see(said)
        reader.has_no_sideways_scroll()
    reader.follow("Read the first version")
    reader.see("Download these entries")
