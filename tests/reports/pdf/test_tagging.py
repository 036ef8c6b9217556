"""What a screen reader gets: one element for one thing, in the order of the text, whatever the page breaks."""

from __future__ import annotations

import pytest

from reports.pdf.parts import PreparedPart
from reports.pdf.render import render_part
from tests.reports.pdf.material import CHART, opened
from tests.reports.pdf.reading import Element, tree


def render(html: str, css: str = "") -> tuple[PreparedPart, Element]:
    part = render_part(html, title="Part", css=css)
    return part, tree(part.pdf)


def shape(html: str) -> list:
    part, root = render(html)
    assert part.meta.findings == ()
    return root.shape()[1:]


def test_a_table_that_crosses_pages_is_one_table_and_its_head_is_read_once(finance: PreparedPart) -> None:
    table = list(tree(finance.pdf).all("Table"))[-1]
    assert len(table.all_pages()) >= 2
    assert len(list(table.all("TR"))) == 46  # a head and 45 lines
    assert table.text().count("Spend Note") == 1
    assert table.kids[0].kind == "Caption"
    assert [cell.text() for cell in next(table.all("THead")).all("TH")] == ["Line", "Budget", "Spend", "Note"]


def test_header_cells_say_what_they_head(finance: PreparedPart) -> None:
    root = tree(finance.pdf)
    table = list(root.all("Table"))[-1]
    scopes = [str(cell.source.A.Scope) for cell in table.all("TH")]
    assert scopes == ["/Column"] * 4 + ["/Row"] * 45


def test_a_paragraph_that_crosses_pages_is_one_paragraph() -> None:
    part, root = render("<p>" + "Words of a long paragraph. " * 400)
    paragraphs = list(root.all("P"))
    assert part.pages >= 2
    assert len(paragraphs) == 1
    assert paragraphs[0].text().count("Words of") == 400


def test_a_list_item_and_a_cell_that_cross_pages_stay_whole() -> None:
    long = "Many words. " * 900
    _, root = render(f"<ul><li>{long}</li><li>two</li></ul>")
    assert [item.text()[:12] for item in root.all("LI")] == ["• Many words", "• two"]
    part, root = render(
        f"<table><tr style='break-inside: auto'><td>{long}</td><td>b</td></tr></table>",
        "tr{break-inside:auto}",
    )
    assert part.pages >= 2
    assert root.shape() == ["Part", ["Table", ["TBody", ["TR", ["TD"], ["TD"]]]]]


def test_lists_keep_labels_and_nest_in_the_body() -> None:
    assert shape("<ol><li>a<ul><li>b</li></ul></li><li><p>c</p></li></ol>") == [
        [
            "L",
            ["LI", ["Lbl"], ["LBody", ["P"], ["L", ["LI", ["Lbl"], ["LBody", ["P"]]]]]],
            ["LI", ["Lbl"], ["LBody", ["P"]]],
        ]
    ]


def test_descriptions_stand_with_their_term() -> None:
    assert shape("<dl><dt>Quorum<dd>Five<dd>Or six<dt>Chair<dd>One</dl>") == [
        ["L", ["LI", ["Lbl"], ["LBody", ["P"], ["P"]]], ["LI", ["Lbl"], ["LBody", ["P"]]]]
    ]


def test_loose_text_becomes_paragraphs_in_order() -> None:
    _, root = render("<div>one <p>two</p> three <div>four</div></div>five")
    assert [paragraph.text() for paragraph in root.all("P")] == ["one", "two", "three", "four", "five"]


def test_gaps_between_heading_levels_are_closed() -> None:
    assert shape("<h2>a</h2><h5>b</h5><h2>c</h2>") == [["H1"], ["H2"], ["H2"]]


@pytest.mark.requirement("R145")
def test_a_footnote_is_read_where_it_is_called_and_has_a_name() -> None:
    _, root = render("<p>Before<span class='footnote'>The note.</span> after.</p><p>Next.</p>")
    assert root.shape()[1:] == [["P", ["Reference"], ["Note", ["Lbl"], ["P"]]], ["P"]]
    assert "The note." in next(root.all("P")).text()
    assert bytes(next(root.all("Note")).source.ID)


def test_pictures_have_words_and_decoration_has_none() -> None:
    _, root = render(
        f"{CHART}<p>x</p><svg width='9' height='9' role='presentation'><rect width='9' height='9'/></svg>"
    )
    figures = list(root.all("Figure"))
    assert [str(figure.source.Alt)[:14] for figure in figures] == ["Spend by month"]
    left, bottom, right, top = (float(side) for side in figures[0].source.A.BBox)
    assert 50 < left < right < 595
    assert 400 < bottom < top < 800


def test_a_picture_without_words_is_found() -> None:
    part, _ = render("<svg width='9' height='9'><rect width='9' height='9'/></svg>")
    assert [finding.code for finding in part.meta.findings] == ["picture-without-text"]
    assert not part.meta.claims_ua


def test_hidden_text_is_not_read_but_its_links_work() -> None:
    part, root = render("<p>read</p><p aria-hidden='true'>unread <a href='https://example.org'>link</a></p>")
    assert part.meta.findings == ()
    assert "unread" not in root.text()
    assert len(list(root.all("Link"))) == 1


def test_other_languages_and_abbreviations_are_told() -> None:
    _, root = render(
        "<p>Bwrdd <span lang='cy'>iechyd</span> <abbr title='Integrated care board'>ICB</abbr></p><p lang='cy'>Da</p>"
    )
    spans = list(root.all("Span"))
    assert str(spans[0].source.Lang) == "cy"
    assert str(spans[1].source.E) == "Integrated care board"
    assert str(list(root.all("P"))[1].source.Lang) == "cy"


def test_links_say_their_words() -> None:
    part, root = render(
        "<p><a href='https://example.org/very/long'>The act</a> and <a href='#x'>below</a></p><p id='x'>x</p>"
    )
    assert [link.text() for link in root.all("Link")] == ["The act", "below"]
    with opened(part.pdf) as pdf:
        assert [str(link.Contents) for link in pdf.pages[0].Annots] == ["The act", "below"]
    assert part.meta.findings == ()


def test_a_list_of_contents_is_one() -> None:
    inner = "<ol><li><a href='#a'>A.1</a></li></ol>"
    html = f"<nav role='doc-toc'><ol><li><a href='#a'>A</a>{inner}</li></ol></nav><h1 id='a'>A</h1>"
    toc = shape(html)[0]
    assert toc[0] == "TOC"
    assert toc[1] == [
        "TOCI",
        ["Lbl"],
        ["Reference", ["Link"]],
        ["TOC", ["TOCI", ["Lbl"], ["Reference", ["Link"]]]],
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<ul>loose<li>item</ul>",
        "<li>no list</li>",
        "<table><caption>Only a caption</caption></table>",
        "<table><thead><tr><th>a</thead></table>",
        "<table><tr><td rowspan=2>a<td>b<tr><td>c</table>",
        "<dl><dd>no term</dl>",
        "<a href='https://example.org'>alone</a>",
        "<p style='position: absolute; top: 0'>placed</p><p>flow</p>",
        "<div style='float: right'>floated</div><p>flow</p>",
        "<div style='columns: 2'><p>a</p><p>b</p></div>",
        "<blockquote>said</blockquote><pre>typed</pre><address>written</address>",
        "<p></p><ul><li></li></ul>",
        "",
    ],
)
def test_odd_markup_still_makes_a_sound_tree(html: str) -> None:
    part, _ = render(html)
    assert part.meta.findings == ()


def test_page_headers_are_artifacts() -> None:
    part, root = render("<p>Body</p>", "@page { @top-left { content: 'Head of the page' } }")
    assert part.meta.findings == ()
    assert root.text() == "Body"
