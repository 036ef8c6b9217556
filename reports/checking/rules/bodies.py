"""Names of bodies against the register as of the meeting's day: near misses, two names, bodies that ended (R188)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz import fuzz

from reports.checking.rules.facts import Around, Body, PaperText, Slip, Spot
from reports.checking.rules.sentences import plain, sentence_around

HEADS = frozenset(
    ("board", "committee", "sub-committee", "partnership", "trust", "council", "forum", "group", "collaborative",
     "alliance", "authority", "federation", "network", "ccg")
)  # fmt: skip
# Words that stand where a name has its own: a body called by what it is, not by what it is named.
GENERIC = frozenset(
    ("borough", "place", "local", "system", "area", "county", "city", "district", "town", "regional", "joint",
     "partnership", "strategic")
)  # fmt: skip
_JOINED = r"(?:\s*&\s*|\s+(?:and|of|for|in|the)\s+|\s+)"
_PHRASE = re.compile(rf"\b[A-Z][\w’'-]*(?:{_JOINED}[A-Z][\w’'-]*)+")
_TOKEN = re.compile(r"[\w’'-]+|&")
_NEAR = 80
_LEAST = 3  # words that a name must have to be told from another by one of them
Shapes = dict[tuple[int, str], list[list[str]]]
_NOW = re.compile(
    r"\b(?:will|is asked|are asked|shall|must|is to|are to|should|is responsible|are responsible)\b",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"\b(?:former|formerly|previous|previously|legacy|then|abolish\w*|dis-?establish\w*|replac\w*|until|prior|"
    r"predecessor|closed|closure|before|was|were|had|did|succe\w+|became|become|becomes|merge\w*|transition\w*|"
    r"transfer\w*|took over|takes over|dissol\w+|shadow|no longer|end\w*|history|minutes)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Said:
    """A phrase that ends as names of bodies end, where it stands, by its longest to shortest reading."""

    spot: Spot
    text: str

    def readings(self) -> Iterator[tuple[str, int]]:
        """Endings of the phrase of two words or more, the longest first, and where each begins."""
        places = [match.start() for match in _TOKEN.finditer(self.text)]
        for place in places[:-1]:
            yield self.text[place:], place


def phrases(paper: PaperText) -> Iterator[Said]:
    for part, number, block in paper.blocks():
        for match in _PHRASE.finditer(block.text):
            tokens = list(_TOKEN.finditer(match[0]))
            # Every head in the run ends a name: "Bexley Strategic Board Part 1".
            for index, token in enumerate(tokens):
                if index and token[0].lower() in HEADS:
                    text = match[0][: token.end()]
                    yield Said(Spot(part, number, match.start(), match.start() + token.end()), text)


def check_bodies(paper: PaperText, around: Around) -> Iterator[Slip]:
    known = {plain(name): body for body in around.bodies for name in body.names}
    shapes: Shapes = {}
    for name in known:
        tokens = name.split()
        if len(tokens) >= _LEAST:
            shapes.setdefault((len(tokens), tokens[-1]), []).append(tokens)
    unknown: dict[str, list[tuple[Spot, str, str]]] = {}
    used: dict[int, dict[str, Spot]] = {}
    gone: set[str] = set()
    for said in phrases(paper):
        reading = next(((text, at) for text, at in said.readings() if plain(text) in known), None)
        if reading is None:
            if (near := _near(said, known, shapes)) is not None:
                text, at, meant = near
                spot = Spot(said.spot.part, said.spot.block, said.spot.start + at, said.spot.end)
                unknown.setdefault(plain(text), []).append((spot, text, meant))
            continue
        text, at = reading
        body = known[plain(text)]
        spot = Spot(said.spot.part, said.spot.block, said.spot.start + at, said.spot.end)
        used.setdefault(id(body), {}).setdefault(plain(text), spot)
        if body.names[0] not in gone and _named_as_current(paper, spot, body, around.meeting_day):
            gone.add(body.names[0])
            yield _no_longer(text, body, spot)
    for places in unknown.values():
        spot, text, meant = places[0]
        times = f" It stands there {len(places)} times." if len(places) > 1 else ""
        words = f"“{text}” is no body on the register. Is “{meant}” meant?{times}"
        yield Slip("body.unknown_name", words, spot, "R188", {"times": len(places)})
    yield from _two_names(used, around)


def _near(said: Said, known: Mapping[str, Body], shapes: Shapes) -> tuple[str, int, str] | None:
    """A name on the register that differs in one word, by a common noun in its place or by its spelling."""
    for text, at in said.readings():
        tokens = plain(text).split()
        for own in shapes.get((len(tokens), tokens[-1]), ()):
            apart = [pair for pair in zip(tokens, own, strict=True) if pair[0] != pair[1]]
            if len(apart) == 1 and _is_slip(*apart[0]):
                name = " ".join(own)
                return text, at, next(each for each in known[name].names if plain(each) == name)
    return None


def _is_slip(said: str, own: str) -> bool:
    if own in GENERIC:
        return False
    if said in GENERIC:
        return True
    if said.rstrip("s") == own.rstrip("s"):
        return False
    return min(len(said), len(own)) >= 5 and said[0] == own[0] and fuzz.ratio(said, own) >= _NEAR


def _named_as_current(paper: PaperText, spot: Spot, body: Body, on: date | None) -> bool:
    if on is None or body.ends is None or body.ends >= on:
        return False
    block = paper.at(spot)
    sentence, _ = sentence_around(block.text, spot.start)
    return bool(_NOW.search(sentence)) and not _THEN.search(sentence)


def _no_longer(text: str, body: Body, spot: Spot) -> Slip:
    last = body.ends
    words = f"“{text}” ended on {last.day} {last:%B %Y}" if last else f"“{text}” ended"
    words += f"; “{body.successor}” follows it." if body.successor else "."
    return Slip("body.no_longer", words, spot, "R188")


def _two_names(used: Mapping[int, Mapping[str, Spot]], around: Around) -> Iterator[Slip]:
    """One body under two names in one paper. A shorter name made of the longer one's words is the same name."""
    for body in around.bodies:
        names = dict(used.get(id(body), {}))
        own = plain(body.names[0])
        for name, spot in names.items():
            if name != own and own in names and not _shortens(name.split(), own.split()):
                printed = next(each for each in body.names if plain(each) == name)
                words = f"“{printed}” and “{body.names[0]}” are one body: keep to one name in the paper."
                yield Slip("body.two_names", words, spot, "R188")


def _shortens(one: Sequence[str], other: Sequence[str]) -> bool:
    return set(one) <= set(other) or set(other) <= set(one)
