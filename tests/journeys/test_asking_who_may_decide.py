"""Who may decide about safeguarding: the same question, the opposite answer in two systems."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.journeys.visitor import Visitor

IN_BOB, IN_LSC = "Tobias Fenwick-Rao", "Nerys Ashbourne"
AUTUMN = "2022-10-01"


def asks(someone: Visitor, *, what: str, where: str, amount: str = "") -> None:
    someone.visit(f"/workspace/who-may-decide/?on={AUTUMN}")
    someone.enter("What is to be decided?", what)
    someone.select("Where?", where)
    someone.enter("For how much?", amount)
    someone.press("Ask")
    if someone.axe:
        someone.has_no_sideways_scroll()


@pytest.mark.requirement("R23", "R78", "R79")
@pytest.mark.parametrize("width", [1280, 320])
def test_safeguarding_in_two_systems(visitor: Callable[..., Visitor], width: int) -> None:
    here = visitor(IN_BOB, width=width)
    asks(here, what="safeguarding", where="Oxfordshire")
    here.see("Nobody named in the scheme may decide this")
    here.see("Safeguarding for Oxfordshire is discussed at place and not delegated")

    there = visitor(IN_LSC, width=width)
    asks(there, what="safeguarding", where="Lancashire")
    there.see("may decide on Safeguarding for Lancashire")
    there.not_see("Nobody named in the scheme may decide this")


@pytest.mark.requirement("R190")
def test_from_words_to_a_certificate_and_the_inverse(visitor: Callable[..., Visitor]) -> None:
    someone = visitor(IN_BOB, javascript=False)
    asks(someone, what="urgent", where="Oxfordshire", amount="about fifty")
    someone.see("Enter one amount")
    someone.enter("For how much?", "£50k")
    someone.press("Ask")
    someone.see("Which of these functions do you mean?")
    someone.page.locator("section[aria-labelledby=choose] a").first.click()
    someone.check()
    someone.see("Amount")
    someone.see("£50,000")
    assert someone.download("Certificate of this answer (PDF)").startswith(b"%PDF")
    someone.follow("Gaps and overlaps")
    someone.see("Not listed never means delegated")
