"""A member declares on a phone, the guardian asks and confirms, the lead reads the register and brings a file in."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.journeys.visitor import Visitor

MEMBER, GUARDIAN, LEAD = "Fatou Jallow", "Harriet Osei-Bonsu", "Ottoline Ferraby"
BOARD = "Bexley Strategic Board"
INTEREST = "Non-financial personal interest of Fatou Jallow"


@pytest.mark.requirement("R174", "LP35", "LP37", "LP38", "LP40", "LP41")
def test_an_interest_from_declaration_to_register(visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    member, guardian, lead = visitor(MEMBER, width=320), visitor(GUARDIAN), visitor(LEAD)
    declares_on_a_phone(member)
    asks_a_question(guardian)
    answers(member)
    confirms(guardian)
    reads_the_register(lead)
    looks_at_gifts_and_policy(lead)
    brings_a_file_in(lead, tmp_path)


def declares_on_a_phone(member: Visitor) -> None:
    member.visit("/workspace/interests/")
    member.see("Thamesmead Walks Together")
    member.has_no_sideways_scroll()
    member.follow("Add interest")
    member.press("Save")
    member.see("There is a problem")
    member.has_no_sideways_scroll()
    member.select("Type of interest", "Non-financial personal")
    member.enter("Organisation or person, if not", "Crayside Rowing Club")
    member.enter("What the interest is", "Treasurer of a club that asked for a grant.")
    member.enter_day("Held since", 1, 4, 2024)
    member.press("Save")
    member.see("Declared, to be looked at")
    member.see("Crayside Rowing Club")
    member.has_no_sideways_scroll()


def asks_a_question(guardian: Visitor) -> None:
    guardian.visit("/workspace/")
    guardian.see("Interests to look at")
    guardian.follow(INTEREST)
    guardian.follow("Send back with a question")
    guardian.enter("Your question (private)", "Did the club receive the grant?")
    guardian.press("Send back with a question")
    guardian.see("Sent back with a question")


def answers(member: Visitor) -> None:
    member.visit("/workspace/interests/")
    member.follow("Crayside Rowing Club")
    member.see("Did the club receive the grant?")
    member.follow("Answer the question")
    member.enter("Your answer (private)", "Not yet.")
    member.has_no_sideways_scroll()
    member.press("Answer the question")
    member.see("Declared, to be looked at")


def confirms(guardian: Visitor) -> None:
    guardian.visit("/workspace/")
    guardian.follow(INTEREST)
    guardian.see("Not yet.")
    guardian.follow("Confirm")
    guardian.enter("Action taken, as agreed", "Leaves the room when club grants are discussed.")
    guardian.press("Confirm")
    guardian.see("Public")
    guardian.follow("Keep it off the register")
    guardian.select("What is kept back", "The details: the category is shown, the party and nature are not")
    guardian.enter("Reason (private)", "Asked for by the police")
    guardian.enter("Decided by (office)", "Conflicts of interest guardian")
    guardian.enter_day("Kept back from", 1, 4, 2024)
    guardian.press("Save")
    guardian.see("Give its last day, or the day by which it is looked at again.")
    guardian.enter_day("Looked at again by", 1, 4, 2040)
    guardian.press("Save")
    guardian.see("Asked for by the police")


def reads_the_register(lead: Visitor) -> None:
    lead.visit("/workspace/interests/")
    for words in (
        "Larkfield Family Practice",
        "Public without details",
        "Nothing declared and no nil return",
    ):
        lead.see(words)
    lead.select("Committee", BOARD)
    lead.press("Filter")
    lead.see("Crayside Rowing Club")
    assert lead.download("Download as PDF").startswith(b"%PDF")
    book = openpyxl.load_workbook(io.BytesIO(lead.download("Download as Excel")))
    said = [cell for row in book.worksheets[0].values for cell in row if cell]
    assert "Crayside Rowing Club" in said
    assert b"Crayside Rowing Club" in lead.download("Download as CSV")


def looks_at_gifts_and_policy(lead: Visitor) -> None:
    lead.follow("Policy")
    lead.follow("Standards of business conduct and conflicts of interest")
    lead.see("28 days")
    lead.visit("/workspace/gifts/")
    lead.follow("Add gift or hospitality")
    lead.select("Person", MEMBER)
    lead.select("Kind", "Hospitality")
    lead.enter_day("Offered on", 1, 5, 2024)
    lead.enter("Offered by, if not", "Northway Events Ltd")
    lead.enter("What was offered, and why", "Dinner after a talk")
    lead.enter("Value, estimated", "90")
    lead.select("What became of it", "Waiting for approval")
    lead.press("Save")
    lead.see("Hospitality above £75 is refused unless it is approved.")


def brings_a_file_in(lead: Visitor, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Name", "Declared interest", "Type", "Nature", "From", "To"])
    book.active.append(["Fatou Jalow", "Erith Choir", "Personal", "Sings there", "1 May 2023", "ongoing"])
    book.active.append(["Gillian Oduya", "Ridgeway Trust", "Personal", "Trustee", "May 2023", ""])
    book.save(tmp_path / "register.xlsx")
    lead.visit("/workspace/interest-imports/")
    lead.follow("Add interest import")
    lead.upload("Excel workbook with the register", tmp_path / "register.xlsx")
    lead.press("Save")
    lead.see("Nobody in the register bears this name: choose the person.")
    lead.see("The day from which it is held cannot be read: “May 2023”.")
    lead.follow("Choose people")
    lead.select("Fatou Jalow (1 row)", f"{MEMBER} (suggested)")
    lead.press("Save")
    lead.see("1 new, 1 cannot be read.")
    lead.follow("Apply")
    lead.press("Apply")
    lead.see("1 entry written.")
    lead.follow("Undo")
    lead.press("Undo it")
    lead.see("The import was undone.")
