"""Bars beside one another: plain numbers in, co-ordinates out. The words and numbers stand in the picture as well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from governance.foundation.chart.measure import text_width, wrap
from governance.foundation.chart.shapes import Text

WIDTH, LABELS, PAD = 720.0, 250.0, 10.0
SIZE, LEADING, BAR, GAP = 14.0, 17.5, 18.0, 12.0
NUMBER = 76.0  # room for the number behind a bar
SIGN = 16.0


@dataclass(frozen=True)
class Bars:
    """`rows` are words with a whole number for each of `series`. Stacked, the numbers of a row stand in one bar, and
    `out_of` (one for each row) is how long that bar could be; else each number has a bar of its own."""

    title: str
    series: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    is_stacked: bool = False
    out_of: tuple[int, ...] = ()
    longest: int = 0  # at least so long is the longest bar: pictures that belong together have one measure

    def pieces(self, most: int) -> tuple[Bars, ...]:
        """The same in pictures of `most` rows at most, for paper, by one measure."""
        if len(self.rows) <= most:
            return (self,)
        starts = range(0, len(self.rows), most)
        return tuple(
            replace(
                self,
                rows=self.rows[start : start + most],
                out_of=self.out_of[start : start + most],
                longest=longest_of(self),
            )
            for start in starts
        )

    @property
    def description(self) -> str:
        """The picture in words."""
        told = []
        for place, (label, numbers) in enumerate(self.rows):
            said = ", ".join(f"{name} {number}" for name, number in zip(self.series, numbers, strict=True))
            of = f" of {self.out_of[place]}" if self.out_of else ""
            told.append(f"{label}: {said}{of}")
        return f"{'; '.join(told)}." if told else "Nothing to draw."


@dataclass(frozen=True)
class Piece:
    """One rectangle; `series` is the place of what it stands for, -1 for the length that a bar could have."""

    x: float
    y: float
    width: float
    height: float
    series: int


@dataclass(frozen=True)
class BarDrawing:
    width: float
    height: float
    pieces: tuple[Piece, ...]
    texts: tuple[Text, ...]
    signs: tuple[tuple[Piece, Text], ...]


def draw_bars(bars: Bars) -> BarDrawing:
    """The whole picture; its height is what it takes."""
    signs, y = _key(bars.series)
    unit = (WIDTH - LABELS - NUMBER) / longest_of(bars)
    pieces: list[Piece] = []
    texts: list[Text] = []
    for place, (label, numbers) in enumerate(bars.rows):
        lines = wrap(label, SIZE, LABELS - PAD)
        count = 1 if bars.is_stacked else len(numbers)
        height = max(len(lines) * LEADING, count * BAR)
        texts += [Text(0.0, y + SIZE + n * LEADING, line, SIZE) for n, line in enumerate(lines)]
        of = bars.out_of[place] if bars.out_of else None
        made, words = _row(numbers, y, unit, of, is_stacked=bars.is_stacked)
        pieces += made
        texts += words
        y += height + GAP
    return BarDrawing(WIDTH, max(y - GAP / 2, 1.0), tuple(pieces), tuple(texts), signs)


def longest_of(bars: Bars) -> int:
    """What the longest bar stands for; at least one."""
    return max([*bars.out_of, *(_length(bars, numbers) for _, numbers in bars.rows), bars.longest, 1])


def _length(bars: Bars, numbers: Sequence[int]) -> int:
    return sum(numbers) if bars.is_stacked else max(numbers, default=0)


def _key(series: Sequence[str]) -> tuple[tuple[tuple[Piece, Text], ...], float]:
    """What each fill stands for, in as many lines as it takes; and where the bars may begin."""
    found: list[tuple[Piece, Text]] = []
    x, y = 0.0, 2.0
    for place, name in enumerate(series):
        width = SIGN + 6 + text_width(name, SIZE) + 22
        if x and x + width > WIDTH:
            x, y = 0.0, y + LEADING + 6
        found.append((Piece(x, y, SIGN, SIGN, place), Text(x + SIGN + 6, y + SIZE - 1, name, SIZE)))
        x += width
    return tuple(found), y + SIGN + GAP


def _row(
    numbers: Sequence[int], y: float, unit: float, out_of: int | None, *, is_stacked: bool
) -> tuple[list[Piece], list[Text]]:
    if not is_stacked:
        bars = [Piece(LABELS, y + n * BAR, number * unit, BAR - 3, n) for n, number in enumerate(numbers)]
        words = [
            Text(LABELS + number * unit + 6, y + n * BAR + 12, str(number), SIZE)
            for n, number in enumerate(numbers)
        ]
        return bars, words
    pieces = [] if out_of is None else [Piece(LABELS, y, out_of * unit, BAR, -1)]
    x = LABELS
    for place, number in enumerate(numbers):
        if number:
            pieces.append(Piece(x, y, number * unit, BAR, place))
        x += number * unit
    end = LABELS + max(out_of or 0, sum(numbers)) * unit
    said = "/".join(map(str, numbers)) if out_of is None else f"{sum(numbers)} of {out_of}"
    return pieces, [Text(end + 6, y + SIZE, said, SIZE)]
