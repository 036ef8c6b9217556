"""Words stay inside their boxes, boxes beside one another, and what does not fit one page goes on."""

from __future__ import annotations

import subprocess
from itertools import combinations, pairwise

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from governance.foundation.chart import Arrow, Band, Box, Level, Line, Part, Placed, arrows_of, gather
from governance.foundation.chart.bands import split_long
from governance.foundation.chart.layout import lay_out, pages_of, width_of
from governance.foundation.chart.measure import BOLD, REGULAR, text_width, wrap
from governance.foundation.chart.shapes import Drawing, DrawnBox

LEVELS = (Level("top", "Top", "Above all", "Nothing"), Level("low", "Low", "", "Nothing"))


def box(title: str, lines: int, words: str = "Urgent and emergency care and discharge pathway") -> Box:
    return Box(
        title, (Part("", tuple(Line(f"{words} {n}", "delegated", "Delegated") for n in range(lines))),)
    )


def boxes_of(drawing: Drawing) -> list[DrawnBox]:
    return [box for band in drawing.bands for box in band.boxes]


@pytest.mark.parametrize(("style", "table"), [("Regular", REGULAR), ("Bold", BOLD)])
def test_widths_are_those_of_the_font(style: str, table: dict[int, str]) -> None:
    path = subprocess.run(
        ["fc-match", "-f", "%{file}", f"Liberation Sans:style={style}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    font = TTFont(path)
    scale = 1000 / font["head"].unitsPerEm
    measured = {
        letter: round(font["hmtx"][font.getBestCmap()[ord(letter)]][0] * scale)
        for letters in table.values()
        for letter in letters
    }
    assert measured == {letter: width for width, letters in table.items() for letter in letters}
    assert set(map(chr, range(0x20, 0x7F))) <= set(measured)
    assert set(map(chr, range(0x20, 0x7F))) <= set(measured)


WORDS = st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=120)


@given(words=WORDS, width=st.integers(40, 300), is_bold=st.booleans())
def test_no_line_is_wider_than_its_box_and_no_letter_is_lost(words: str, width: int, is_bold: bool) -> None:
    lines = wrap(words, 14, width, is_bold=is_bold)
    assert all(text_width(line, 14, is_bold=is_bold) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(words.split())


def test_boxes_do_not_lie_on_one_another_and_stay_in_their_band() -> None:
    bands = [
        Band("top", "Top", "Above all", tuple(box(f"Box {n}", 1 + n % 5) for n in range(9))),
        Band("low", "Low", "", (box("One", 30), box("Two", 2))),
    ]
    drawing = lay_out(bands, [Arrow("top", "low")])
    assert len(boxes_of(drawing)) == 12  # the box of thirty lines goes on beside itself
    for one, two in combinations(boxes_of(drawing), 2):
        apart = (
            one.x + one.width <= two.x
            or two.x + two.width <= one.x
            or one.y + one.height <= two.y
            or two.y + two.height <= one.y
        )
        assert apart, (one.heading.words, two.heading.words)
    for band in drawing.bands:
        for each in band.boxes:
            assert band.y < each.y
            assert each.y + each.height <= band.y + band.height
            assert band.x < each.x
            assert each.x + each.width <= band.x + band.width <= drawing.width
    assert drawing.bands[0].y + drawing.bands[0].height < drawing.bands[1].y
    assert len(drawing.arrows) == 1


def test_every_line_can_be_met_by_a_finger() -> None:
    drawing = lay_out([Band("top", "Top", "", (box("Box", 6, "Short"),))])
    rows = [row for part in boxes_of(drawing)[0].parts for row in part.rows]
    assert min(row.height for row in rows) >= 24
    assert all(later.y >= earlier.y + earlier.height for earlier, later in pairwise(rows))


def test_a_small_picture_is_one_page_and_a_large_one_loses_nothing() -> None:
    small = [Band("top", "Top", "", (box("Box", 3),))]
    assert len(pages_of(small, shape=0.6, least=0.006)) == 1
    many = tuple(box(f"Box {n:02}", 20) for n in range(40))
    pages = pages_of(
        [Band("top", "Top", "", many), Band("low", "Low", "", (), "Nothing")], shape=0.6, least=0.006
    )
    assert len(pages) > 1
    assert all(page.height <= 0.6 * width_of(6) for page in pages)
    names = [drawn.heading.words for page in pages for drawn in boxes_of(page)]
    assert [name for name in names if "continued" not in name] == [each.title for each in many]


def test_a_box_higher_than_a_page_is_cut_to_fit() -> None:
    long = Band("top", "Top", "", tuple(box(f"Box {n}", 60) for n in range(3)))
    pages = pages_of([long], shape=0.6, least=0.006)
    assert all(page.height <= 0.6 * page.width for page in pages)
    rows = [row for page in pages for drawn in boxes_of(page) for part in drawn.parts for row in part.rows]
    assert len(rows) == 180
    assert len(pages) < 6


def test_a_long_box_keeps_its_parts_and_their_order() -> None:
    lines = tuple(Line(str(n), "reserved", "Reserved") for n in range(7))
    whole = Box("Board", (Part("First", lines[:3]), Part("Second", lines[3:])))
    pieces = split_long([whole], most=4)
    assert [piece.title for piece in pieces] == ["Board", "Board (continued)"]
    assert [part.title for piece in pieces for part in piece.parts] == ["First", "Second", "Second"]
    assert [line.text for piece in pieces for part in piece.parts for line in part.lines] == list("0123456")


def test_lines_are_gathered_by_band_box_and_part() -> None:
    def placed(text: str, band: str, name: str, part: str = "", **values: object) -> Placed:
        return Placed(band, name, part, Line(text, "delegated", "Delegated"), **values)  # type: ignore[arg-type]

    rows = [
        placed("a", "low", "Undecided", box_rank=9),
        placed("b", "low", "Hill", "Director", part_rank=1, sources=("top",)),
        placed("c", "low", "Hill", "Board"),
        placed("d", "top", "Board", sources=("top",)),
    ]
    bands = gather(rows, LEVELS)
    assert [(band.key, [each.title for each in band.boxes]) for band in bands] == [
        ("top", ["Board"]),
        ("low", ["Hill", "Undecided"]),
    ]
    assert [part.title for part in bands[1].boxes[0].parts] == ["Board", "Director"]
    assert arrows_of(rows, LEVELS) == (Arrow("top", "low"),)
