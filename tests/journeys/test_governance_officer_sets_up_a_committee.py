"""A governance officer writes down a new committee: form, place, parts, seats, people and terms of reference."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

OFFICER, LEAD = "Clementine Hargreave", "Ottoline Ferraby"
COMMITTEE = "Bexley Winter Resilience Committee"
PARENT = "Bexley Strategic Board"
SEAT = "Representative of Oxleas"
SEAT_IN_LIST = f"{SEAT}, {COMMITTEE}"
PEOPLE = ("Hollis Tremayne", "Ngozi Albright")


@pytest.mark.requirement("R109", "R147", "R164", "R172", "R190")
def test_an_officer_sets_up_a_committee(visitor: Callable[..., Visitor]) -> None:
    officer = visitor(OFFICER)
    adds_the_committee(officer)
    adds_two_parts(officer)
    adds_a_seat(officer)
    adds_two_people(officer)
    appoints_one_of_them(officer)
    is_refused_the_other_and_loses_nothing(officer)
    adds_terms_without_a_quorum(officer)
    changes_the_committee_and_reads_its_history(officer)
    asks_who_sat_on_a_day(officer)


def adds_the_committee(officer: Visitor) -> None:
    officer.follow("Committees", within="nav[aria-label=Menu]")
    officer.follow("Add committee")
    officer.enter("Name", COMMITTEE)
    officer.select("Kind", "Place-based partnership committee")
    officer.select("Governance form", "Lead provider")
    officer.select("Status", "Shadow")
    officer.select("Place", "Bexley")
    officer.select("Parent body", PARENT)
    officer.enter("Purpose, for the public", "Prepares health and care services in Bexley for the winter.")
    officer.enter_day("In force from", 1, 4, 2024)
    officer.press("Save")
    officer.see("There is a problem")
    officer.see_beside("Governance form", "does not allow this governance form for a place partnership")
    assert officer.field("Name").input_value() == COMMITTEE
    officer.select("Governance form", "Committee of one body")
    officer.press("Save")
    officer.see(f"{COMMITTEE} was added.")
    for words in ("Committee of one body", "Bexley", PARENT, "Shadow", "1 April 2024"):
        officer.see(words)


def adds_two_parts(officer: Visitor) -> None:
    for number, title, openness in ((1, "Place partnership", "Public"), (2, "Statutory business", "Private")):
        officer.follow("Add part")
        officer.enter("Number", str(number))
        officer.enter("Title", f"Part {number}: {title}")
        officer.select("Openness", openness)
        officer.enter_day("In force from", 1, 4, 2024)
        officer.press("Save")
        officer.see("was added")
        officer.follow(COMMITTEE)
    officer.see("Part 1: Place partnership")
    officer.see("Part 2: Statutory business")


def adds_a_seat(officer: Visitor) -> None:
    officer.follow("Add seat")
    assert officer.chosen("Committee") == COMMITTEE
    officer.enter("Title", SEAT)
    officer.select("Category", "Member organisation")
    officer.select("Nominating or member organisation", "Oxleas NHS Foundation Trust")
    officer.enter("Rule that made it (clause)", "Terms of reference, 3.3")
    officer.enter_day("In force from", 1, 4, 2024)
    officer.press("Save")
    officer.see(SEAT)


def adds_two_people(officer: Visitor) -> None:
    officer.follow("People", within="nav[aria-label=Menu]")
    officer.follow("Add person")
    officer.enter("Name", PEOPLE[0])
    officer.enter("Main job title", "Chief Operating Officer")
    officer.press("Save and add next")
    officer.enter("Name", PEOPLE[1])
    officer.enter("Main job title", "Director of Operations")
    officer.press("Save")
    officer.see(PEOPLE[1])


def appoints_one_of_them(officer: Visitor) -> None:
    officer.visit("/workspace/appointments/new/")
    officer.select("Person", PEOPLE[0])
    officer.select("Seat", SEAT_IN_LIST)
    officer.select("Basis", "Nominated")
    officer.select("Status", "Substantive")
    officer.enter_day("In force from", 1, 4, 2024)
    officer.enter_day("In force to (last day)", 31, 3, 2025)
    officer.press("Save")
    officer.see(PEOPLE[0])
    officer.see("31 March 2025")


def is_refused_the_other_and_loses_nothing(officer: Visitor) -> None:
    officer.visit("/workspace/appointments/new/")
    officer.select("Person", PEOPLE[1])
    officer.select("Seat", SEAT_IN_LIST)
    officer.select("Basis", "Nominated")
    officer.select("Status", "Interim")
    officer.enter("Note", "Agreed with the trust in writing.")
    officer.enter_day("In force from", 31, 3, 2025)
    officer.press("Save")
    officer.see("There is a problem")
    group = officer.page.get_by_role("group", name="In force from")
    assert f"{PEOPLE[0]} holds" in group.inner_text()
    assert "from 1 April 2024 to 31 March 2025" in group.inner_text()
    assert officer.chosen("Person") == PEOPLE[1]
    assert officer.chosen("Seat") == SEAT_IN_LIST
    assert officer.field("Note").input_value() == "Agreed with the trust in writing."
    officer.enter_day("In force from", 1, 4, 2025)
    officer.press("Save")
    officer.see(f"{PEOPLE[1]}")
    officer.see("1 April 2025")


def adds_terms_without_a_quorum(officer: Visitor) -> None:
    opens_the_committee(officer)
    officer.follow("Add version")
    officer.enter("Version", "version 1, April 2024")
    officer.enter_day("In force from", 1, 4, 2024)
    officer.select("Quorum", "Not set: to be decided by the committee")
    officer.enter("Text", "# Terms of reference\n\n1. The committee meets monthly.")
    officer.press("Save")
    officer.see("version 1, April 2024")
    officer.see("Not set: to be decided by the committee")
    opens_the_committee(officer)
    officer.see("version 1, April 2024")
    officer.see("Not set: to be decided by the committee")


def changes_the_committee_and_reads_its_history(officer: Visitor) -> None:
    officer.follow("Change")
    officer.enter("Usual venue", "Committee Room 1, Civic Offices")
    officer.press("Save")
    officer.see("There is a problem")
    officer.see_beside("Why is it changed?", "This field is required.")
    officer.enter("Why is it changed?", "The committee agreed its venue.")
    officer.press("Save")
    officer.follow("History")
    officer.see("Why: The committee agreed its venue.")
    officer.see("Committee Room 1, Civic Offices")
    officer.see(OFFICER)


def asks_who_sat_on_a_day(officer: Visitor) -> None:
    opens_the_committee(officer)
    address = officer.page.url
    for day, words, sits in (
        ("2025-03-31", "31 March 2025", PEOPLE[0]),
        ("2025-04-01", "1 April 2025", PEOPLE[1]),
    ):
        officer.visit(f"{address}?on={day}")
        officer.see(f"As on {words}.")
        officer.see(sits)
        officer.not_see(PEOPLE[1 - PEOPLE.index(sits)])
    officer.visit(f"{address}?on=2024-03-31")
    officer.see("On this day not yet in force")
    officer.not_see(PEOPLE[0])


def opens_the_committee(officer: Visitor) -> None:
    officer.follow("Committees", within="nav[aria-label=Menu]")
    officer.enter("Search", "Winter Resilience")
    officer.press("Filter")
    officer.follow(COMMITTEE)


@pytest.mark.requirement("R190")
def test_the_second_of_two_editors_is_told_and_loses_nothing(visitor: Callable[..., Visitor]) -> None:
    officer, lead = visitor(OFFICER), visitor(LEAD)
    for each in (officer, lead):
        each.visit("/workspace/committees/?q=Lewisham")
        each.follow("Lewisham Local Care Partnership Committee")
        each.follow("Change")
    officer.enter("Usual venue", "Room of the officer")
    officer.enter("Why is it changed?", "The room is free.")
    officer.press("Save")
    lead.enter("Usual venue", "Room of the lead")
    lead.enter("Secretariat", "Partnership office")
    lead.enter("Why is it changed?", "Asked by the partnership.")
    with lead.page.expect_response(lambda response: response.request.method == "POST") as answer:
        lead.press("Save")
    assert answer.value.status == 409
    lead.see("Somebody else changed this while you did")
    lead.see(OFFICER)
    for words in ("Room of the officer", "Room of the lead", "The room is free."):
        lead.see(words)
    assert lead.field("Usual venue").input_value() == "Room of the lead"
    assert lead.field("Secretariat").input_value() == "Partnership office"
    lead.enter("Why is it changed?", "Both agreed on the lead's room.")
    lead.press("Save")
    lead.see("Room of the lead")
    lead.see("Partnership office")
