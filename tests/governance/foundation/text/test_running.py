"""Running paragraph numbers: on across headings, with letters and roman numbers below."""

from __future__ import annotations

import pytest

from governance.foundation.text import paragraph_anchors, render_markdown

PAPER = """\
## Context

1. The board agreed the direction of travel in March.
2. This paper sets out the next step.

## What the partnership is responsible for

1. The partnership will take on:
   a. urgent care and discharge
   b. community services
1. Three collaboratives are in place:
   a. one led by the acute trust
   b. and these:
      i. secure services
      ii. eating disorders
   c. the cancer alliance

Some areas stay with the board.

1. Finance reports come monthly.
"""

NUMBERS = ["1", "2", "3", "3.a", "3.b", "4", "4.a", "4.b", "4.b.i", "4.b.ii", "4.c", "5"]


def numbers(source: str) -> list[str]:
    return [paragraph.number for paragraph in paragraph_anchors(source, numbering="running")]


@pytest.mark.requirement("R11")
def test_numbers_run_on_across_headings_with_letters_and_roman_below() -> None:
    assert numbers(PAPER) == NUMBERS


@pytest.mark.requirement("R11")
def test_each_number_is_text_with_an_id_that_minutes_can_cite() -> None:
    html = render_markdown(PAPER, numbering="running")
    assert (
        '<p id="p-4-b-i" class="app-para app-para--3"><span class="app-para__number">i.</span> secure services</p>'
        in html
    )
    assert '<p id="p-5" class="app-para app-para--1"><span class="app-para__number">5.</span> Finance' in html
    assert "<ol" not in html


@pytest.mark.requirement("R11")
def test_every_cited_paragraph_is_on_the_page_exactly_once() -> None:
    html = render_markdown(PAPER, numbering="running", prefix="item-7-")
    for paragraph in paragraph_anchors(PAPER, numbering="running", prefix="item-7-"):
        assert paragraph.anchor.startswith("item-7-p-")
        assert html.count(f'id="{paragraph.anchor}"') == 1


def test_a_paragraph_is_known_by_its_first_words_and_line() -> None:
    paragraph = paragraph_anchors("Intro\n\n1. **Note** the [report](https://x.org)", numbering="running")[0]
    assert (paragraph.opening, paragraph.line) == ("Note the report", 3)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param(
            "- 1. One\n- 2. Two\n - a. Letter", ["1", "2", "2.a"], id="bulleted as pasted from a PDF"
        ),
        pytest.param(
            "1. One\na. Letter\nb. Letter\n2. Two", ["1", "1.a", "1.b", "2"], id="letters not indented"
        ),
        pytest.param("1) One\n2) Two\n   a) Letter", ["1", "2", "2.a"], id="brackets"),
        pytest.param("1. One\n   1. Below\n      1. Deeper", ["1", "1.a", "1.a.i"], id="digits nested"),
        pytest.param("7. Seven\n9. Nine", ["1", "2"], id="typed numbers give way"),
        pytest.param(
            "1. One\n" + "\n".join(f"{letter}. Item" for letter in "abcdefghijk"),
            ["1", *(f"1.{letter}" for letter in "abcdefghijk")],
            id="i after h is a letter",
        ),
        pytest.param(
            "1. One\na. Letter\ni. First\nii. Second\niii. Third\niv. Fourth\nv. Fifth\nb. Next",
            ["1", "1.a", *(f"1.a.{n}" for n in ("i", "ii", "iii", "iv", "v")), "1.b"],
            id="v after iv is roman",
        ),
        pytest.param("No list at all", [], id="plain"),
        pytest.param("> 1. Quoted", [], id="quoted lists are not ours"),
        pytest.param("```\n1. code\na. code\n```", [], id="code"),
    ],
)
def test_ways_people_write_lists(written: str, expected: list[str]) -> None:
    assert numbers(written) == expected


def test_letters_go_on_after_a_paragraph_between_them() -> None:
    assert numbers("1. Areas\n\n   a. one\n\nled by others, such as\n\nb. two") == ["1", "1.a", "1.b"]


def test_bullets_tables_and_further_paragraphs_stay_with_their_number() -> None:
    html = render_markdown("1. First\n\n   More of it.\n\n   - point\n\n2. Next", numbering="running")
    assert '<p class="app-para app-para--1 app-para--continued">More of it.</p>' in html
    assert '<ul class="app-para__list app-para__list--1">' in html
    assert html.index('id="p-1"') < html.index("point") < html.index('id="p-2"')


def test_an_item_without_words_keeps_its_number() -> None:
    html = render_markdown("1.\n2. Two\n3. > quoted", numbering="running")
    assert [f'id="p-{n}"' in html for n in (1, 2, 3)] == [True, True, True]
    assert html.index('id="p-3"') < html.index("<blockquote>")


def test_a_reader_never_sees_the_marks_used_inside() -> None:
    html = render_markdown("- bullet\n  a. letter\n\n\ue000x\ue001 typed", numbering="running")
    assert "\ue000" not in html
    assert "\ue001" not in html
