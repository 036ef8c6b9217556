"""The governance lead brings a forward plan in, makes the next agenda from the last one, and defers an item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from tests import databases
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

LEAD, BOARD = "Ottoline Ferraby", "Bexley Strategic Board"
DAY = "on=2021-11-01"


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: another journey finds the agenda of that day empty."""
    database = databases.copy_for(worker_name, "agenda", base=world_template)
    with running_portal(database, name=f"{worker_name}_agenda") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("R139", "R178")
def test_a_plan_comes_in_and_becomes_the_next_agenda(visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    lead = visitor(LEAD)
    brings_the_plan_in(lead, tmp_path)
    makes_the_agenda(lead)
    defers_an_item(lead)
    reads_it_on_a_phone(visitor(LEAD, width=320))


def brings_the_plan_in(lead: Visitor, tmp_path: Path) -> None:
    lead.visit("/workspace/forward-plan/imports/new/")
    lead.select("Committee", BOARD)
    lead.upload("Excel workbook with the plan", _workbook(tmp_path))
    lead.press("Save")
    lead.see("1 new, 1 changed")
    lead.see("neither yes nor no")
    lead.follow("Apply")
    lead.press("Apply")
    lead.see("2 items written")


def makes_the_agenda(lead: Visitor) -> None:
    lead.visit(f"/workspace/forward-plan/?{DAY}")
    lead.see("Carers strategy")
    lead.see("for 25 November")
    lead.follow("Make the agenda of 25 November 2021")
    lead.see("Minutes of 28 October 2021 and matters arising")
    lead.see("Winter resilience plan")
    lead.press("Show in this order")
    lead.see("more than the meeting has")
    lead.field("Take Public forum").uncheck()
    lead.press("Show in this order")
    lead.see("of 180")
    lead.press("Make the agenda")
    lead.see("The agenda was made")
    lead.see("Undo it")


def defers_an_item(lead: Visitor) -> None:
    lead.follow("Defer 5 Winter resilience plan")
    lead.enter("Why is it deferred?", "The hospital's figures come in December")
    lead.press("Defer")
    lead.see("Deferred to 23 December 2021")
    lead.see("changed since: take items off one by one")
    lead.not_see("<span")
    lead.visit(f"/workspace/forward-plan/?{DAY}")
    lead.see("to December 2021")
    lead.see("The hospital's figures come in December")
    lead.see("of 25 November, item")


def reads_it_on_a_phone(lead: Visitor) -> None:
    lead.visit(f"/workspace/forward-plan/?{DAY}")
    lead.see("Winter resilience plan")
    lead.has_no_sideways_scroll()


def _workbook(folder: Path) -> Path:
    book, path = openpyxl.Workbook(), folder / "plan.xlsx"
    sheet = book.worksheets[0]
    sheet.append(
        ["Title", "Purpose", "How often", "Months", "On the plan from", "A paper is needed", "Minutes"]
    )
    sheet.append(["Carers strategy", "discussion", "yearly", "November", "1 July 2021", "perhaps", "45"])
    sheet.append(["Winter resilience plan", "endorsement", "yearly", "November", "", "yes", "60"])
    book.save(path)
    return path
