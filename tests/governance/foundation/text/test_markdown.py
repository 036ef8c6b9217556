"""What the Markdown subset lets through, and what it never does."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from governance.foundation.text import paragraph_anchors, plain_text, render_markdown
from governance.foundation.text.parser import MAX_CHARS

NUMBERINGS = ("none", "running", "decimal")


class Page(HTMLParser):
    """The tags, ids and addresses of a piece of HTML, as a browser would find them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def values(self, name: str) -> list[str]:
        return [value for attribute, value in self.attributes if attribute == name]


def test_the_usual_marks() -> None:
    html = render_markdown("**Bold**, *slanted*, `code`.\n\n- one\n- two\n\n> quoted")
    assert "<strong>Bold</strong>, <em>slanted</em>, <code>code</code>." in html
    assert "<ul>\n<li>one</li>" in html
    assert "<blockquote>" in html


def test_templates_do_not_escape_the_result_again() -> None:
    assert escape(render_markdown("*x*")) == render_markdown("*x*")


@pytest.mark.parametrize(
    ("source", "levels"),
    [
        ("# A\n\n## B\n\n# C", ["h3", "h4", "h3"]),
        ("## A\n\n### B", ["h3", "h4"]),
        ("# A\n\n#### B\n\n##### C", ["h3", "h4", "h5"]),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E", ["h3", "h4", "h5", "h6", "h6"]),
    ],
)
def test_headings_stay_below_those_of_the_page_and_skip_no_level(source: str, levels: list[str]) -> None:
    assert [tag for tag in Page(render_markdown(source)).tags if re.fullmatch("h[1-6]", tag)] == levels


def test_a_heading_offset_leaves_room_for_more() -> None:
    assert "<h2>A</h2>" in render_markdown("# A", heading_offset=1)


@pytest.mark.parametrize(
    ("source", "addresses"),
    [
        ("[a](https://example.org/x)", ["https://example.org/x"]),
        ("[a](mailto:board@example.org)", ["mailto:board@example.org"]),
        ("[a](#p-12)", ["#p-12"]),
        ("see https://example.org/report.", ["https://example.org/report"]),
        ("write to board@example.org", ["mailto:board@example.org"]),
        ("[a](javascript:alert(1))", []),
        ("[a](JaVaScRiPt:alert(1))", []),
        ("[a](data:text/html,x)", []),
        ("[a](file:///etc/passwd)", []),
        ("[a](//example.org/x)", []),
        ("[a](/admin/)", []),
        ("[a](vbscript:x)", []),
        ("<javascript:alert(1)>", []),
        ("the report.it and paper.docx", []),
        ("![seen](https://example.org/pixel.png)", ["https://example.org/pixel.png"]),
    ],
)
def test_links_lead_to_the_web_to_mail_or_to_the_page(source: str, addresses: list[str]) -> None:
    assert Page(render_markdown(source)).values("href") == addresses


def test_nothing_is_fetched_and_no_html_passes() -> None:
    html = render_markdown(
        "![p](https://example.org/p.png)\n\n<b onclick=x>bold</b><script>alert(1)</script>\n\n<svg/onload=x>"
    )
    assert set(Page(html).tags) <= {"p", "a"}


def test_tables_have_scoped_headers_and_a_frame_that_scrolls_by_keyboard() -> None:
    html = render_markdown("| Body | Cost |   |\n|---|--:|---|\n| ICB | 12 | x |")
    assert '<div class="app-table" role="group" aria-label="Table 1" tabindex="0">' in html
    assert '<th scope="col">Body</th>' in html
    assert (
        '<th class="app-align-right" scope="col">Cost</th>' in html
        or 'scope="col" class="app-align-right"' in html
    )
    assert "style=" not in html
    assert html.count("<th ") == 2  # the third header has no words


@pytest.mark.requirement("R145")
def test_footnotes_and_web_addresses_survive() -> None:
    html = render_markdown("Text[^1] and https://example.org/act\n\n[^1]: See *the Act*.", prefix="item-3-")
    page = Page(html)
    assert 'id="fn-item-3-1"' in html
    assert 'href="#fn-item-3-1"' in html
    assert "<em>the Act</em>" in html
    assert "https://example.org/act" in page.values("href")
    assert {value for value in page.values("href") if value.startswith("#")} <= {
        f"#{i}" for i in page.values("id")
    }


def test_plain_text_has_the_words_and_no_marks() -> None:
    source = "## Purpose\n\n1. **Note** the [report](https://x.org)\n\n| A | B |\n|---|---|\n| c | d |"
    assert plain_text(source) == "Purpose\nNote the report\nA\nB\nc\nd"


@pytest.mark.parametrize("numbering", NUMBERINGS)
def test_a_text_too_long_or_too_deep_is_shown_complete_as_plain_paragraphs(numbering) -> None:
    deep = ">" * 200 + " the last word"
    long = "word " * (MAX_CHARS // 5 + 1) + "the last word"
    for source in (deep, long):
        html = render_markdown(source, numbering=numbering)
        assert "the last word" in html
        assert set(Page(html).tags) == {"p"}


PATHOLOGICAL = [
    "*a_ ",
    "[",
    "[a](",
    "`a``",
    "|",
    "<",
    "http://",
    "a@",
    "[^1] ",
    "&",
    "\\",
    "**a ",
    "1. ",
    "- ",
    "a. ",
]


@pytest.mark.parametrize("piece", PATHOLOGICAL)
def test_patterns_that_choke_parsers_come_out(piece: str) -> None:
    html = render_markdown(piece * 4_000, numbering="running")
    assert isinstance(html, str)


ALPHABET = "ab1.)-*_#>|`[]()!<&\\\"'\n \t:/^~ixv\u00a0\u202e\ue000\x00é"
SOURCES = st.one_of(
    st.text(ALPHABET, max_size=300),
    st.text(max_size=200),
    st.lists(
        st.sampled_from(
            ["1. x\n", "   a. x\n", "      i. x\n", "## 1.2 H\n", "1.2 X\n", "- 1.3 X\n", "\n",
             "> q\n", "| a |\n|---|\n",
             "[^1]: n\n", "y[^1]\n", "<script>x</script>\n", "[l](javascript:x)\n", "<img src=x onerror=y>\n", "```\n",
             "   more\n", "* * *\n", "1.\n", "a.\n", "<a href='x' style='y'>\n"]
        ),
        max_size=25,
    ).map("".join),
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(source=SOURCES, numbering=st.sampled_from(NUMBERINGS), prefix=st.sampled_from(["", "i-1-", '"><x']))
@example(source="1.\n   1. x\n> - a. y", numbering="running", prefix="")
@example(source="- 1.1 X\n1.2 Y\n\n1.1 Z", numbering="decimal", prefix="")
def test_no_text_breaks_out(source: str, numbering, prefix: str) -> None:
    html = render_markdown(source, numbering=numbering, prefix=prefix)
    page = Page(html)
    assert not {"script", "style", "img", "iframe", "svg", "form", "input", "object", "link", "meta"} & set(
        page.tags
    )
    assert not [
        name for name, _ in page.attributes if name.startswith("on") or name in ("style", "src", "srcset")
    ]
    assert all(re.match(r"https?://|mailto:|#", value, re.IGNORECASE) for value in page.values("href"))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    anchors = [p.anchor for p in paragraph_anchors(source, numbering=numbering, prefix=prefix)]
    assert set(anchors) <= set(ids)
    plain_text(source)
