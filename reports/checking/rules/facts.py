"""A paper as text, what is known around it, and what a check says of it: plain data, no way back to the database."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

PartKind = Literal["cover sheet", "paper", "annex"]
BlockKind = Literal["heading", "paragraph", "item", "row"]


@dataclass(frozen=True)
class Block:
    """A heading, a paragraph, an item of a list or a row of a table, as it reads.

    `cells` are those of a row, `is_head` marks the row of column heads; `group` numbers the table or the list that it
    belongs to within its part (0: none). `field` is the cover sheet's row.
    """

    kind: BlockKind
    text: str
    cells: tuple[str, ...] = ()
    is_head: bool = False
    group: int = 0
    field: str = ""


@dataclass(frozen=True)
class PartText:
    """One part of a paper. `key` names it (`cover`, `text`, or an annex's key); `is_read` tells an uploaded PDF, whose
    blocks were guessed from lines."""

    key: str
    kind: PartKind
    title: str
    blocks: tuple[Block, ...]
    is_read: bool = False


@dataclass(frozen=True)
class Spot:
    """Where: the part, its block, and the characters of the block's text."""

    part: int
    block: int
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class PaperText:
    parts: tuple[PartText, ...]

    def blocks(self, *kinds: PartKind) -> Iterator[tuple[int, int, Block]]:
        """(part, block number, block) in reading order; of parts of these kinds only, when any is named."""
        for part, each in enumerate(self.parts):
            if not kinds or each.kind in kinds:
                for number, block in enumerate(each.blocks):
                    yield part, number, block

    def at(self, spot: Spot) -> Block:
        return self.parts[spot.part].blocks[spot.block]


@dataclass(frozen=True)
class Body:
    """A committee or an organisation. `names` begins with its own; `ends` is its last day; `successor` follows it."""

    names: tuple[str, ...]
    begins: date | None = None
    ends: date | None = None
    successor: str = ""


@dataclass(frozen=True)
class Known:
    """A person on the register with the titles they hold on the day (posts, seats, job title)."""

    name: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Asked:
    """One recommendation of the cover sheet."""

    label: str
    kind: str
    text: str


@dataclass(frozen=True)
class Around:
    """What a paper is held against, as of the meeting's day."""

    meeting_day: date | None = None
    meeting_days: tuple[date, ...] = ()
    meets: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    annexes: tuple[tuple[str, str], ...] = ()
    bodies: tuple[Body, ...] = ()
    people: tuple[Known, ...] = ()
    posts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    abbreviations: frozenset[str] = frozenset()
    enclosures: tuple[Any, ...] = ()  # every paper of the pack, as `rules.enclosures.Lettered`
    key: str = ""  # of this paper among them


@dataclass(frozen=True)
class Slip:
    """What one check found. `code` is stable, `reason` a sentence for a governance officer, `clause` its source."""

    code: str
    reason: str
    spot: Spot | None = None
    clause: str = ""
    details: Mapping[str, Any] = field(default_factory=dict)
