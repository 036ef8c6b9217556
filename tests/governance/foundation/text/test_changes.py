"""What changed between two texts: nothing is lost, and a change is told where it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.foundation.text.blocks import blocks_of_html, blocks_of_pages
from governance.foundation.text.changes import MOST_PAIRS, Block, changes_between
from governance.foundation.text.redline import GONE, KEPT, NEW

LINES = (
    "The plan for winter beds",
    "The plan for summer beds",
    "It costs £40k",
    "It costs £55k this year",
    "Noted",
)
TEXTS = st.lists(st.sampled_from(LINES).map(Block), max_size=8)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back_from_the_passages(before: list[Block], after: list[Block]) -> None:
    found = changes_between(before, after)
    words = {side: [] for side in (GONE, NEW)}
    for passage in found.passages:
        for piece in passage.pieces:
            for side in (GONE, NEW):
                if piece.kind in (side, KEPT):
                    words[side] += piece.text.split()
    for side, text in ((GONE, before), (NEW, after)):
        whole = [word for block in text for word in block.text.split()]
        counted = len(whole) - len(words[side])
        assert counted >= 0
        assert counted == sum(
            len(word.split()) for word in _unchanged(before, after)
        )  # what is in no passage stands in both


def _unchanged(before: list[Block], after: list[Block]) -> list[str]:
    from difflib import SequenceMatcher

    old, new = ([block.text for block in side] for side in (before, after))
    match = SequenceMatcher(None, old, new, autojunk=False)
    return [
        text for kind, start, end, *_ in match.get_opcodes() if kind == "equal" for text in old[start:end]
    ]


def test_a_change_names_its_pages_and_what_was_passed_over() -> None:
    before = [Block("One.", 1), Block("Two.", 1), Block("It costs £40k.", 2)]
    after = [Block("One.", 1), Block("Two.", 2), Block("It costs £55k.", 3), Block("Quite new.", 3)]
    (passage,) = changes_between(before, after).passages
    assert (passage.page_before, passage.page_after, passage.skipped, passage.kind) == (2, 3, 2, "changed")
    assert [piece.text.strip() for piece in passage.pieces if piece.kind == GONE] == ["£40k."]


@pytest.mark.parametrize(("before", "after", "kind"), [([], ["New"], NEW), (["Old"], [], GONE)])
def test_a_whole_passage_is_new_or_gone(before: list[str], after: list[str], kind: str) -> None:
    (passage,) = changes_between([Block(t) for t in before], [Block(t) for t in after]).passages
    assert passage.kind == kind


def test_very_long_passages_are_shown_whole() -> None:
    words = int(MOST_PAIRS**0.5) + 1
    (passage,) = changes_between([Block("a " * words)], [Block("b " * words)]).passages
    assert [piece.kind for piece in passage.pieces] == [GONE, NEW]


def test_rows_of_tables_and_nested_lists_are_paragraphs_of_their_own() -> None:
    lists = "<ul><li>Outer<ul><li>Inner</li></ul></li></ul>"
    html = f"<p>One <b>bold</b></p>{lists}<table><tr><td>A</td><td><p>B</p></td></tr></table>"
    assert [block.text for block in blocks_of_html(html)] == ["One bold", "Outer", "Inner", "A | B"]
    assert blocks_of_html("") == []


def test_lines_of_pages_become_paragraphs_without_running_heads() -> None:
    page = (
        "Hill board, {n}\n{word} plan is long and goes on over the end of this line\nand the {word} one ends here.\n"
        "1. {word} point of the list that is long enough\nPage {n} of 4"
    )
    words = ("First", "Second", "Third", "Fourth")
    found = blocks_of_pages(
        [page.replace("{n}", str(n)).replace("{word}", word) for n, word in enumerate(words, 1)]
    )
    assert [block.text for block in found if block.page == 2] == [
        "Second plan is long and goes on over the end of this line and the Second one ends here.",
        "1. Second point of the list that is long enough",
    ]
