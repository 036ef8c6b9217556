"""Boards of two ICBs hold one meeting: one asks, the other agrees, each prepares its own; the meeting is seen with the
eyes of the public and of a member before anything is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests import databases
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

DIRECTOR, PARTNER = "Eleanor Adebayo-Finch", "Kwabena Lisle"
BOARD, OTHER = "Bexley Strategic Board", "Tower Hamlets Together Board"
THEIRS = "Discharge across the river"
PAGE = "/workspace/meetings/2027-06-10-bexley-strategic-board/"


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: a meeting that lies ahead stands on everybody's first page."""
    database = databases.copy_for(worker_name, "common", base=world_template)
    with running_portal(database, name=f"{worker_name}_common") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("LP17", "R128", "R193")
def test_two_boards_meet_in_common(visitor: Callable[..., Visitor]) -> None:
    director, partner = visitor(DIRECTOR), visitor(PARTNER)
    plans_the_meeting(director)
    asks_the_other_board(director)
    the_other_board_agrees(partner)
    the_partner_prepares_a_paper(partner)
    the_lead_sees_none_of_it(director)
    gives_an_item_to_one_board(director)
    looks_as_others(director)
    reads_it_on_a_phone(visitor(DIRECTOR, width=320))


def plans_the_meeting(director: Visitor) -> None:
    director.visit("/workspace/meetings/new/")
    director.select("Committee", BOARD)
    director.page.get_by_label("Public meeting").check()
    director.enter_day("Date", 10, 6, 2027)
    director.enter("Starts at", "2pm")
    director.enter("Ends at", "5pm")
    director.press("Save")
    director.visit(PAGE)
    director.see("Who meets")
    director.see("Services the meeting")


def asks_the_other_board(director: Visitor) -> None:
    director.follow("Ask another committee to take part")
    director.press("Ask")
    director.see_beside("Committee", "This field is required.")
    director.page.get_by_label("Committee", exact=True).select_option(label=f"North East London: {OTHER}")
    director.enter("What you want to tell them", "Patients cross the river. We should too.")
    director.press("Ask")
    director.see(f"{OTHER} is asked. It takes part once it agrees.")


def the_other_board_agrees(partner: Visitor) -> None:
    partner.visit("/workspace/")
    partner.see("Asked to meet together")
    partner.follow(f"{BOARD} (South East London)")
    partner.see("Patients cross the river. We should too.")
    partner.page.get_by_label("No", exact=True).check()
    partner.press("Answer")
    partner.see_beside("What you answer", "Say why your committee does not take part.")
    partner.page.get_by_label("Yes, it holds this meeting too").check()
    partner.enter("What you answer", "Gladly.")
    partner.press("Answer")
    partner.see("Takes part")
    partner.follow("Go to the meeting")
    partner.see("These committees meet in common: one agenda, and each decides for its own body.")
    partner.see(f"{BOARD} services this meeting: its secretariat does this.")
    partner.not_see("Cancel the meeting")


def the_partner_prepares_a_paper(partner: Visitor) -> None:
    partner.follow("Change the agenda")
    partner.follow("Add an item")
    partner.enter("Title", "Discharge")
    partner.press("Save")
    row = partner.page.locator("ol.app-agenda > li", has_text="Discharge")
    row.get_by_role("link", name="Add a paper").click()
    partner.check()
    partner.enter("Title", THEIRS)
    assert partner.chosen("Prepared by") == OTHER
    partner.press("Save")
    partner.see(THEIRS)


def the_lead_sees_none_of_it(director: Visitor) -> None:
    director.visit(PAGE)
    director.not_see(THEIRS)
    director.see(f"1 paper is being prepared by {OTHER}. You read it once it is signed off.")


def gives_an_item_to_one_board(director: Visitor) -> None:
    director.follow("Change the agenda")
    director.follow("Add an item")
    director.enter("Title", "Bexley's estates")
    director.tick(BOARD)
    director.page.get_by_label("Private", exact=True).check()
    director.tick("Commercially confidential information")
    director.press("Save")
    director.see("All committees of this meeting are given its private pack.")
    director.page.get_by_label("Public", exact=True).check()
    director.press("Save")
    director.see(f"Taken by {BOARD}")


def looks_as_others(director: Visitor) -> None:
    director.visit(PAGE)
    director.follow("See it as somebody else")
    director.follow("See it as the public")
    director.see("Not published. This is how the public would read it now.")
    director.see(f"{BOARD}, {OTHER} in common, each deciding for its own body")
    director.follow("Bexley's estates")
    director.see("Taken by")
    director.follow("Back to the agenda")
    director.follow("Back to the workspace")
    director.follow("See it as Fatou Jallow")
    director.see("As Fatou Jallow reads it")
    director.see("Bexley's estates")


def reads_it_on_a_phone(director: Visitor) -> None:
    for tail in ("", "see-as/", "see-as/public/", "together/ask/"):
        director.visit(f"{PAGE}{tail}")
        director.has_no_sideways_scroll()
