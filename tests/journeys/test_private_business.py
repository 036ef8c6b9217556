"""Private business from the mark to the release: the resolution comes by itself, later the public reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from governance.foundation import clock
from tests import databases
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

LEAD = "Ottoline Ferraby"
SEPTEMBER = "2021-09-30-bexley-strategic-board"
MEETING, PUBLIC = f"/workspace/meetings/{SEPTEMBER}/", f"/meetings/{SEPTEMBER}/"
NETWORKS = "Local care networks: progress and winter priorities"
SECRET = "Community equipment service: contract extension"
RESOLUTION = "Exclusion of the press and public"
WAIT = 60_000  # milliseconds for a pack to be laid out and published


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: the meeting is held and published anew."""
    database = databases.copy_for(worker_name, "private", base=world_template)
    with running_portal(database, name=f"{worker_name}_private") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("R193")
def test_from_the_mark_to_the_release(visitor: Callable[..., Visitor]) -> None:
    lead, reader = visitor(LEAD), visitor(javascript=False)
    reads_that_it_is_private(reader)
    takes_an_item_in_private_and_back(lead)
    has_it_reviewed(lead)
    releases_it(lead)
    reads_what_was_released(reader)
    reads_the_ledger_on_a_phone(visitor(LEAD, width=320))


def reads_that_it_is_private(reader: Visitor) -> None:
    reader.visit(PUBLIC)
    reader.see(RESOLUTION)
    reader.see("Public Bodies (Admission to Meetings) Act 1960")
    reader.see("Item 8: Negotiations in progress.")
    reader.see("Kept private at this meeting")
    reader.not_see(SECRET)


def takes_an_item_in_private_and_back(lead: Visitor) -> None:
    lead.visit(f"{MEETING}agenda/")
    lead.follow(f"Change 4 {NETWORKS}")
    lead.choose("Taken in", "Private")
    lead.press("Save")
    lead.see("Choose the ground on which this is private")
    lead.choose("On which grounds it is private", "Commercially confidential information")
    lead.press("Save")
    lead.see("Items 6 and 7 are public but come after private business")
    lead.press("Take private business last")
    lead.not_see("come after private business")
    lead.follow("Change 7 " + NETWORKS)
    lead.choose("Taken in", "Public")
    lead.press("Save")


def has_it_reviewed(lead: Visitor) -> None:
    lead.visit("/workspace/exemptions/")
    lead.see("Negotiations in progress")
    lead.not_see(SECRET)
    lead.follow("Item 8: Item considered in private")
    lead.see("Release it")
    lead.see("The meeting has not been held yet.")
    lead.follow("Change the grounds")
    today = clock.today()
    lead.enter_day("To be looked at again on", today.day, today.month, today.year)
    lead.press("Save")
    lead.see("Review due")
    lead.visit("/workspace/")
    lead.see("Private business to review")


def releases_it(lead: Visitor) -> None:
    """The item; the paper that is confidential in its own right stays, for it is withheld from somebody."""
    lead.visit(MEETING)
    lead.follow("Mark as held")
    lead.press("Mark as held")
    lead.visit("/workspace/exemptions/?state=due")
    lead.follow("Item 8: Item considered in private")
    lead.follow("Release it")
    lead.press("Release it")
    lead.see("Why is it released?")
    lead.enter("Why is it released?", "The contract is signed.")
    lead.press("Release it")
    lead.see("It was released.")
    lead.see("Released after a review")
    lead.visit("/workspace/exemptions/")
    lead.follow("Confidential paper at item 8")
    lead.see("This paper is withheld from 1 person because of a conflict. End that first.")


def reads_what_was_released(reader: Visitor) -> None:
    for _ in range(60):
        reader.visit(PUBLIC)
        if SECRET in reader.text():
            break
        reader.page.wait_for_timeout(WAIT // 60)
    reader.see(f"{SECRET}")
    reader.see("It was private: negotiations in progress.")
    reader.follow(SECRET)
    reader.see("Released on")
    reader.see("This paper is confidential")


def reads_the_ledger_on_a_phone(lead: Visitor) -> None:
    lead.visit("/workspace/exemptions/?when=all&state=released")
    lead.see("Released after a review")
    lead.has_no_sideways_scroll()
    lead.visit("/workspace/private-grounds/")
    lead.has_no_sideways_scroll()
