"""Names and telling words in text: how they are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from meetings.papers.rules.common_words import COMMON

WORD = re.compile(r"[^\W_]+")
DOTTED = re.compile(r"(?<=\b\w)\.(?=\w\b)")
APOSTROPHES = re.compile("['’‘ʼ`]")
LEGAL_FORMS = (
    ("community", "interest", "company"),
    ("nhs", "foundation", "trust"),
    ("nhs", "trust"),
    ("foundation", "trust"),
    ("nhs", "ft"),
    ("cic",),
    ("limited",),
    ("ltd",),
    ("llp",),
    ("plc",),
)
SHORTEST_NAME, SHORTEST_CORE, SHORTEST_TELLING = 4, 5, 5

Words = tuple[str, ...]


def words_of(text: str) -> Words:
    """The words without case, accents and punctuation: “St. John’s & Co” is st, johns, and, co; N.H.S. is nhs."""
    plain = DOTTED.sub("", APOSTROPHES.sub("", text)).replace("&", " and ").casefold()
    if not plain.isascii():
        parts = unicodedata.normalize("NFKD", plain).casefold()
        plain = "".join(c for c in parts if not unicodedata.combining(c))
    return tuple(WORD.findall(plain))


def without_form(words: Words) -> Words:
    """A name without a leading “the” and without what says only its legal form at the end (NHS Trust, Ltd, CIC)."""
    words = words[1:] if words[:1] == ("the",) else words
    form = next((form for form in LEGAL_FORMS if words[-len(form) :] == form), ())
    return words[: len(words) - len(form)]


def names_to_find(names: Iterable[str], *, ordinary: frozenset[str]) -> Iterator[Words]:
    """Each name as words to look for: as it stands, and without its legal form where what is left still tells.

    A single word tells when it is long enough and neither common nor `ordinary` (as the name of the place is); so
    does a name without its form. Two words that stand in the register are looked for whatever they are.
    """
    for name in names:
        words = words_of(name)
        words = words[1:] if words[:1] == ("the",) else words
        core = without_form(words)
        if len(words) > 1 or _tells(words, ordinary, SHORTEST_NAME):
            yield words
        if core != words and _tells(core, ordinary, SHORTEST_CORE):
            yield core


def _tells(words: Words, ordinary: frozenset[str], shortest: int) -> bool:
    telling = [word for word in words if word not in COMMON and word not in ordinary]
    return bool(telling) and (len(words) > 1 or len(words[0]) >= shortest)


class Text:
    """Words of a passage, made ready for looking up names and single words."""

    def __init__(self, text: str) -> None:
        words = words_of(text)
        self.set = frozenset(words)
        self.stems = frozenset(stem(word) for word in self.set)
        self._running = f" {' '.join(words)} "

    def has(self, name: Words) -> bool:
        """Whether the name stands there in whole words, side by side and in its order."""
        return bool(name) and self.set.issuperset(name) and f" {' '.join(name)} " in self._running


def same_name(one: str, other: str) -> bool:
    """Two spellings of one name: “Oxleas N.H.S. Foundation Trust” and “oxleas nhs ft”."""
    first, second = without_form(words_of(one)), without_form(words_of(other))
    return bool(first) and first == second


def stem(word: str) -> str:
    """The word without its plural; nothing cleverer, so that a chair sees why it matched."""
    if word.endswith("ies") and len(word) > SHORTEST_TELLING:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def telling_words(text: str, *, ordinary: frozenset[str]) -> frozenset[str]:
    """The stems of words that say what an interest is about; common and `ordinary` ones are left out."""
    plain = frozenset(stem(word) for word in ordinary)
    return frozenset(
        found
        for word in words_of(text)
        if len(found := stem(word)) >= SHORTEST_TELLING
        and not found.isdecimal()
        and found not in plain
        and not {word, found} & COMMON
    )
