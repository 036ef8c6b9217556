"""Interests against the items of an agenda: who should be asked. Suggestions with their reason, never rulings.

Serves R10 and LP38: whom to ask before a paper goes out and as its item opens. Nothing found does not mean that
there is no conflict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from meetings.papers.rules.matching_classes import class_suggestions
from meetings.papers.rules.matching_facts import (
    EMPLOYER,
    NAMED,
    ORGANISATION,
    SEAT,
    WORDS,
    Basis,
    Body,
    InterestFact,
    ItemFact,
    JobFact,
    MeetingFacts,
    Passage,
    SeatFact,
    Suggestion,
)
from meetings.papers.rules.matching_words import (
    WORD,
    Text,
    Words,
    names_to_find,
    same_name,
    stem,
    telling_words,
    words_of,
)

TOO_MANY_ITEMS, SHARE = 4, 4  # of four items or more, a word that stands in over a quarter tells nothing
WORDS_SHOWN = 4


@dataclass(frozen=True)
class Read:
    """An item with its passages made ready, and the stems of its words, those of headings apart."""

    item: ItemFact
    passages: tuple[tuple[Passage, Text], ...]
    stems: frozenset[str]
    heading_stems: frozenset[str]


@dataclass(frozen=True)
class Known:
    """An interest with what is looked for, made ready once: its names as (name, words), and its telling words."""

    interest: InterestFact
    names: tuple[tuple[str, Words], ...]
    told: frozenset[str]


def suggestions(facts: MeetingFacts) -> dict[int, tuple[Suggestion, ...]]:
    """By item's key, in the order of their strength and then by name; every item has its entry, empty or not."""
    read = [_read(item) for item in facts.items]
    worn = _worn(read)
    known = [_known(interest, facts, worn) for interest in facts.interests]
    return {one.item.key: _of_item(one, facts, known) for one in read}


def kin(key: int, links: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Organisations that came before this one or after it, however far; what merely shares a predecessor is not."""
    pairs = list(links)
    return _reach(key, pairs) | _reach(key, [(after, before) for before, after in pairs])


def _reach(key: int, pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
    found, waiting = {key}, [key]
    while waiting:
        here = waiting.pop()
        for one, other in pairs:
            if one == here and other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


def _read(item: ItemFact) -> Read:
    functions = (Passage("the function it is about", title, is_heading=True) for title in item.functions)
    title = Passage("the title of the item", item.title, is_heading=True)
    made = tuple((passage, Text(passage.text)) for passage in (title, *functions, *item.passages))
    stems = frozenset().union(*(text.stems for _, text in made))
    headings = frozenset().union(*(text.stems for passage, text in made if passage.is_heading))
    return Read(item, made, stems, headings)


def _worn(read: Sequence[Read]) -> frozenset[str]:
    """Stems of this meeting's own common words."""
    if len(read) < TOO_MANY_ITEMS:
        return frozenset()
    counted = Counter(word for one in read for word in one.stems)
    return frozenset(word for word, number in counted.items() if number * SHARE > len(read))


def _known(interest: InterestFact, facts: MeetingFacts, worn: frozenset[str]) -> Known:
    """The party goes by the names of those before and after it too."""
    names = [interest.party] if interest.party else []
    if interest.body is not None:
        family = kin(interest.body.key, facts.links) - {interest.body.key}
        bodies = [interest.body, *(facts.bodies[key] for key in sorted(family) if key in facts.bodies)]
        names = [name for body in bodies for name in body.names]
    looked_for = tuple(
        (name, words) for name in names for words in names_to_find([name], ordinary=facts.ordinary)
    )
    told = telling_words(f"{interest.nature} {interest.position}", ordinary=facts.ordinary)
    return Known(interest, looked_for, told - worn)


def _of_item(read: Read, facts: MeetingFacts, known: Iterable[Known]) -> tuple[Suggestion, ...]:
    lines = {body.key: kin(body.key, facts.links) for body in read.item.bodies}
    found = [one for seat in facts.seats if (one := _by_seat(read.item, seat, lines))]
    seated = {(one.person, name) for one in found for name in one.about}
    for job in facts.jobs:
        if (by_job := _by_job(read.item, job, lines)) and (job.person, by_job.about[0]) not in seated:
            found.append(by_job)
    found += [one for each in known if (one := _by_interest(read, each, lines))]
    touched = {one.person for one in found if one.person is not None}
    headings = [(passage, text) for passage, text in read.passages if passage.is_heading]
    found += class_suggestions(read.item, headings, facts, touched=touched)
    return tuple(sorted(found, key=lambda one: (-one.strength, one.who, one.basis.kind, one.basis.key)))


def _about(bodies: Iterable[Body], item: ItemFact, lines: Mapping[int, frozenset[int]]) -> Iterator[Body]:
    """The item's organisations among which one of `bodies` is, itself or by succession."""
    keys = {body.key for body in bodies}
    return (tagged for tagged in item.bodies if keys & lines[tagged.key])


def _by_seat(item: ItemFact, seat: SeatFact, lines: Mapping[int, frozenset[int]]) -> Suggestion | None:
    about = tuple(body.name for body in _about(seat.bodies, item, lines))
    if not about:
        return None
    how = "May stand in" if seat.is_deputy else "Sits"
    why = f"{how} as {seat.title}, on behalf of {_and(about)}, which this item is about."
    basis = Basis("seat", seat.key, seat.version)
    return Suggestion(item.key, SEAT, seat.who, why, basis, seat.person, about)


def _by_job(item: ItemFact, job: JobFact, lines: Mapping[int, frozenset[int]]) -> Suggestion | None:
    about = tuple(body.name for body in _about([job.body], item, lines))
    if not about:
        return None
    what = f" as {job.title}" if job.title else ""
    same = job.body.name in about
    employer = "" if same else f" {job.body.name}, in one line of succession with"
    why = f"Works for{employer} {_and(about)}{what if same else ''}, which this item is about."
    basis = Basis("employment", job.key, job.version)
    return Suggestion(item.key, EMPLOYER, job.who, why, basis, job.person, about)


def _by_interest(read: Read, known: Known, lines: Mapping[int, frozenset[int]]) -> Suggestion | None:
    """The strongest of the three ways in which one interest may touch one item."""
    interest = known.interest
    basis = Basis("interest", interest.key, interest.version)
    for way in (_as_organisation(read.item, interest, lines), _as_named(read, known), _by_words(read, known)):
        code, why, about = way
        if about:
            said = f"{_declared(interest)}: {why}"
            return Suggestion(read.item.key, code, interest.who, said, basis, interest.person, about)
    return None


Found = tuple[str, str, tuple[str, ...]]


def _as_organisation(item: ItemFact, interest: InterestFact, lines: Mapping[int, frozenset[int]]) -> Found:
    for tagged in item.bodies:
        if interest.body is not None and interest.body.key == tagged.key:
            return ORGANISATION, f"this item is about {tagged.name}.", (tagged.name,)
        if interest.body is not None and interest.body.key in lines[tagged.key]:
            why = f"this item is about {tagged.name}, in one line of succession with it."
            return ORGANISATION, why, (tagged.name,)
        if interest.party and any(same_name(interest.party, name) for name in tagged.names):
            return ORGANISATION, f"this item is about {tagged.name}.", (tagged.name,)
    return ORGANISATION, "", ()


def _as_named(read: Read, known: Known) -> Found:
    for name, words in known.names:
        where = [passage.where for passage, text in read.passages if text.has(words)]
        if where:
            short = "" if words == words_of(name) else f" (as “{' '.join(words)}”)"
            return NAMED, f"“{name}”{short} stands in {_and(_once(where)[:2])}.", (name,)
    return NAMED, "", ()


def _by_words(read: Read, known: Known) -> Found:
    """Two telling words anywhere in the item, or one in a heading."""
    shared = known.told & read.stems
    if len(shared) < 2 and not shared & read.heading_stems:
        return WORDS, "", ()
    where = [passage.where for passage, text in read.passages if text.stems & shared]
    said = f"{known.interest.nature} {known.interest.position}"
    shown = _as_written(said, shared)[:WORDS_SHOWN]
    quoted = _and([f"“{word}”" for word in shown])
    return WORDS, f"{quoted} {'stands' if len(shown) == 1 else 'stand'} in {_and(_once(where)[:2])}.", shown


def _as_written(text: str, stems: frozenset[str]) -> tuple[str, ...]:
    """The words as the declaration has them, in their order, each once."""
    found: dict[str, str] = {}
    for word in WORD.findall(text):
        if (key := stem(word.casefold())) in stems:
            found.setdefault(key, word)
    return tuple(found.values()) or tuple(sorted(stems))


def _declared(interest: InterestFact) -> str:
    """“Declared: trustee of Danson Park Bowls Club”, as briefly as the register allows."""
    whose = f" ({interest.relation})" if interest.relation else ""
    if interest.position and interest.party_name:
        return f"Declared {interest.position}, {interest.party_name}{whose}"
    return f"Declared {interest.party_name or interest.position or 'an interest'}{whose}"


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
