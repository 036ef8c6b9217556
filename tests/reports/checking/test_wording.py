"""Asks on the cover and in the text, references, placeholders, words twice, abbreviations."""

from __future__ import annotations

import pytest

from reports.checking.rules.asks import check_asks
from reports.checking.rules.facts import Around, Asked, Block
from reports.checking.rules.leftovers import check_abbreviations, check_placeholders, check_twice
from reports.checking.rules.references import check_references
from tests.reports.checking.texts import heading, items, paper, para, said, text

COVER = Around(
    asked=(
        Asked("1", "note", "Note the update on the plan."),
        Asked("2", "comment", "Comment on the proposals."),
    )
)


@pytest.mark.requirement("R7")
@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ([heading("Asks of the Board"), para("21. To note and comment on the emerging model")], []),
        (
            [
                heading("8. Recommendation"),
                para("8.1 The Board is asked to:"),
                *items("(i) note the update on the plan;", "(ii) comment on the proposals."),
            ],
            [],
        ),
        (
            [
                heading("Recommendations"),
                *items("Note the update on the plan.", "Comment on the proposals.", "Approve the budget of the plan."),
            ],
            ["ask.extra"],
        ),
        ([heading("Recommendations"), *items("Note the update on the plan.")], ["ask.missing"]),
        (
            [
                heading("Recommendations"),
                para("The Board is asked to note the update and comment on these further steps:"),
                *items("Approve a timetable", "Develop a vision"),
            ],
            [],
        ),
        ([heading("Next steps"), para("We will approve nothing.")], []),  # a text without a section of asks
    ],
)  # fmt: skip
def test_asks(blocks: list[Block], found: list[str]) -> None:
    words = paper(heading("Context"), para("Beds are short."), *blocks)
    assert [code for code, _ in said(check_asks(words, COVER), words)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("See Annex 2 and Appendix B.", ["Annex 2", "Appendix B"]),
        ("See Annex 1.", []),
        ("See Annex 2 of the constitution and Appendix 3 to the Act.", []),
        ("Table 4 shows it; Figure 1 does not.", ["Table 4", "Figure 1"]),
        ("As paragraph 1.2 says, and paragraph 7.9 does not.", ["paragraph 7.9"]),
        ("Under paragraph 7.9 of Schedule 2.", []),
        ("Error! Reference source not found. shows it.", ["Error! Reference source not found."]),
    ],
)
def test_references(sentence: str, found: list[str]) -> None:
    words = paper(
        *text("1.1 See Annex 1.", "1.2 Beds.", "1.3 Wards.", "Table 1: Beds").parts[0].blocks,
        para(sentence),
        annexes={"Annex 1": [para("Numbers")]},
    )
    around = Around(annexes=(("Annex 1", "Numbers of beds"),))
    assert [quote for _, quote in said(check_references(words, around), words)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Beds are short.", ["annex.not_mentioned"] * 2),
        ("The annexes tell more.", []),
        ("See Annex 1 and the terms of reference.", []),
        ("See Annex 1.", ["annex.not_mentioned"]),
    ],
)
def test_annexes_that_nothing_refers_to(sentence: str, found: list[str]) -> None:
    words = paper(para(sentence), annexes={"Annex 1": [para("Numbers")], "Annex 2": [para("Terms")]})
    around = Around(annexes=(("Annex 1", "Bed numbers"), ("Annex 2", "Terms of reference")))
    assert [code for code, _ in said(check_references(words, around), words)] == found


@pytest.mark.requirement("R196")
@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The fee is [insert amount] for XX months.", ["[insert amount]", "XX"]),
        ("Lorem ipsum dolor sit amet.", ["Lorem ipsum"]),
        ("Who leads is TBC.", ["TBC"]),
        ("Workshop: TBC September 2021, date TBC", []),  # a date may be to be confirmed
        ("Henry XX and chapter XXX; see [1] and [the plan].", ["XX", "XXX"]),
        ("Signed: ____________", ["____________"]),
        ("Is it so?? The plan (draft) is [confidential].", []),
    ],
)
def test_placeholders(sentence: str, found: list[str]) -> None:
    words = text(sentence)
    assert [quote for _, quote in said(check_placeholders(words), words)] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The the board agreed that that was so.", ["The the"]),
        ("It had had its day, Baden Baden, no no.", []),
        ("It is a day-to-day to do list; well-led led on.", []),
        ("We met with with them", ["with with"]),
    ],
)
def test_words_twice(sentence: str, found: list[str]) -> None:
    words = text(sentence)
    assert [quote for _, quote in said(check_twice(words), words)] == found


@pytest.mark.requirement("R54")
@pytest.mark.parametrize(
    ("sentences", "named"),
    [
        (["The QXB met.", "The QXB agreed."], "QXB"),
        (["The Quality Exchange Board (QXB) met.", "The QXB agreed and the QXB left."], ""),
        (["The Quality Exchange Board met.", "The QEB agreed and the QEB left."], ""),
        (["QXB (quality exchange board) met.", "The QXB agreed."], ""),
        (["The NHS and the CQC of the UK; NHS and CQC again.", "Part II and Part II."], ""),
        (["The QXB met once."], ""),
        (["The HSB met.", "The HSB agreed."], ""),  # on the register
    ],
)
def test_abbreviations_that_nothing_writes_out(sentences: list[str], named: str) -> None:
    found = list(check_abbreviations(text(*sentences), Around(abbreviations=frozenset({"HSB"}))))
    assert [slip.reason for slip in found] == (
        [f"Not written out anywhere in the paper: {named}."] if named else []
    )
