"""Names of people against the register of that day: a spelling that just misses, a post they do not hold (R188)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from reports.checking.rules.facts import Around, Known, PaperText, Slip, Spot
from reports.checking.rules.sentences import plain

_NAME = re.compile(r"\b[A-Z][a-z’']+(?:-[A-Z][a-z’']+)?(?:\s+[A-Z][a-z’']+(?:-[A-Z][a-z’']+)?){1,2}\b")
_AFTER = re.compile(r"\s*(?:,|–|-|\()\s*(?:the\s+)?([A-Z][^,;.()\n|]{3,90})")
_HONORIFIC = re.compile(r"^(?:dr|mr|mrs|ms|miss|prof|professor|cllr|councillor|sir|dame)\s+")
_NEAR = 80


def check_people(paper: PaperText, around: Around) -> Iterator[Slip]:
    known = {bare(person.name): person for person in around.people}
    posts = {plain(title): (title, holders) for title, holders in around.posts.items()}
    told: set[str] = set()
    for part, number, block in paper.blocks():
        for match in _NAME.finditer(block.text):
            spot = Spot(part, number, match.start(), match.end())
            person = known.get(plain(match[0]))
            if person is not None:
                yield from _title(block.text, match, person, posts, spot)
            elif plain(match[0]) not in told and (meant := _near(match[0], known)):
                told.add(plain(match[0]))
                words = f"“{match[0]}” is not on the register of people. Is “{meant.name}” meant?"
                yield Slip("person.spelled", words, spot, "R188")


def bare(name: str) -> str:
    return _HONORIFIC.sub("", plain(name))


def _near(said: str, known: Mapping[str, Known]) -> Known | None:
    """A person of whose names all are the same but one, and that is spelled almost the same."""
    tokens = plain(said).split()
    for name, person in known.items():
        own = name.split()
        if len(own) != len(tokens):
            continue
        apart = [pair for pair in zip(tokens, own, strict=True) if pair[0] != pair[1]]
        if len(apart) == 1 and min(map(len, apart[0])) >= 4 and fuzz.ratio(*apart[0]) >= _NEAR:
            return person
    return None


def _title(
    text: str,
    match: re.Match[str],
    person: Known,
    posts: Mapping[str, tuple[str, tuple[str, ...]]],
    spot: Spot,
) -> Iterator[Slip]:
    """ "Ada Hill, Finance Director": a post of the register that this person does not hold that day."""
    after = _AFTER.match(text, match.end())
    if after is None:
        return
    said = plain(after[1])
    if said not in posts or said in {plain(title) for title in person.titles}:
        return
    if any(said in plain(title) or plain(title) in said for title in person.titles):
        return
    title, holders = posts[said]
    if any(bare(holder) == bare(person.name) for holder in holders):
        return
    who = (
        f"{' and '.join(holders)} {'holds' if len(holders) == 1 else 'hold'} it"
        if holders
        else "it is vacant"
    )
    words = f"{person.name} is called {title}; on the day of the meeting {who}."
    yield Slip("person.title", words, Spot(spot.part, spot.block, spot.start, after.end(1)), "R188")
