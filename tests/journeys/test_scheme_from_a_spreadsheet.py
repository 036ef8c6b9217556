"""An officer brings a scheme in from a spreadsheet, mends what is in doubt, adopts it and asks it a question."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from tests.journeys.scheme_workbook import (
    DIRECTOR,
    NURSE,
    UNKNOWN,
    source_of,
    write_damaged,
    write_workbook,
)
from tests.journeys.visitor import Visitor

OFFICER = "Nerys Ashbourne"
SCHEME = "Scheme of reservation and delegation"
FIRST_DAY, DAY_BEFORE = "2024-04-01", "2024-03-31"


@pytest.mark.requirement("R19", "R22", "R79", "R190", "LP104")
def test_from_a_spreadsheet_to_an_answer(visitor: Callable[..., Visitor], tmp_path: Path) -> None:
    officer = visitor(OFFICER)
    brings_the_file_in(officer, tmp_path)
    says_what_the_columns_mean(officer)
    reads_what_is_in_doubt_first(officer)
    says_who_the_unknown_holder_is(officer)
    settles_the_amounts(officer)
    applies_it(officer)
    adopts_it(officer)
    compares_it_with_the_version_before(officer)
    asks_on_both_sides_of_the_first_day(officer)
    takes_the_certificate(officer)


def brings_the_file_in(officer: Visitor, folder: Path) -> None:
    """No file, then a damaged one, then no label for the new version; each is said where it is wrong."""
    officer.follow("Who decides", within="nav[aria-label=Menu]")
    officer.follow("Imports")
    officer.follow("Bring in a scheme")
    officer.select("Scheme that it is part of", SCHEME)
    officer.enter("Label of the new version", "2.0")
    officer.enter_day("Planned first day of the new version", 1, 4, 2024)
    officer.press("Read the file")
    officer.see("There is a problem")
    officer.see_beside("The scheme", "This field is required.")
    assert officer.field("Label of the new version").input_value() == "2.0"
    officer.upload("The scheme", write_damaged(folder))
    officer.press("Read the file")
    officer.see_beside("The scheme", "This kind of file cannot be used here.")
    officer.enter("Label of the new version", "")
    officer.upload("The scheme", write_workbook(folder))
    officer.press("Read the file")
    officer.see("There is a problem")
    officer.upload("The scheme", write_workbook(folder))
    officer.enter("Label of the new version", "2.0")
    officer.press("Read the file")
    goes_on(officer)


def goes_on(officer: Visitor) -> None:
    """Waits for the work behind a page, which shows its progress, and follows where it leads."""
    if not officer.page.locator("#job-progress").count():
        return
    with officer.page.expect_navigation(timeout=90_000):
        officer.page.get_by_role("link", name="Go on").click(timeout=90_000)
    officer.check()


def says_what_the_columns_mean(officer: Visitor) -> None:
    officer.see("What the columns mean")
    assert officer.chosen("Held by") == "Delegated to: the cells name who"
    officer.select("Held by", "Delegated to one holder: a cross, a name or an amount")
    officer.press("Read the rows")
    officer.see("There is a problem")
    officer.see_beside("Holder named by “Held by”", "Say who this column stands for.")
    officer.select("Held by", "Delegated to: the cells name who")
    officer.press("Read the rows")
    goes_on(officer)


def reads_what_is_in_doubt_first(officer: Visitor) -> None:
    """Two amounts and a holder wait, above everything that is clear; until then nothing can be applied."""
    officer.see("Nothing is written yet.")
    rows = officer.page.locator(".app-import-rows tbody tr").all_inner_texts()
    waiting = [number for number, text in enumerate(rows) if "Waiting for an answer" in text]
    assert waiting == [0, 1, 2]
    for words in ("does not say whether it is pounds or thousands", "can begin at", UNKNOWN):
        officer.see(words)
    officer.see("3 rows wait for an answer.")


def says_who_the_unknown_holder_is(officer: Visitor) -> None:
    officer.follow("Names in the file")
    officer.select(f"“{UNKNOWN}” (1 row)", DIRECTOR)
    officer.press("Keep these names")
    officer.see("2 rows wait for an answer.")


def settles_the_amounts(officer: Visitor) -> None:
    settles(officer, "A5", wrong="fifty", right="£50,000")
    settles(officer, "A6", wrong="£250 – £500k", right="over £250,000 up to £500,000")


def settles(officer: Visitor, reference: str, *, wrong: str, right: str) -> None:
    row = officer.page.locator(".app-import-rows tbody tr", has_text=reference)
    row.get_by_role("link", name="Settle").click()
    officer.check()
    officer.enter("Limit, read as", wrong)
    officer.press("Keep this answer")
    officer.see("Held by")
    assert "/rows/" in officer.page.url, "An answer that answers nothing was taken."
    officer.enter("Limit, read as", right)
    officer.press("Keep this answer")


def applies_it(officer: Visitor) -> None:
    officer.not_see("Waiting for an answer\n")
    officer.follow("Apply")
    officer.see("10 new, 2 changed")
    officer.press("Apply")
    goes_on(officer)
    officer.see("10 entries were added")
    officer.page.get_by_role("link", name="Open ").first.click()
    officer.check()
    officer.see("Draft")
    officer.see("A12")


def adopts_it(officer: Visitor) -> None:
    """What stops it and what it changes stands above the button; who adopted it must be named."""
    officer.follow("Adopt")
    for words in ("Before it is adopted", "What it changes", "Version 1.0 will end on 31 March 2024."):
        officer.see(words)
    officer.enter_day("Adopted on", 27, 3, 2024)
    officer.press("Adopt this version")
    officer.see("There is a problem")
    officer.see_beside("Adopted by", "This field is required.")
    officer.enter("Adopted by", "ICB Board, 27 March 2024, minute 11")
    officer.press("Adopt this version")
    officer.see("was adopted and is in force from 1 April 2024.")


def compares_it_with_the_version_before(officer: Visitor) -> None:
    officer.follow("Compare")
    officer.press("Compare")
    officer.see("1 limit lowered, 8 delegations added, 1 row with other terms, 2 other rows added.")
    marked = officer.page.locator("article", has_text="Improving care home quality").first
    assert "£50,000" in " ".join(marked.locator("ins").all_inner_texts())
    assert marked.locator("del").count()


def asks_on_both_sides_of_the_first_day(officer: Visitor) -> None:
    officer.follow("Ask who may decide")
    asks(officer, what="prescri", amount="a lot", on=DAY_BEFORE)
    officer.see("There is a problem")
    officer.see_beside("For how much?", "Enter one amount")
    asks(officer, what="Prescribing", amount="£200k", on=DAY_BEFORE)
    officer.see("Nobody named in the scheme may decide this")
    asks(officer, what="Prescribing", amount="£200k", on=FIRST_DAY)
    officer.see("One holder may decide this")
    officer.see(NURSE)
    officer.see(source_of(1))


def asks(officer: Visitor, *, what: str, amount: str, on: str) -> None:
    officer.enter("What is to be decided?", what)
    officer.enter("For how much?", amount)
    officer.enter("On which day?", on)
    officer.press("Ask")


def takes_the_certificate(officer: Visitor) -> None:
    text = printed(officer.download("Certificate of this answer (PDF)"))
    for words in ("Prescribing", NURSE, "£200,000", "1 April 2024", source_of(1), "version 2.0"):
        assert words in text, f"“{words}” is not on the certificate: {text[:1500]}"


def printed(data: bytes) -> str:
    """The words on the pages of a PDF."""
    with pypdfium2.PdfDocument(data) as document:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in document).split())
