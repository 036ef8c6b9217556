"""A place director proposes a change to the scheme; the officer returns one, accepts the other, and it is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.scheme_drafts import begins_a_draft, limit
from tests.journeys.visitor import Visitor

OFFICER, DIRECTOR = "Clementine Hargreave", "Eleanor Adebayo-Finch"
ROW, OTHER = "SEL-BEX-II", "SEL-BEX-III"
WHY = "The board awards community contracts up to this amount already."
DRAFT = "2.0 with proposals"


@pytest.mark.requirement("LP82")
def test_a_director_proposes_and_the_officer_decides(visitor: Callable[..., Visitor]) -> None:
    director, officer = visitor(DIRECTOR), visitor(OFFICER)
    draft = begins_a_draft(officer, DRAFT)
    sees_no_draft(director, draft)
    proposes_a_limit(director)
    proposes_another(director)
    sends_it(director)
    decides(officer)
    finds_it_in_the_draft(officer, draft)
    reads_the_answer(director)


def sees_no_draft(director: Visitor, draft: str) -> None:
    """A draft is for those who keep the scheme, until it is put to review."""
    assert director.visit(draft) == 404
    director.visit("/workspace/scheme-versions/")
    director.not_see(DRAFT)


def proposes_a_limit(director: Visitor) -> None:
    director.follow("1.0")
    director.follow("Rows and problems")
    director.see("Those who keep the scheme edit these rows.")
    director.not_see("stops the adoption")
    proposes(director, ROW, "£250,000", wrong="£250 – £500k")


def proposes_another(director: Visitor) -> None:
    director.follow("Propose another change")
    proposes(director, OTHER, "£1m", wrong="much")


def proposes(director: Visitor, row: str, amount: str, *, wrong: str) -> None:
    director.enter("Search", f"{row}")
    director.press("Show")
    director.page.get_by_role("link", name=f"Propose a change to {row} ").first.click()
    director.check()
    limit(director).fill(wrong)
    director.press("Propose this")
    director.see("There is a problem")
    limit(director).fill(amount)
    director.enter("Why should it be so?", WHY)
    director.press("Propose this")
    director.see("It is part of your proposal now.")


def sends_it(director: Visitor) -> None:
    director.follow("Send it")
    director.press("Send it")
    director.see("There is a problem")
    director.see_beside("Why should the scheme be changed?", "This field is required.")
    director.enter("Name of the proposal", "Limits of the Bexley board")
    director.enter("Why should the scheme be changed?", WHY)
    director.press("Send it")
    director.see("Your proposal was sent to those who keep the scheme.")


def decides(officer: Visitor) -> None:
    """One is accepted into the draft; the other cannot be returned without an answer."""
    officer.visit("/workspace/proposals/")
    officer.follow("Limits of the Bexley board")
    officer.see("£250,000")
    officer.see(WHY)
    if officer.page.locator("#draft").count():
        officer.page.locator("#draft").select_option(label=f"Scheme of reservation and delegation {DRAFT}")
        officer.press("Show")
    accepts = officer.page.locator("section", has_text=ROW + " ").filter(has=officer.page.locator("form"))
    accepts.get_by_role("button", name="Accept").first.click()
    officer.check()
    officer.see("accepted into")
    officer.press("Return")
    officer.see("Say why it is returned.")
    officer.page.get_by_label("Answer").first.fill("The Board has not agreed to this yet.")
    officer.press("Return")
    officer.see("returned")


def finds_it_in_the_draft(officer: Visitor, draft: str) -> None:
    officer.visit(f"{draft}editor/?q={ROW}")
    officer.see("£250,000")


def reads_the_answer(director: Visitor) -> None:
    director.visit("/workspace/proposals/")
    director.follow("Limits of the Bexley board")
    for words in ("Accepted", "Returned", "The Board has not agreed to this yet."):
        director.see(words)
