"""Letters of enclosures across a pack."""

from __future__ import annotations

import pytest

from reports.checking.rules.enclosures import Lettered, check_enclosures, own_letter
from reports.checking.rules.facts import Around
from tests.reports.checking.texts import heading, paper, para, said

CLEAN = paper(para("When the clinic opens is not yet known."))


def around(*others: Lettered, given: str = "", own: str = "") -> Around:
    return Around(enclosures=(Lettered("me", given, own, "4"), *others), key="me")


A, B, C = (Lettered(f"p{letter}", letter, item=str(n)) for n, letter in enumerate("ABC", 1))


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("Enclosure B: Winter plan", "B"),
        ("Enc. C Terms", "C"),
        ("ENCLOSURE AA – Budget", "AA"),
        ("Enclosure a plan", ""),
        ("Enclosures and their letters", ""),
        ("Winter plan (enclosure B)", ""),
        ("Encore B", ""),
    ],
)
def test_the_letter_of_a_title(title: str, letter: str) -> None:
    assert own_letter(title) == letter


@pytest.mark.requirement("R139", "R196")
@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (around(A, B, given="C"), []),
        (around(), []),
        (Around(), []),
        (around(A, B, given="C", own="C"), []),
        (around(A, C, given="B", own="C"), ["enclosure.differs"]),
        (around(A, B, own="B"), ["enclosure.twice"]),
        (around(A, own="C"), ["enclosure.skipped"]),
        (around(A, B, C, own="E"), ["enclosure.skipped"]),
        (around(Lettered("z", "Z"), own="AA"), []),
    ],
)
def test_a_letter_used_twice_skipped_or_given_to_another_is_found(given: Around, codes: list[str]) -> None:
    assert [slip.code for slip in check_enclosures(CLEAN, given)] == codes


def test_a_letter_in_the_first_lines_is_read_and_a_private_paper_is_not_named() -> None:
    text = paper(heading("ENCLOSURE: B"), para("Enclosure C shows the costs, as agreed."))
    found = list(check_enclosures(text, around(A, Lettered("secret", "B"), given="C")))
    assert said(found, text) == [("enclosure.differs", "ENCLOSURE: B")]
    assert found[0].reason.endswith("Enclosure B is the paper of another item.")
    late = paper(*(para(f"Line {n}.") for n in range(6)), heading("Enclosure B"))
    assert list(check_enclosures(late, around(A, B, given="C"))) == []
