"""An action is noted at a meeting, answered by its owner on a phone without an account, and closed at the next one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta

import psycopg
import pytest

from governance.foundation import clock
from tests import databases
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

CLERK, OWNER = "Eleanor Adebayo-Finch", "Lorcan Devereaux"
MEETING = "/workspace/meetings/2021-09-30-bexley-strategic-board/"
NEXT = "/workspace/meetings/2021-11-25-bexley-strategic-board/"
ASKED = "Ask every practice how many visits the winter needs."


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: its next agenda is made here."""
    database = databases.copy_for(worker_name, "actions", base=world_template)
    with running_portal(database, name=f"{worker_name}_actions") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("R64")
def test_an_action_is_followed_up(visitor: Callable[..., Visitor], portal: Portal) -> None:
    clerk = visitor(CLERK)
    notes_it_at_the_item(clerk)
    sends_it_to_its_owner(clerk)
    link = address_in_the_mail(portal)
    says_that_it_is_done(visitor(width=320), visitor(width=320, javascript=False), link)
    makes_the_next_agenda(clerk)
    closes_it(clerk)
    phone = visitor(OWNER, width=320)
    phone.visit("/workspace/actions/mine/")
    phone.not_see(ASKED)
    phone.has_no_sideways_scroll()
    phone.visit("/workspace/actions/")
    phone.has_no_sideways_scroll()
    gone = visitor()
    assert gone.visit(link) == 410
    gone.see("This link does not work")


def notes_it_at_the_item(clerk: Visitor) -> None:
    clerk.visit(f"{MEETING}live/")
    clerk.follow("Local care networks", exact=False)
    clerk.follow("Note an action")
    clerk.press("Note it")
    clerk.see("What is to be done: This field is required.")
    clerk.enter("What is to be done", ASKED)
    choice = clerk.field("Who does it?").locator("option", has_text=OWNER).first
    clerk.field("Who does it?").select_option(value=choice.get_attribute("value"))
    due = clock.today() + timedelta(days=10)
    clerk.enter_day("Due on", due.day, due.month, due.year)
    clerk.press("Note it")
    clerk.see("The action is noted.")
    clerk.see(ASKED)


def sends_it_to_its_owner(clerk: Visitor) -> None:
    clerk.visit(MEETING)
    clerk.press("Send them to their owners")
    clerk.see("written.")


def address_in_the_mail(portal: Portal) -> str:
    """As the owner reads it: the mail of the outbox."""
    with psycopg.connect(databases.url_of(portal.database)) as connection:
        rows = connection.execute("SELECT body FROM governance_outboxmessage ORDER BY id").fetchall()
    body = next(body for (body,) in rows if ASKED in body)
    found = re.search(r"/your-action/[^\s]+", body)
    assert found is not None
    return found.group()


def says_that_it_is_done(phone: Visitor, plain: Visitor, link: str) -> None:
    """The page with scripts for axe, the answer without."""
    phone.visit(link)
    phone.see(ASKED)
    phone.has_no_sideways_scroll()
    plain.visit(link)
    plain.press("Send")
    plain.see("How it stands: Say how it stands.")
    plain.choose("What do you want to say?", "It is done")
    plain.press("Send")
    plain.see("Thank you")
    plain.has_no_sideways_scroll()
    phone.visit(link)
    phone.see("You said that it is done.")


def makes_the_next_agenda(clerk: Visitor) -> None:
    """Matters arising open it, and the page of the meeting has the log."""
    clerk.visit(f"{NEXT}agenda/roll-forward/")
    clerk.see("matters arising")
    clerk.press("Make the agenda")
    clerk.visit(NEXT)
    clerk.see("Matters arising")
    clerk.see(ASKED)


def closes_it(clerk: Visitor) -> None:
    row = clerk.page.get_by_role("row").filter(has_text=ASKED).first
    row.get_by_role("link").first.click()
    clerk.check()
    clerk.see(f"It is done. {OWNER}, by mailed link")
    clerk.follow("Close it")
    clerk.enter("What came of it", "Every practice has answered.")
    clerk.press("Close it")
    clerk.see("The action is closed.")
    clerk.see("Every practice has answered.")
