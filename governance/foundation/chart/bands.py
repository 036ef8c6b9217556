"""What a picture says: bands from top to bottom, boxes in each, parts in a box, lines in a part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Line:
    """One line of a box. `mark` is the key of its sign (see the template), `mark_words` what that sign means.

    `terms` are the sentences for which a picture has no room; a list on paper prints them.
    """

    text: str
    mark: str
    mark_words: str
    about: str = ""
    href: str = ""
    terms: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    """Lines under a heading of their own; without a title the heading of the box is theirs."""

    title: str
    lines: tuple[Line, ...]
    href: str = ""


@dataclass(frozen=True)
class Box:
    title: str
    parts: tuple[Part, ...]
    about: str = ""
    href: str = ""

    @property
    def size(self) -> int:
        return sum(len(part.lines) for part in self.parts)


@dataclass(frozen=True)
class Band:
    """One level of the picture. A band without boxes says `empty`."""

    key: str
    title: str
    about: str
    boxes: tuple[Box, ...]
    empty: str = ""


@dataclass(frozen=True)
class Arrow:
    """From one band down to another, both by key."""

    source: str
    target: str


def split_long(boxes: Iterable[Box], *, most: int) -> tuple[Box, ...]:
    """Boxes of `most` lines at the most: a longer one goes on in a box beside it, which says so."""
    found: list[Box] = []
    for box in boxes:
        found += _pieces(box, most) if box.size > most else [box]
    return tuple(found)


def _pieces(box: Box, most: int) -> list[Box]:
    groups: list[list[Part]] = [[]]
    room = most
    for part in box.parts:
        rest = part.lines
        while rest:
            if room == 0:
                groups.append([])
                room = most
            groups[-1].append(replace(part, lines=rest[:room]))
            taken = min(room, len(rest))
            rest, room = rest[taken:], room - taken
    return [_piece(box, group, number) for number, group in enumerate(groups)]


def _piece(box: Box, parts: Sequence[Part], number: int) -> Box:
    title = f"{box.title} (continued)" if number else box.title
    return replace(box, title=title, parts=tuple(parts))
