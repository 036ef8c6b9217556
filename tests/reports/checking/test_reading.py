"""Texts made into blocks, from HTML and from the lines of a PDF, and passages found again on their pages."""

from __future__ import annotations

from governance.foundation.text import render_markdown
from reports.checking.reading.html import blocks_of_html
from reports.checking.reading.lines import blocks_of_pages
from reports.checking.reading.places import Places
from reports.checking.rules.facts import Block, Spot

MARKDOWN = """## 1. Why

1.1 Beds are *short*.

- one thing,

  told at length;
- two things.

| Ward | Beds |
|---|---|
| A | 12 |
"""


def test_html_gives_headings_paragraphs_items_and_rows() -> None:
    blocks = blocks_of_html(render_markdown(MARKDOWN, numbering="decimal"))
    assert [(block.kind, block.text) for block in blocks] == [
        ("heading", "1. Why"),
        ("paragraph", "1.1 Beds are short."),
        ("item", "one thing,"),
        ("paragraph", "told at length;"),
        ("item", "two things."),
        ("row", "Ward | Beds"),
        ("row", "A | 12"),
    ]
    assert blocks[2].group == blocks[4].group != 0
    assert [block.is_head for block in blocks[5:]] == [True, False]


def test_the_cover_sheet_knows_its_rows_and_printed_asks_are_left_out() -> None:
    html = (
        "<table><tr><th>Author</th><td><p>Ada Hill,</p><p>Director</p></td></tr></table>"
        '<section class="keep"><h2>Recommendations</h2><p>Approve it.</p></section>'
    )
    (row,) = blocks_of_html(html, fields={"Author": "authors"})
    assert (row.field, row.cells) == ("authors", ("Author", "Ada Hill, Director"))
    assert blocks_of_html("  ") == ()


def test_lines_of_a_pdf_become_paragraphs_without_heads_and_feet() -> None:
    pages = [
        [
            "Hillside Board, March 2026",
            f"1. {word}",
            "1.1 Beds are short this winter, and the partnership has been asked to",
            "plan for more of them before the year is over.",
            "• one thing",
            f"• two things of {word.lower()}",
            f"Page {number}",
        ]
        for number, word in enumerate(("Context", "Money", "People", "Steps"), 1)
    ]
    blocks = blocks_of_pages(pages)[:4]
    assert [(block.kind, block.text[:24]) for block in blocks] == [
        ("paragraph", "1. Context"),  # a numbered line may be an item as well
        ("paragraph", "1.1 Beds are short this "),
        ("item", "one thing"),
        ("item", "two things of context"),
    ]
    assert blocks[1].text.endswith("year is over.")


def test_a_passage_is_found_where_it_is_printed_although_lines_break_in_it() -> None:
    places = Places([["Plan", "Beds are short. See An-", "nex 4 of 2026."], ["Beds are short again."]])
    blocks = (
        Block("paragraph", "Beds are short. See Annex 4 of 2026."),
        Block("paragraph", "Beds are short again."),
    )
    begins = places.of_blocks(blocks)
    start = blocks[0].text.index("Annex 4")
    assert places.find(blocks[0], Spot(0, 0, start, start + 7), begins[0]) == (1, 2)
    assert places.find(blocks[0], Spot(0, 0, start + 6, start + 14), begins[0]) == (1, 3)
    assert places.find(blocks[1], Spot(0, 1, 0, 4), begins[1]) == (
        2,
        1,
    )  # the second time that it stands there
    assert places.find(Block("paragraph", "Nowhere"), Spot(0, 0, 0, 7), begins[1]) == (
        2,
        1,
    )  # at least its block
    assert Places([]).find(blocks[0], Spot(0, 0, 0, 4), 0) is None
