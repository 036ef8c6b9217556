"""The author's own decimal numbers, kept as printed, and their slips reported."""

from __future__ import annotations

import pytest

from governance.foundation.text import numbering_slips, paragraph_anchors, render_markdown

PAPER = """\
## 1. National context

- 1.1 The Act sets out a joined-up approach.
- 1.2 Guidance followed.

## 4. Plans

4.8 The principle of subsidiarity.
4.9 The executive is developing a road map at a cost of
4.1 million pounds:
4.9.1 Year 1
4.9.2 Years 2 to 3

4.10 Feedback was sought.

### 5.1 Geography

5.1.1. Support was broad.
"""


@pytest.mark.requirement("R85")
def test_numbers_are_kept_as_printed_and_can_be_cited() -> None:
    found = [(p.number, p.anchor, p.line) for p in paragraph_anchors(PAPER, numbering="decimal")]
    assert found == [
        ("1", "p-1", 1),
        ("1.1", "p-1-1", 3),
        ("1.2", "p-1-2", 4),
        ("4", "p-4", 6),
        ("4.8", "p-4-8", 8),
        ("4.9", "p-4-9", 9),
        ("4.9.1", "p-4-9-1", 11),
        ("4.9.2", "p-4-9-2", 12),
        ("4.10", "p-4-10", 14),
        ("5.1", "p-5-1", 16),
        ("5.1.1", "p-5-1-1", 18),
    ]


@pytest.mark.requirement("R85")
def test_the_page_shows_the_number_as_typed() -> None:
    html = render_markdown(PAPER, numbering="decimal")
    assert (
        '<p id="p-4-9-1" class="app-para app-para--2"><span class="app-para__number">4.9.1</span> Year 1</p>'
        in html
    )
    assert '<h3 id="p-1"><span class="app-para__number">1.</span> National context</h3>' in html
    assert '<span class="app-para__number">5.1.1.</span> Support' in html


def test_a_sum_in_a_sentence_is_no_paragraph() -> None:
    html = render_markdown(PAPER, numbering="decimal")
    assert "at a cost of\n4.1 million pounds" in html


SLIPS = {
    "none": ("5.2.3 A\n\n5.2.4 B\n\n5.3 C\n\n5.3.1 D\n\n6.1 E", []),
    "gap": ("5.2.4 A\n\n5.4.5 B\n\n5.4.6 C", [(3, "5.4.5", "5.2.4", "gap")]),
    "skipped one": ("1.1 A\n\n1.3 B", [(3, "1.3", "1.1", "gap")]),
    "twice": ("1.1 A\n\n1.2 B\n\n1.2 C", [(5, "1.2", "1.2", "repeated")]),
    "back": ("2.3 A\n\n2.2 B", [(3, "2.2", "2.3", "backwards")]),
    "tenth follows ninth": ("1.9 A\n\n1.10 B", []),
    "appended terms of reference": ("1.1 A\n\n1.2 B\n\n1.1 C\n\n1.2 D", [(5, "1.1", "1.2", "restarted")]),
    "unnumbered headings": ("2.14 A\n\nOutcome\n\n3.1 B", []),
    "child without a first": ("4.9 A\n\n4.9.2 B", [(3, "4.9.2", "4.9", "gap")]),
}


@pytest.mark.requirement("R86")
@pytest.mark.parametrize(("source", "expected"), SLIPS.values(), ids=SLIPS.keys())
def test_slips_are_reported_to_the_author(source: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert [(s.line, s.number, s.after, s.code) for s in numbering_slips(source)] == expected


@pytest.mark.requirement("R86")
def test_a_slip_is_kept_as_printed_and_told_in_words() -> None:
    source = "5.2.4 The architecture.\n\n5.4.5 The collaborative."
    assert '<span class="app-para__number">5.4.5</span>' in render_markdown(source, numbering="decimal")
    assert numbering_slips(source)[0].message.startswith("Paragraph 5.4.5 comes after 5.2.4")


@pytest.mark.requirement("R145")
def test_numbers_that_start_again_in_an_appendix_get_ids_of_their_own() -> None:
    source = "1.1 The paper.\n\n## Appendix\n\n1.1 The terms."
    anchors = [paragraph.anchor for paragraph in paragraph_anchors(source, numbering="decimal")]
    assert anchors == ["p-1-1", "p-1-1--2"]
    html = render_markdown(source, numbering="decimal")
    assert all(html.count(f'id="{anchor}"') == 1 for anchor in anchors)
