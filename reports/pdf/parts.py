"""The shapes that pass between the steps of the PDF engine.

Everything here is a plain frozen dataclass: a part can be stored as bytes plus JSON and read back.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Literal

PartKind = Literal["front", "paper", "annex"]


class PartRefused(Exception):
    """A part could not be made. `code` is stable, `message` is for the person who supplied the part."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class RenderLimits:
    """What one part may cost. Seconds of processor and of wall clock, MiB of address space, pages, MiB out."""

    cpu_seconds: int = 120
    wall_seconds: int = 180
    memory_mb: int = 1280
    pages: int = 500
    output_mb: int = 200


@dataclass(frozen=True)
class Finding:
    """Something that keeps a PDF from being accessible or sound. `page` counts from 1; None = whole file."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True)
class OutlineEntry:
    """A heading of a part. `level` counts from 1, `page` from 0; `x`, `y` in points, PDF co-ordinates."""

    level: int
    title: str
    page: int
    x: float
    y: float


@dataclass(frozen=True)
class Destination:
    """A named place in a part. `page` counts from 0; `x`, `y` in points."""

    page: int
    x: float
    y: float


@dataclass(frozen=True)
class PackLink:
    """A link annotation that points to another part: `target` is the text after `pack:`."""

    page: int
    annotation: int
    target: str


@dataclass(frozen=True)
class PartMeta:
    """What assembly needs to know about a prepared part without opening it."""

    page_count: int
    title: str
    lang: str
    tagged: bool  # structure came with the part; False = pages were wrapped, one element each
    claims_ua: bool  # may stand in a pack that says it is PDF/UA
    page_has_text: tuple[bool, ...]  # False = a scan or picture: nothing to read aloud
    outline: tuple[OutlineEntry, ...] = ()
    destinations: dict[str, Destination] = field(default_factory=dict)
    pack_links: tuple[PackLink, ...] = ()
    findings: tuple[Finding, ...] = ()
    warnings: tuple[str, ...] = ()

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> PartMeta:
        data = json.loads(text)
        return cls(
            **{
                **data,
                "page_has_text": tuple(data["page_has_text"]),
                "outline": tuple(OutlineEntry(**entry) for entry in data["outline"]),
                "destinations": {name: Destination(**place) for name, place in data["destinations"].items()},
                "pack_links": tuple(PackLink(**link) for link in data["pack_links"]),
                "findings": tuple(Finding(**finding) for finding in data["findings"]),
                "warnings": tuple(data["warnings"]),
            }
        )


@dataclass(frozen=True)
class PreparedPart:
    """A part ready to be put in a pack: its PDF and what is known about it. Both are worth caching."""

    pdf: bytes
    meta: PartMeta
    peak_mb: int = 0  # what making it took of memory and of processor seconds; not part of what is cached
    seconds: float = 0.0

    @property
    def pages(self) -> int:
        return self.meta.page_count


@dataclass(frozen=True)
class PackPart:
    """A prepared part with its place in a pack.

    `title` is shown in the bookmarks and read as the title of the part; `item_label` ("Item 3.2") starts the
    left stamp; `anchor` is what `pack:<anchor>` links point to; `outline_level` counts from 1. `first_page` is the
    number that the left stamp begins with, for an item whose pages lie in several parts. `series` starts the page
    numbers of a supplement ("S1-"): each series counts from 1, in stamps and in page labels.
    """

    part: PreparedPart
    title: str
    anchor: str
    item_label: str = ""
    outline_level: int = 1
    kind: PartKind = "paper"
    first_page: int = 1
    series: str = ""


@dataclass(frozen=True)
class StampSettings:
    """What is printed at the foot of every page. Empty text = no stamp on that side.

    `left` may use {item} and {page} (page of the part) and is left out for parts without an item label;
    `right` may use {number} (page of the pack, with its series) and {total}.
    """

    left: str = "{item} · page {page}"
    right: str = "Pack page {number}"
    size: float = 8.0  # points
    inset: float = 56.7  # points from the sides (20 mm, the margin of our own pages)
    baseline: float = 20.0  # points from the foot (7 mm): below the footers of word processors


NO_STAMPS = StampSettings(left="", right="")
