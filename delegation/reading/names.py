"""Finds who is meant: names in a document against the committees, posts and functions of an ICB."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(
    {"the", "of", "and", "a", "an", "for", "to", "its", "their", "in", "on", "or", "nhs", "icb", "by"}
)
_SAME = {"finance": "financial", "committees": "committee", "directors": "director", "officers": "officer"}
_SUGGESTED, _AT_LEAST = 3, 0.45


def plain(text: str) -> str:
    """The words of a name in small letters: "The Audit & Risk Committee" → "audit risk committee"."""
    words = _WORD.findall(text.lower().replace("’", "").replace("'", ""))
    kept = [word for word in words if word not in _EMPTY]
    return " ".join(kept or words)


def initials(text: str) -> str:
    return "".join(word[0] for word in plain(text).split())


@dataclass(frozen=True)
class Match(Generic[K]):
    """`key` is set when exactly one thing goes by the name; otherwise `suggestions`, the likeliest first."""

    key: K | None
    suggestions: tuple[K, ...] = ()


class NameIndex(Generic[K]):
    """Names and aliases of things. A name that two things share matches neither and suggests both."""

    def __init__(self, names: Iterable[tuple[str, K]]) -> None:
        self._exact: dict[str, dict[K, None]] = defaultdict(dict)
        self._words: dict[str, dict[K, None]] = defaultdict(dict)
        self._known: dict[K, list[frozenset[str]]] = defaultdict(list)
        self._initials: dict[str, dict[K, None]] = defaultdict(dict)
        for text, key in names:
            if name := plain(text):
                self._add(name, key)

    def _add(self, name: str, key: K) -> None:
        words = _words(name)
        self._exact[name][key] = None
        self._known[key].append(words)
        for word in words:
            self._words[word][key] = None
        if len(letters := initials(name)) > 1:
            self._initials[letters][key] = None

    def find(self, text: str) -> Match[K]:
        """Who goes by this name, else who might."""
        name = plain(text)
        exact = list(self._exact.get(name, ()))
        if len(exact) == 1:
            return Match(exact[0])
        if exact:
            return Match(None, tuple(exact[:_SUGGESTED]))
        return Match(None, tuple(self._like(name)[:_SUGGESTED]))

    def _like(self, name: str) -> list[K]:
        found: dict[K, float] = dict.fromkeys(self._initials.get(name.replace(" ", ""), ()), 1.0)
        words = _words(name)
        for key in {key for word in words for key in self._words.get(word, ())}:
            score = max(_likeness(words, known) for known in self._known[key])
            if score >= _AT_LEAST:
                found[key] = max(score, found.get(key, 0))
        return sorted(found, key=lambda key: (-found[key], str(key)))


def _words(name: str) -> frozenset[str]:
    return frozenset(_SAME.get(word, word) for word in name.split())


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Share of words in common, 0 to 1."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
