"""The public reads who decides what: the published scheme, its map and the scope of a place; a draft is nowhere."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.journeys.public_bytes import fetch, links_of, text_of
from tests.journeys.scheme_drafts import begins_a_draft
from tests.journeys.visitor import Visitor

OFFICER = "Clementine Hargreave"
SCHEMES, PLACE = "/schemes/sel/", "/places/lambeth/"
SECRET = "Quillfeather pilot of night nursing"
COMMITTEE = "Lambeth Local Care Partnership Committee"
FUNCTION = "Physical and mental health community services"
# Pages and files of the ICB's schemes, and what its places decide.
OF_SCHEMES = re.compile(r"/schemes/sel/|/places/[^/]+/scope/|/documents/")


@pytest.mark.requirement("R81", "R153", "R154", "R195")
def test_the_public_reads_the_scheme_and_no_draft(visitor: Callable[..., Visitor]) -> None:
    writes_a_row_into_a_draft(visitor(OFFICER))
    for reader in (visitor(), visitor(width=320)):
        finds_the_scheme(reader)
        reads_the_map(reader)
        reads_what_is_decided_at_a_place(reader)
        asks_who_may_decide(reader)
    finds_the_draft_nowhere(visitor())


def writes_a_row_into_a_draft(officer: Visitor) -> None:
    begins_a_draft(officer, "2.0 in secret")
    officer.follow("Edit the rows")
    officer.follow("Add row")
    officer.press("Save")
    officer.see("There is a problem")
    officer.enter("The decision in the document's own words", SECRET)
    officer.select("Function", "Maternity")
    officer.page.locator(".pbp-entry__form").get_by_label("Treatment").select_option(label="Delegated")
    officer.select("Held by committee", COMMITTEE)
    officer.enter("Source: document and clause", f"{SECRET}, row 1")
    officer.press("Save")
    officer.see("Maternity was added.")


def finds_the_scheme(reader: Visitor) -> None:
    """From the first page to one row, which has an address of its own."""
    reader.visit("/")
    reader.follow("South East London")
    reader.page.locator(f"main a[href='{SCHEMES}']").first.click()
    looks(reader)
    reader.see("Every published version")
    reader.page.locator("main section[aria-labelledby=now] a").first.click()
    looks(reader)
    row = reader.page.locator("tr", has_text=FUNCTION).filter(has_text="Lambeth").first
    assert COMMITTEE in row.inner_text()
    assert "¶3.6(ii)" in row.inner_text()
    assert row.get_attribute("id")
    reader.see("Not listed never means delegated.")


def looks(reader: Visitor) -> None:
    reader.check()
    reader.has_no_sideways_scroll()


def reads_the_map(reader: Visitor) -> None:
    reader.follow("Functions and decisions map of this version")
    looks(reader)
    reader.select("Place", "Lambeth")
    reader.press("Show")
    looks(reader)
    reader.see(COMMITTEE)


def reads_what_is_decided_at_a_place(reader: Visitor) -> None:
    reader.visit(f"{PLACE}scope/")
    looks(reader)
    for words in ("In scope", "Out of scope", FUNCTION, COMMITTEE, "Prepare the integrated care strategy"):
        reader.see(words)
    reader.visit(f"{PLACE}scope/?on=2022-05-01")
    looks(reader)
    reader.see("No published scheme says anything about Lambeth on this day.")


def asks_who_may_decide(reader: Visitor) -> None:
    """The published scheme answers; of what only the draft gives, nobody may decide."""
    reader.visit("/can-decide/")
    looks(reader)
    reader.page.locator("main a[href='?icb=sel']").click()
    looks(reader)
    reader.press("Ask")
    reader.see("There is a problem")
    looks(reader)
    asks(reader, FUNCTION)
    reader.see("One holder may decide this")
    reader.see(COMMITTEE)
    reader.see("¶3.6(ii)")
    asks(reader, "Maternity")
    reader.see("Nobody named in the scheme may decide this")


def asks(reader: Visitor, function: str) -> None:
    reader.enter("What is to be decided?", function)
    reader.select("Where?", "Lambeth")
    reader.enter("On which day?", "2025-05-01")
    reader.press("Ask")
    looks(reader)


def finds_the_draft_nowhere(reader: Visitor) -> None:
    """No page, file or list that a link of the ICB's public pages leads to speaks of the draft or of its row."""
    waiting, said = [SCHEMES, PLACE, "/icbs/sel/"], {}
    while waiting:
        path = waiting.pop()
        status, body, headers = fetch(reader.base + path)
        assert status in (200, 301), f"{path} answers {status}"
        said[path] = text_of(body, headers)
        found = links_of(reader.base, path, body, headers)
        waiting += {each for each in found if OF_SCHEMES.match(each)} - said.keys() - set(waiting)
    assert len(said) > 8
    for path, text in said.items():
        assert "Quillfeather" not in text, f"{path} speaks of a row of a draft"
        assert "2.0 in secret" not in text, f"{path} speaks of a draft"
