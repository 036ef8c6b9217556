"""From placed lines to bands: the same grouping for the picture, for the list beside it and for a published copy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from governance.foundation.chart.bands import Arrow, Band, Box, Line, Part


@dataclass(frozen=True)
class Level:
    """A band that is drawn whether it holds anything or not."""

    key: str
    title: str
    about: str
    empty: str


@dataclass(frozen=True)
class Placed:
    """A line and where it stands. Ranks sort boxes in their band and parts in their box before their names do.

    `sources` are the bands from which it came down: each makes an arrow.
    """

    band: str
    box: str
    part: str
    line: Line
    box_about: str = ""
    box_rank: int = 0
    part_rank: int = 0
    box_href: str = ""
    part_href: str = ""
    sources: tuple[str, ...] = ()


def gather(lines: Iterable[Placed], levels: Sequence[Level]) -> tuple[Band, ...]:
    """The bands in the order of `levels`; lines keep the order in which they come."""
    rows = list(lines)
    return tuple(
        Band(
            level.key,
            level.title,
            level.about,
            _boxes(row for row in rows if row.band == level.key),
            level.empty,
        )
        for level in levels
    )


def arrows_of(lines: Iterable[Placed], levels: Sequence[Level]) -> tuple[Arrow, ...]:
    """One arrow for each pair of bands between which something was passed on, in the order of the bands."""
    found = {(source, row.band) for row in lines for source in row.sources if source != row.band}
    order = {level.key: number for number, level in enumerate(levels)}
    pairs = sorted(found, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return tuple(Arrow(source, target) for source, target in pairs)


def _boxes(rows: Iterable[Placed]) -> tuple[Box, ...]:
    grouped: dict[tuple[int, str], list[Placed]] = {}
    for row in rows:
        grouped.setdefault((row.box_rank, row.box), []).append(row)
    return tuple(
        Box(title, _parts(inside), inside[0].box_about, inside[0].box_href)
        for (_, title), inside in sorted(grouped.items())
    )


def _parts(rows: Iterable[Placed]) -> tuple[Part, ...]:
    grouped: dict[tuple[int, str], list[Placed]] = {}
    for row in rows:
        grouped.setdefault((row.part_rank, row.part), []).append(row)
    return tuple(
        Part(title, tuple(row.line for row in inside), inside[0].part_href)
        for (_, title), inside in sorted(grouped.items())
    )
