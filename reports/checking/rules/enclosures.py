"""Letters of enclosures across a pack: one used twice, one skipped, one that the pack gives to another paper (R139).

The portal letters enclosures in the order of the agenda. What can go wrong is what a paper says of itself: in its
title, or in the first lines of its text, as in papers that were written for an earlier order or sent in as PDF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from reports.checking.rules.facts import Around, PaperText, Slip, Spot

SOURCE = "R139"
FIRST_LINES = 6
_OWN = re.compile(r"^\W*(?:enc|encl|enclosure)\b\W{0,3}([A-Z]{1,2})(?![A-Za-z0-9’'])", re.IGNORECASE)


@dataclass(frozen=True)
class Lettered:
    """A paper of the pack: `given` is the letter that the pack prints, `own` the one in its title; "" for none. The
    number of the item is told of public papers only."""

    key: str
    given: str = ""
    own: str = ""
    item: str = ""

    @property
    def letter(self) -> str:
        return self.own or self.given


class Said(NamedTuple):
    letter: str
    spot: Spot | None


def own_letter(title: str) -> str:
    """Enclosure B: Winter plan → B. A lower-case "a" is the article, not a letter."""
    found = _OWN.match(title)
    return found.group(1) if found and found.group(1).isupper() else ""


def check_enclosures(paper: PaperText, around: Around) -> Iterator[Slip]:
    """What this paper's letter contradicts: the pack's own, that of another paper, or the order of letters."""
    mine = next((one for one in around.enclosures if one.key == around.key), Lettered(around.key))
    said = _said(paper, mine)
    letter = said.letter or mine.given
    if not letter:
        return
    others = [one for one in around.enclosures if one.key != mine.key]
    twin = next((one for one in others if one.letter == letter), None)
    if said.letter and mine.given and said.letter != mine.given:
        also = f" Enclosure {letter} is the paper of {_item(twin)}." if twin else ""
        yield Slip(
            "enclosure.differs",
            f"This paper calls itself enclosure {letter}; in the pack it is enclosure {mine.given}.{also}",
            said.spot,
            SOURCE,
        )
        return
    if twin is not None:
        words = f"Enclosure {letter} is also the paper of {_item(twin)}."
        yield Slip("enclosure.twice", words, said.spot, SOURCE)
    missing = _missing_before(letter, [one.letter for one in others])
    if missing:
        words = f"No paper is enclosure {missing}, and this one is enclosure {letter}."
        yield Slip("enclosure.skipped", words, said.spot, SOURCE)


def _said(paper: PaperText, mine: Lettered) -> Said:
    """By its title, else by the first lines of its text."""
    if mine.own:
        return Said(mine.own, None)
    for number, (part, block, line) in enumerate(paper.blocks("paper")):
        if number == FIRST_LINES:
            break
        found = _OWN.match(line.text)
        if found and found.group(1).isupper() and len(line.text) < 120:
            return Said(found.group(1), Spot(part, block, found.start(), found.end()))
    return Said("", None)


def _item(other: Lettered) -> str:
    return f"item {other.item}" if other.item else "another item"


def _missing_before(letter: str, others: Sequence[str]) -> str:
    """The letter right before, when nothing has it; "" for the first, and where it is there."""
    if letter == "A":
        return ""
    before = _letter_before(letter)
    return "" if before in others else before


def _letter_before(letter: str) -> str:
    """B → A, AA → Z, BA → AZ."""
    place = 0
    for one in letter:
        place = place * 26 + ord(one) - 64
    place, found = place - 1, ""
    while place:
        place, rest = divmod(place - 1, 26)
        found = chr(65 + rest) + found
    return found
