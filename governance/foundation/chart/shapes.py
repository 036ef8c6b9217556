"""What is drawn: shapes with co-ordinates, in units of the drawing; the template writes them as SVG."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """One line of words; `y` is its base line."""

    x: float
    y: float
    words: str
    size: float
    is_bold: bool = False


@dataclass(frozen=True)
class Heading:
    """Words that may lead somewhere."""

    texts: tuple[Text, ...]
    href: str = ""

    @property
    def words(self) -> str:
        return " ".join(text.words for text in self.texts)


@dataclass(frozen=True)
class Row:
    """One line of a box with its sign; the rectangle is where a pointer meets it."""

    x: float
    y: float
    width: float
    height: float
    mark: str
    mark_words: str
    mark_x: float
    mark_y: float
    texts: tuple[Text, ...]
    abouts: tuple[Text, ...]
    href: str


@dataclass(frozen=True)
class DrawnPart:
    heading: Heading
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class DrawnBox:
    x: float
    y: float
    width: float
    height: float
    heading: Heading
    abouts: tuple[Text, ...]
    parts: tuple[DrawnPart, ...]


@dataclass(frozen=True)
class DrawnBand:
    key: str
    x: float
    y: float
    width: float
    height: float
    texts: tuple[Text, ...]
    boxes: tuple[DrawnBox, ...]


@dataclass(frozen=True)
class DrawnArrow:
    """A line of corners, and the point of the arrow at its end."""

    path: str
    head: str


@dataclass(frozen=True)
class Drawing:
    width: float
    height: float
    bands: tuple[DrawnBand, ...]
    arrows: tuple[DrawnArrow, ...]
