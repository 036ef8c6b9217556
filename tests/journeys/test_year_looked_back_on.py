"""The governance lead looks back on Bexley's year: what was not met, the evidence, the report and the review."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import openpyxl
import pikepdf
import pytest

from tests import databases
from tests.journeys.portal import Portal, running_portal
from tests.journeys.visitor import Visitor

LEAD, MEMBER = "Ottoline Ferraby", "Lorcan Devereaux"
BOARD, YEAR = "Bexley Strategic Board", "2024/25"


@pytest.fixture(scope="module")
def portal(world_template: str, worker_name: str) -> Iterator[Portal]:
    """A portal of its own: a review is begun in it."""
    database = databases.copy_for(worker_name, "lookback", base=world_template)
    with running_portal(database, name=f"{worker_name}_lookback") as running:
        yield running
    databases.drop(database)


@pytest.mark.requirement("R157", "R172", "R175")
def test_a_year_is_looked_back_on(visitor: Callable[..., Visitor]) -> None:
    lead = visitor(LEAD)
    reads_what_is_not_met(lead)
    opens_the_evidence(lead)
    makes_the_report(lead)
    begins_the_review(lead)
    on_a_phone(visitor(MEMBER, width=320))


def reads_what_is_not_met(lead: Visitor) -> None:
    lead.visit("/workspace/")
    lead.visit("/workspace/compliance/")
    lead.select("Year from April", YEAR)
    lead.press("Show these days")
    lead.follow(BOARD, within="main")
    lead.see("3 meetings were held")
    lead.see("a meeting is asked for every month")
    lead.see("Cannot be told")  # a quorum that is not set is never met
    lead.see("Nobody sat in this seat at any of 3 meetings.")


def opens_the_evidence(lead: Visitor) -> None:
    here = lead.page.url
    lead.page.locator("#about-quorum").get_by_role("link").first.click()
    lead.check()
    lead.see("Record of the quorum")
    lead.visit(here)


def makes_the_report(lead: Visitor) -> None:
    lead.follow("Yearly report on effectiveness")
    lead.see("Attendance by organisation")
    assert lead.page.get_by_role("img", name="Attendance by member").count() == 1
    book = openpyxl.load_workbook(io.BytesIO(lead.download("Download as Excel")))
    names = [row[0].value for row in book["Attendance by member"].iter_rows(min_row=2)]
    assert "Patrick Quillan" in names
    with pikepdf.open(io.BytesIO(lead.download("Download as PDF"))) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert BOARD in str(pdf.docinfo.Title)


def begins_the_review(lead: Visitor) -> None:
    lead.press("Begin the review of these days")
    lead.enter("Was what was agreed carried out?", "Most of it.")
    lead.press("Save")
    lead.see("Most of it.")
    lead.see("Being prepared")
    lead.follow("The committee has agreed it")
    lead.select("By which decision did the committee agree it?", "Choose one")
    lead.press("Record that it is agreed")
    lead.see("There is a problem")


def on_a_phone(member: Visitor) -> None:
    """Somebody who reads the meetings, and no draft of a review."""
    member.visit("/workspace/committees/bexley-strategic-board/compliance/?year=2024")
    member.see("Not for you to see")
    member.has_no_sideways_scroll()
    member.follow("Yearly report on effectiveness")
    member.not_see("Most of it.")
    member.has_no_sideways_scroll()
    member.visit("/workspace/attendance/")
    member.has_no_sideways_scroll()
