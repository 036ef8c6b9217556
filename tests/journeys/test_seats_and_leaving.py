"""An officer writes a rule of membership and makes its seats; and records that somebody leaves an organisation."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

OFFICER, DIRECTOR = "Hester Coombe-Adjei", "Caroline Thackeray"
PARTNERSHIP = "BSW Integrated Care Partnership"
CLAUSE = "Constitution of the partnership, paragraph 4.2"
COUNCILS = ("Bath and North East Somerset Council", "Swindon Borough Council", "Wiltshire Council")
GROUP, LEAVER = "B&NES Alliance Strategic Group", "Jasper Goldsworthy"
SEAT_LEFT = "Avon and Wiltshire Mental Health Partnership"


@pytest.mark.requirement("R34")
def test_a_rule_expands_into_seats_and_tells_vacancies_and_seats_too_many(
    visitor: Callable[..., Visitor],
) -> None:
    officer = visitor(OFFICER)
    writes_the_rule(officer)
    makes_its_seats(officer)
    reads_it_on_a_phone(visitor(DIRECTOR, width=320), officer.page.url)
    asks_for_one_of_each(officer)


def writes_the_rule(officer: Visitor) -> None:
    opens(officer, PARTNERSHIP)
    officer.follow("Add membership rule")
    assert officer.chosen("Committee") == PARTNERSHIP
    officer.enter("Title of its seats", "{unit}, elected member")
    officer.select("Category", "Partner member")
    officer.select("Seats for", "Each social-care authority")
    officer.enter("Seats for each", "2")
    officer.enter("Document and clause", CLAUSE)
    officer.enter_day("In force from", 1, 7, 2022)
    officer.press("Save")
    officer.see("Its seats on this day")
    for council in COUNCILS:
        officer.see(f"{council}, elected member")
    officer.see("The committee has no such seat yet")


def makes_its_seats(officer: Visitor) -> None:
    officer.follow(PARTNERSHIP)
    officer.follow("Make the seats that the rules require")
    officer.see("Seats to create: 6")
    officer.enter("Why are they made?", "The constitution was adopted.")
    officer.press("Make these seats")
    officer.see(f"The seats of {PARTNERSHIP} are as its rules require.")
    officer.see("6 required, 0 filled.")
    officer.see(f"Nobody holds {COUNCILS[0]}, elected member")
    officer.see(f"({CLAUSE})")


def reads_it_on_a_phone(director: Visitor, address: str) -> None:
    director.visit(address)
    director.see("6 required, 0 filled.")
    director.has_no_sideways_scroll()


def asks_for_one_of_each(officer: Visitor) -> None:
    page = officer.page.url
    officer.follow(CLAUSE)
    officer.follow("Change")
    officer.enter("Seats for each", "1")
    officer.enter("Why is it changed?", "The partnership decided on one each.")
    officer.press("Save")
    officer.visit(page)
    officer.see("3 required, 0 filled.")
    officer.see("is one seat more than the rule asks for.")
    assert officer.text().upper().count("ONE TOO MANY") == 3


@pytest.mark.requirement("R164", "R190")
def test_leaving_an_organisation_ends_what_hangs_on_it_from_the_next_day(
    visitor: Callable[..., Visitor],
) -> None:
    officer = visitor(OFFICER)
    officer.follow("People", within="nav[aria-label=Menu]")
    officer.enter("Search", LEAVER)
    officer.press("Filter")
    officer.follow(LEAVER)
    officer.follow("Employment")
    officer.follow("Leave the organisation")
    officer.enter_day("Last day with this employer", 31, 3, 2024)
    officer.press("Show what would end")
    officer.see("With 31 March 2024 as the last day")
    officer.see(f"{SEAT_LEFT}, {GROUP}")
    officer.see("A seat of Avon and Wiltshire Mental Health Partnership NHS Trust.")
    officer.choose("Reason for leaving", "Resigned")
    officer.enter("Why is it recorded?", "The trust told us.")
    officer.press("End all of it")
    officer.see("last day 31 March 2024.")
    reader = visitor(DIRECTOR, width=320)
    opens(reader, GROUP)
    address = reader.page.url
    for day, sits in (("2024-03-31", True), ("2024-04-01", False)):
        reader.visit(f"{address}?on={day}")
        reader.has_no_sideways_scroll()
        (reader.see if sits else reader.not_see)(LEAVER)
    reader.see("Vacant since 1 April 2024")


def opens(someone: Visitor, committee: str) -> None:
    someone.visit("/workspace/committees/")  # on a phone the menu keeps it behind a button
    someone.enter("Search", committee)
    someone.press("Filter")
    someone.follow(committee)
