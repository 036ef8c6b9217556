"""From bands to co-ordinates: boxes flow into columns, words wrap by their measured width, arrows run at the left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from governance.foundation.chart.bands import Arrow, Band, Box, Line, Part, split_long
from governance.foundation.chart.measure import wrap
from governance.foundation.chart.shapes import (
    Drawing,
    DrawnArrow,
    DrawnBand,
    DrawnBox,
    DrawnPart,
    Heading,
    Row,
    Text,
)

COLUMN, GAP, PAD = 272.0, 16.0, 12.0
RAIL, LANE = 26.0, 9.0  # where arrows run, and how far apart
BAND_SIZE, BOX_SIZE, PART_SIZE, LINE_SIZE, ABOUT_SIZE = 19.0, 16.0, 14.0, 14.0, 13.0
LEADING = 1.25
MARK = 18.0  # the square that a sign stands in
LEAST_ROW = 26.0  # high enough to be met by a finger
MOST_LINES = 24  # a longer box goes on beside itself
COLUMNS_OF_A_PAGE = (4, 5, 6, 7, 8)
EASY_COLUMNS = 6
HEADING = 120.0  # of a band, with its margins: what a page needs beside the boxes


def width_of(columns: int) -> float:
    return RAIL + 2 * PAD + columns * COLUMN + (columns - 1) * GAP


def lay_out(bands: Sequence[Band], arrows: Iterable[Arrow] = (), *, columns: int = 4) -> Drawing:
    """The whole picture in so many columns; its height is what it takes."""
    drawn: list[DrawnBand] = []
    y = 1.0
    for band in bands:
        drawn.append(_band(band, y, columns))
        y += drawn[-1].height + GAP
    places = {band.key: band for band in drawn}
    lines = [arrow for arrow in arrows if arrow.source in places and arrow.target in places]
    return Drawing(
        width_of(columns),
        max(y - GAP, 1.0) + 1.0,
        tuple(drawn),
        tuple(_arrow(places[a.source], places[a.target], lane) for lane, a in enumerate(lines)),
    )


def pages_of(
    bands: Sequence[Band], arrows: Sequence[Arrow] = (), *, shape: float, least: float
) -> list[Drawing]:
    """The picture on one page where it can still be read there, else on as many as it takes.

    `shape` is the height of a page and `least` the smallest text, both for a page that is one wide. What does not
    fit goes on, band by band and box by box, in columns that are easy to read.
    """
    tries = [lay_out(bands, arrows, columns=count) for count in COLUMNS_OF_A_PAGE]
    best = max(tries, key=lambda drawing: fitting(drawing, shape))
    if LINE_SIZE * fitting(best, shape) >= least:
        return [best]
    room = shape * width_of(EASY_COLUMNS)
    pages: list[list[Band]] = [[]]
    for piece in (piece for band in bands for piece in _single(band, room)):
        fuller = _with(pages[-1], piece)
        if pages[-1] and lay_out(fuller, columns=EASY_COLUMNS).height > room:
            fuller = [piece]
            pages.append(fuller)
        pages[-1] = fuller
    return [lay_out(page, arrows, columns=EASY_COLUMNS) for page in pages]


def fitting(drawing: Drawing, shape: float) -> float:
    """How large a unit of the drawing is when the whole fits a page that is one wide."""
    return min(1 / drawing.width, shape / drawing.height)


def _single(band: Band, room: float) -> list[Band]:
    """The band once for each of its boxes, each cut until it fits a page under the heading of its band."""
    boxes = [piece for box in band.boxes for piece in _cut(box, room - HEADING)]
    return [replace(band, boxes=(box,)) for box in boxes] or [band]


def _cut(box: Box, room: float) -> tuple[Box, ...]:
    pieces: tuple[Box, ...] = (box,)
    for most in (MOST_LINES, 16, 11, 7, 4, 2, 1):
        pieces = split_long((box,), most=most)
        if max(_box(piece, 0, 0, COLUMN).height for piece in pieces) <= room:
            break
    return pieces


def _with(page: Sequence[Band], piece: Band) -> list[Band]:
    if page and page[-1].key == piece.key:
        return [*page[:-1], replace(piece, boxes=(*page[-1].boxes, *piece.boxes))]
    return [*page, piece]


def _band(band: Band, y: float, columns: int) -> DrawnBand:
    width = width_of(columns) - RAIL
    inner = width - 2 * PAD
    texts = _texts(band.title, RAIL + PAD, y + PAD, BAND_SIZE, inner, is_bold=True)
    low = _below(texts, y + PAD)
    about = _texts(band.about or "", RAIL + PAD, low, LINE_SIZE, inner)
    low = _below(about, low) + PAD
    if not band.boxes:
        empty = _texts(band.empty, RAIL + PAD, low - PAD / 2, LINE_SIZE, inner)
        return DrawnBand(
            band.key, RAIL, y, width, _below(empty, low) + PAD / 2 - y, (*texts, *about, *empty), ()
        )
    boxes, bottom = _columns(split_long(band.boxes, most=MOST_LINES), low, columns)
    return DrawnBand(band.key, RAIL, y, width, bottom + PAD - y, (*texts, *about), boxes)


def _columns(boxes: Sequence[Box], top: float, columns: int) -> tuple[tuple[DrawnBox, ...], float]:
    """Each box in turn under the shortest column, and how far down the longest column goes.

    A few boxes are twice as wide, so that they need less height.
    """
    span = 2 if 2 * len(boxes) <= columns else 1
    width = span * COLUMN + (span - 1) * GAP
    depths = [top] * (columns // span)
    drawn = []
    for box in boxes:
        column = min(range(len(depths)), key=lambda n: (depths[n], n))
        placed = _box(box, RAIL + PAD + column * (width + GAP), depths[column], width)
        depths[column] += placed.height + GAP
        drawn.append(placed)
    return tuple(drawn), max(depths) - GAP


def _box(box: Box, x: float, y: float, width: float) -> DrawnBox:
    inner = width - 2 * PAD
    heading = _texts(box.title, x + PAD, y + PAD, BOX_SIZE, inner, is_bold=True)
    low = _below(heading, y + PAD)
    abouts = _texts(box.about, x + PAD, low, ABOUT_SIZE, inner)
    low = _below(abouts, low) + PAD / 2
    parts = []
    for part in box.parts:
        drawn, low = _part(part, x, low, width)
        parts.append(drawn)
    return DrawnBox(x, y, width, low + PAD / 2 - y, Heading(heading, box.href), abouts, tuple(parts))


def _part(part: Part, x: float, y: float, width: float) -> tuple[DrawnPart, float]:
    low = y
    heading: tuple[Text, ...] = ()
    if part.title:
        heading = _texts(part.title, x + PAD, y + PAD / 2, PART_SIZE, width - 2 * PAD, is_bold=True)
        low = _below(heading, y + PAD / 2) + PAD / 3
    rows = []
    for line in part.lines:
        rows.append(_row(line, x, low, width))
        low += rows[-1].height
    return DrawnPart(Heading(heading, part.href), tuple(rows)), low


def _row(line: Line, x: float, y: float, width: float) -> Row:
    left = x + PAD + MARK + PAD / 2
    inner = width - 2 * PAD - MARK - PAD / 2
    words = _texts(line.text, left, y + 4, LINE_SIZE, inner)
    about = _texts(line.about, left, _below(words, y + 4), ABOUT_SIZE, inner)
    height = max(LEAST_ROW, _below((*words, *about), y) + 5 - y)
    return Row(
        x=x + PAD / 2,
        y=y,
        width=width - PAD,
        height=height,
        mark=line.mark,
        mark_words=line.mark_words,
        mark_x=x + PAD,
        mark_y=y + 4,
        texts=words,
        abouts=about,
        href=line.href,
    )


def _texts(
    words: str, x: float, y: float, size: float, width: float, *, is_bold: bool = False
) -> tuple[Text, ...]:
    """Lines from the top `y` downwards."""
    lines = wrap(words, size, width, is_bold=is_bold)
    step = size * LEADING
    return tuple(Text(x, y + size + n * step, line, size, is_bold) for n, line in enumerate(lines))


def _below(texts: Sequence[Text], otherwise: float) -> float:
    """Where the next words may begin."""
    return texts[-1].y + texts[-1].size * (LEADING - 1) if texts else otherwise


def _arrow(source: DrawnBand, target: DrawnBand, lane: int) -> DrawnArrow:
    """Out of the side of one band, down its own lane, into the side of the other."""
    edge, run = RAIL, max(RAIL - 8 - lane * LANE, 3.0)
    down = target.y >= source.y
    start = source.y + (source.height - 14 - lane * 6 if down else 14 + lane * 6)
    end = target.y + 22 + (0 if down else lane * 6)
    path = f"M{edge:g} {start:g}H{run:g}V{end:g}H{edge - 6:g}"
    head = f"{edge:g},{end:g} {edge - 9:g},{end - 5:g} {edge - 9:g},{end + 5:g}"
    return DrawnArrow(path, head)
