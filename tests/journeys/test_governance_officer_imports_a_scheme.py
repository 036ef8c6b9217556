"""A governance officer brings a spreadsheet into a draft, settles what is in doubt, applies, undoes, and compares."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.visitor import Visitor
from tests.security.sample_imports import workbook

OFFICER = "Clementine Hargreave"
BOARD, UNKNOWN = "Bexley Strategic Board", "Bexley Winter Desk"
ROWS = (
    ("B1", "Approve the winter plan of Bexley", "", BOARD, "£50k"),
    ("B2", "Approve winter transport", "", UNKNOWN, "50"),
    ("B3", "Approve nothing at all", "", "", ""),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "winter.xlsx"
    path.write_bytes(workbook(*ROWS).data)
    return path


@pytest.mark.requirement("LP104")
def test_an_officer_brings_a_spreadsheet_in(visitor: Callable[..., Visitor], file: Path) -> None:
    officer = visitor(OFFICER)
    brings_the_file_in(officer, file)
    sees_what_cannot_be_taken_as_it_is(officer)
    says_who_is_meant(officer)
    settles_the_amount(officer)
    applies_and_undoes(officer)


def brings_the_file_in(officer: Visitor, file: Path) -> None:
    officer.follow("Who decides", within="nav[aria-label=Menu]")
    officer.follow("Imports")
    officer.follow("Bring in a scheme")
    officer.press("Read the file")
    officer.see("There is a problem")
    officer.upload("The scheme", file)
    officer.field("Scheme that it is part of").select_option(index=1)
    officer.enter("Label of the new version", "Winter")
    officer.enter_day("Planned first day of the new version", 1, 4, 2040)
    officer.choose("The new version", "Begin empty")
    officer.press("Read the file")
    goes_on(officer)
    officer.see("What the columns mean")
    assert officer.chosen("Delegated to") == "Delegated to: the cells name who"
    officer.press("Read the rows")
    goes_on(officer)


def goes_on(officer: Visitor) -> None:
    """The page asks for its own progress until the work is over."""
    officer.page.get_by_role("link", name="Go on").wait_for(timeout=60_000)
    officer.follow("Go on")


def sees_what_cannot_be_taken_as_it_is(officer: Visitor) -> None:
    officer.see("1 row waits for an answer")
    officer.see("1 of 2 not found")
    officer.see("The row names nobody")
    text = officer.text()
    assert text.index("Approve winter transport") < text.index("Approve the winter plan")
    officer.follow("Cannot be read (1)")
    officer.see("Approve nothing at all")
    officer.not_see("Approve winter transport")
    officer.follow("All rows (3)")


def says_who_is_meant(officer: Visitor) -> None:
    officer.follow("Names in the file")
    officer.field(f"“{UNKNOWN}” (1 row)").select_option(label=BOARD)
    officer.press("Keep these names")
    officer.see("all 2 found")


def settles_the_amount(officer: Visitor) -> None:
    officer.see("does not say whether it is pounds or thousands")
    officer.follow("Settle Sheet, row 3")
    officer.enter("Limit, read as", "£50,000")
    officer.press("Keep this answer")
    officer.not_see("Waiting for an answer")


def applies_and_undoes(officer: Visitor) -> None:
    officer.follow("Apply")
    officer.see("2 new, 0 changed")
    officer.press("Apply")
    goes_on(officer)
    officer.see("2 entries were added")
    officer.press("Undo this import")
    goes_on(officer)
    officer.see("Undone")


@pytest.mark.requirement("R190")
def test_a_comparison_without_javascript_on_a_small_phone(
    visitor: Callable[..., Visitor], file: Path
) -> None:
    officer = visitor(OFFICER, width=320, javascript=False)
    officer.visit("/workspace/scheme-imports/")
    officer.has_no_sideways_scroll()
    officer.follow("Compare a file with what is in force")
    officer.upload("The file", file)
    officer.field("Compare it with").select_option(index=1)
    officer.press("Compare")
    for _ in range(60):
        if "Check again" not in officer.text():
            break
        officer.page.wait_for_timeout(1000)
        officer.follow("Check again")
    officer.see("Nothing was written")
    officer.see("Approve winter transport")
    officer.has_no_sideways_scroll()
