"""Which paper a file's name means: by the number of the item first, then by the title (rapidfuzz).

Names are as people send them: "07 Finance report v2 FINAL.pdf", "Item 7a – annex 1.docx", "Enc C Minutes.pdf",
"2026-03-26 Board - Winter plan.pdf". A day, a year or a version is no number of an item.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

PAPER, ANNEX, LEAVE_OUT = "paper", "annex", "leave_out"
# Likeness of titles, 0 to 100: sure, likely, and the least that is worth suggesting.
SURE, LIKELY, LEAST = 90, 75, 58
# The best title must lead the next by so much to be sure.
LEAD = 8

_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
_DAYS = re.compile(
    r"(?<!\d)(?:(?:19|20)\d{2}[-_. ]\d{1,2}[-_. ]\d{1,2}|\d{1,2}[-_. ]\d{1,2}[-_. ](?:19|20)?\d{2}"
    r"|(?:19|20)\d{6}|(?:19|20)\d{2}(?:[-/]\d{2})?)(?!\d)"
    r"|(?<!\d)\d{1,2}(?:st|nd|rd|th)?[ _-](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*",
    re.IGNORECASE,
)
_VERSION = re.compile(
    r"\b(?:v(?:er(?:sion)?)?[ ._-]?\d+(?:\.\d+)*|final|draft|clean|tracked|signed|copy)\b|\(\d+\)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"^\W*(?:(?:agenda\W*)?(?:item|paper|no|report)\W*)?0*(\d{1,2}(?:[._]\d{1,2})*)\s?([a-h])?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_NAMED_NUMBER = re.compile(
    r"\b(?:agenda\W*item|item|paper)\W{0,3}0*(\d{1,2}(?:[._]\d{1,2})*)\s?([a-h])?(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_LETTER = re.compile(r"\b(?:enc|encl|enclosure)\W{0,3}([A-Z])(?![A-Za-z0-9])", re.IGNORECASE)
_ANNEX = re.compile(
    r"\b(?:annexe?|appendix|appx?|attachment)\W{0,3}(?:\d{1,2}|[A-Za-z]|[ivx]+)?(?![A-Za-z])", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Slot:
    """Where a file can go: a paper, or an item that has none yet. `letter` is that of its enclosure, if it has one;
    `titles` are those of the paper and of its item."""

    key: Hashable
    number: str
    titles: tuple[str, ...]
    letter: str = ""


@dataclass(frozen=True)
class NamedFile:
    """A file by its name, and the title that the document gives itself, if any."""

    key: Hashable
    name: str
    title: str = ""


@dataclass(frozen=True)
class Match:
    """What is suggested for one file: `use` of the slot, or leaving it out; `confidence` 0 to 100, and why."""

    file: Hashable
    use: str
    slot: Hashable | None
    confidence: int
    why: str


@dataclass(frozen=True)
class ReadName:
    """What a name says: number of an item, letter of an enclosure, whether it is an annex, and the words left."""

    number: str
    letter: str
    is_annex: bool
    words: str


def read_name(name: str) -> ReadName:
    """The name without ending, days and versions, read."""
    text = _VERSION.sub(" ", _DAYS.sub(" ", _ENDING.sub("", name).replace("_", " ")))
    annex = _ANNEX.search(text)
    rest = _ANNEX.sub(" ", text)
    found = _NAMED_NUMBER.search(rest) or _NUMBER.match(rest)
    letter = _LETTER.search(rest)
    for each in (found, letter):
        if each is not None:
            rest = rest.replace(each[0], " ", 1)
    number = _plain_number(found[1] + (found[2] or "")) if found else ""
    return ReadName(
        number, letter[1].upper() if letter else "", annex is not None, " ".join(_WORDS.findall(rest)).lower()
    )


def _plain_number(number: str) -> str:
    """07 → 7, 7_1 → 7.1, 7A → 7a, 7. → 7."""
    parts = re.findall(r"\d+|[a-z]", number.lower())
    return ".".join(str(int(part)) if part.isdigit() else part for part in parts)


def match_files(files: Sequence[NamedFile], slots: Sequence[Slot]) -> list[Match]:
    """One suggestion for each file, in their order. Two files for one paper: the better one is the paper, the other is
    suggested as its annex."""
    by_number, by_letter = defaultdict(list), {}
    for slot in slots:
        by_number[_plain_number(slot.number)].append(slot)
        if slot.letter:
            by_letter[slot.letter.upper()] = slot
    titles = {slot.key: [_title(text) for text in slot.titles if text] for slot in slots}
    found = [_match(file, slots, by_number, by_letter, titles) for file in files]
    return _one_paper_each(found)


def _match(
    file: NamedFile,
    slots: Sequence[Slot],
    by_number: dict[str, list[Slot]],
    by_letter: dict[str, Slot],
    titles: dict[Hashable, list[str]],
) -> Match:
    read = read_name(file.name)
    ranked = sorted(
        ((_likeness(read, file.title, titles[slot.key]), slot) for slot in slots), key=lambda pair: -pair[0]
    )
    use = ANNEX if read.is_annex else PAPER
    numbered = by_number.get(read.number, []) if read.number else []
    if not numbered and read.letter in by_letter:
        numbered = [by_letter[read.letter]]
    if numbered:
        return _by_number(file, read, use, numbered, ranked)
    return _by_title(file, read, use, ranked)


def _by_number(
    file: NamedFile, read: ReadName, use: str, numbered: Sequence[Slot], ranked: Sequence[tuple[float, Slot]]
) -> Match:
    keys = {slot.key for slot in numbered}
    likeness, slot = next(pair for pair in ranked if pair[1].key in keys)
    said = f"Item {slot.number}" if read.number else f"Enclosure {read.letter}"
    best, other = ranked[0]
    if not read.words:
        sure = 85 if len(numbered) == 1 else 50
        return Match(file.key, use, slot.key, sure, f"{said} is in the name, and nothing else.")
    if other.key not in keys and best >= SURE and likeness < LEAST:
        return Match(
            file.key,
            use,
            slot.key,
            35,
            f"{said} is in the name, but the title is that of item {other.number}.",
        )
    if likeness >= LEAST:
        return Match(file.key, use, slot.key, 98, f"{said} is in the name, and the title fits.")
    if len(numbered) > 1:
        return Match(file.key, use, slot.key, 45, f"{said} is in the name; it has several papers.")
    return Match(file.key, use, slot.key, 70, f"{said} is in the name; the title reads otherwise.")


def _by_title(file: NamedFile, read: ReadName, use: str, ranked: Sequence[tuple[float, Slot]]) -> Match:
    if not ranked or ranked[0][0] < LEAST:
        what = (
            f"No item has the number {read.number}, and no title fits." if read.number else "No title fits."
        )
        return Match(file.key, LEAVE_OUT, None, 0, what)
    likeness, slot = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0
    if likeness >= SURE and likeness - second >= LEAD:
        return Match(file.key, use, slot.key, 92, "The title is the same.")
    if likeness >= LIKELY and likeness - second >= LEAD:
        return Match(file.key, use, slot.key, 75, "The title is much alike.")
    if likeness - second < LEAD:
        both = f"{slot.number} and {ranked[1][1].number}"
        return Match(file.key, use, slot.key, 40, f"The titles of items {both} are both alike.")
    return Match(file.key, use, slot.key, 50, "The title is somewhat alike.")


def _title(text: str) -> str:
    return " ".join(_WORDS.findall(text)).lower()


def _likeness(read: ReadName, title: str, titles: Sequence[str]) -> float:
    """The best likeness of the name, or of the document's own title, to one of these."""
    texts = [text for text in (read.words, _title(title)) if text]
    return max((_alike(text, each) for text in texts for each in titles), default=0.0)


def _alike(text: str, title: str) -> float:
    """Both orders of words count; a short title that is part of a long name counts less than the whole."""
    whole = float(fuzz.token_sort_ratio(text, title))
    part = float(fuzz.token_set_ratio(text, title))
    share = min(len(text), len(title)) / max(len(text), len(title), 1)
    return max(whole, part * (0.75 + 0.25 * share) if min(len(text), len(title)) >= 4 else whole)


def _one_paper_each(found: Sequence[Match]) -> list[Match]:
    best: dict[Hashable, Match] = {}
    for match in found:
        if (
            match.use == PAPER
            and match.confidence > best.get(match.slot, replace(match, confidence=-1)).confidence
        ):
            best[match.slot] = match
    return [
        match if match.use != PAPER or best[match.slot].file == match.file else _second(match)
        for match in found
    ]


def _second(match: Match) -> Match:
    why = f"{match.why} Another file fits better as the paper."
    return replace(match, use=ANNEX, confidence=min(match.confidence, 40), why=why)


def confidence_words(confidence: int) -> str:
    """Sure, likely, doubtful or none."""
    if confidence >= 85:
        return "Sure"
    if confidence >= 60:
        return "Likely"
    return "Doubtful" if confidence else "Not found"
