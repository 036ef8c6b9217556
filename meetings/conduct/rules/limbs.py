"""Lines of the terms of reference that say who must be there, read against the seats of the day (LP25, LP65).

A line is written as people write it: "Two partner members", "Chief Executive or Chief Finance Officer", "A councillor".
It asks for a number of people out of the seats that it names. A line that names no seat of the committee is not
understood: what rests on it stays open, and the page says so beside the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from meetings.conduct.rules.facts import Attendee, SeatAt
from meetings.conduct.rules.states import MAYBE, NO, YES

NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            (),
            ("a", "an", "one", "the"),
            ("two", "both"),
            ("three",),
            ("four",),
            ("five",),
            ("six",),
            ("seven",),
            ("eight",),
            ("nine",),
            ("ten",),
        )
    )
    for word in words
}
FILLING = {
    "at",
    "least",
    "from",
    "of",
    "or",
    "and",
    "for",
    "any",
    "each",
    "on",
    "in",
    "to",
    "who",
    "is",
    "their",
}
# Words that mean the same at a table. The first of each group stands for all.
SAME = (
    ("council", "councillor", "borough", "county", "local_authority", "local_government"),
    ("ccg", "commissioner"),
    ("icb", "integrated"),
    ("provider", "nhs_trust", "foundation_trust", "trust"),
    ("nonexecutive", "lay", "independent"),
    ("deputy", "vice"),
    ("clinical", "clinician", "gp", "doctor"),
    ("voluntary", "vcse", "community_enterprise"),
    ("public", "patient", "healthwatch"),
)
STANDS_FOR = {word: group[0] for group in SAME for word in group}
# A line about the chair does not ask for the deputy chair, and one about an executive not for a non-executive.
APART = (("chair", "deputy"), ("executive", "nonexecutive"))
COMMON = {
    "member",
    "representative",
    "seat",
    "person",
    "people",
    "director",
    "officer",
    "board",
    "lead",
    "place",
}


@dataclass(frozen=True)
class Limb:
    """One line: its words, how many it asks for, and the keys of the seats and organisations that it names."""

    line: str
    count: int
    seats: frozenset[int]
    bodies: frozenset[int] = frozenset()

    @property
    def is_understood(self) -> bool:
        return bool(self.seats or self.bodies)

    def fits(self, person: Attendee) -> str:
        """Is this person one of those it asks for? Open while they could speak for several organisations (R166)."""
        if person.seat is not None and person.seat.key in self.seats:
            return YES
        worn = [body.id in self.bodies for body in person.speaks_for]
        if not any(worn):
            return NO
        return YES if all(worn) else MAYBE


def limbs(lines: str | Iterable[str], seats: Sequence[SeatAt]) -> tuple[Limb, ...]:
    """The limbs of a quorum, in the order of the lines."""
    rows = lines.splitlines() if isinstance(lines, str) else lines
    return tuple(limb(line.strip(), seats) for line in rows if line.strip())


def limb(line: str, seats: Sequence[SeatAt]) -> Limb:
    """What one line asks for. Each of its alternatives is held against every seat."""
    count, rest = _count(line)
    alternatives = [_tokens(part) for part in re.split(r"\s+or\s+|/|;", rest, flags=re.IGNORECASE)]
    named = {
        seat.key
        for seat in seats
        for wanted in alternatives
        if any(_names(wanted, name) for name in seat.words)
    }
    bodies = {
        body
        for seat in seats
        for body, name in seat.body_words
        for wanted in alternatives
        if _names(wanted, name)
    }
    return Limb(line, count, frozenset(named), frozenset(bodies))


def _count(line: str) -> tuple[int, str]:
    words = line.replace(":", " ").split()
    while words and words[0].lower() in ("at", "least", "any"):
        words.pop(0)
    if words and words[0].isdigit():
        return max(int(words[0]), 1), " ".join(words[1:])
    if words and words[0].lower() in NUMBERS:
        return NUMBERS[words[0].lower()], " ".join(words[1:])
    return 1, " ".join(words)


def _tokens(text: str) -> frozenset[str]:
    plain = re.sub(r"non[- ]?executive", "nonexecutive", text.lower())
    found = {_singular(word) for word in re.findall(r"[a-z0-9_]+", plain)}
    return frozenset(STANDS_FOR.get(word, word) for word in found - FILLING - set(NUMBERS))


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _names(wanted: frozenset[str], name: str) -> bool:
    """Does every telling word of the line belong to this name?"""
    own = _tokens(name)
    telling = wanted - COMMON or wanted
    return bool(telling) and telling <= own and not _is_apart(wanted, own)


def _is_apart(wanted: frozenset[str], own: frozenset[str]) -> bool:
    return any(head in wanted and other in own and other not in wanted for head, other in APART)
